/**
 * "The Linear Stability Analysis", the linearized iterates.
 *
 * As printed: "Linearize the GD dynamics: Then, linearzing GD around $\theta^*$ gives $\theta_{t+1}-\theta^* =
 * \theta_t-\theta^*-\eta(\nabla L(\theta_t)-\nabla L(\theta^*)) \approx (I-\eta H(\theta^*))(\theta_t-\theta^*) =
 * (I-\eta H(\theta^*))^t(\theta_0-\theta^*)$."
 *
 * The iterates are those of the gradients of the loss, the powers those of the matrix $I-\eta H$.
 */
import { claim, holds, refuted, same } from "../../src/claim/index.js";
import { frobeniusNorm, pow } from "../../src/numerics/index.js";
import { DEGENERATE_DESCENTS, DESCENT_SITUATIONS, descended, descents, matrixPower } from "./shared/linearized-gd.js";

/** θ_{t+1} − θ* = (I−ηH)^{t+later} (θ_0 − θ*). */
function iterates(descent: ReturnType<typeof descents.materialize>, later: 0 | 1) {
  const { hessian, step, start, rate, steps: t } = descent;
  // Terms of the power may cancel: compared with the largest that the steps allow.
  const size = pow(1 + rate * frobeniusNorm(hessian).value, t + 1) * frobeniusNorm(start).value;
  return same(descended(descent, t + 1), matrixPower(step, t + later).times(start), size);
}

export default claim(descents, {
  id: "wu2025/gd-iterates",
  title: "The iterates of linearized gradient descent as powers of I − ηH",
  kinds: ["dynamics", "identity"],
  locus: "“The Linear Stability Analysis”, display",
  reading: `The ≈ is the linearization, and the last = is that of the linearized iterates from θ_0. H is that of a
    least-squares loss ‖J(θ−θ*)‖²/(2n), for which the ≈ is an equality and the linearized iteration is gradient descent
    itself.`,
  printed: refuted`\theta_{t+1} - \theta^* = (I - \eta H)^t (\theta_0 - \theta^*)`((descent) => ({
    "θ_{t+1} − θ* = (I−ηH)^t (θ_0 − θ*)": iterates(descent, 0),
  })),
  corrected: holds`\theta_{t+1} - \theta^* = (I - \eta H)^{t+1} (\theta_0 - \theta^*)`((descent) => ({
    "θ_{t+1} − θ* = (I−ηH)^{t+1} (θ_0 − θ*)": iterates(descent, 1),
  })),
  equality: {
    "H = 1 or 4, scalar": [1, 2].flatMap((J) => [1, 3].map((steps) => descents.at({ steps, rate: 0.5, J, start: 1 }))),
  },
  degenerate: DEGENERATE_DESCENTS,
  situations: DESCENT_SITUATIONS,
  erratum: {
    grade: "constant",
    slip: `The last equality counts the steps from θ_0 to θ_{t+1} as t: the factor (I − ηH) of the step from θ_t is lost
      when θ_t − θ* is replaced by its power. There are t + 1 of them, as the step before the last = shows with t = 0.
      For H = 1, η = 1/2 and θ_0 − θ* = 1 the second iterate is 1/4 and not 1/2. Nothing that follows on the slides
      depends on it: the stability condition and the escape rate are wu2025/gd-stability.`,
    instead: "θ_{t+1} − θ* = (I − ηH)^{t+1} (θ_0 − θ*).",
  },
  budget: { share: 0.2, atLeast: 60 },
});
