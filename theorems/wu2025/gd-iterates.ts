/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "The Linear Stability Analysis", the linearized iterates.
 *
 * As printed: "Linearize the GD dynamics: Then, linearzing GD around $\theta^*$ gives $\theta_{t+1}-\theta^* =
 * \theta_t-\theta^*-\eta(\nabla L(\theta_t)-\nabla L(\theta^*)) \approx (I-\eta H(\theta^*))(\theta_t-\theta^*) =
 * (I-\eta H(\theta^*))^t(\theta_0-\theta^*)$."
 *
 * Reading: the ≈ is the linearization, and the last = is that of the linearized iterates from θ_0. H is that of a
 * least-squares loss $\frac1{2n}\|J(\theta-\theta^*)\|^2$, for which the ≈ is an equality and the linearized iteration is
 * gradient descent itself. The iterates are those of its gradients, the powers those of the matrix $I-\eta H$.
 *
 * Where it fails: the power. t + 1 steps from θ_0 give $(I-\eta H)^{t+1}$, as the step before the last = shows with
 * t = 0; for H = 1, η = 1/2 and $\theta_0-\theta^* = 1$ the second iterate is 1/4 and not 1/2. Nothing that follows on the
 * slides depends on it: the condition and the escape rate are `gd-stability`.
 */
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { same } from "../../src/claim/relation.js";
import { frobeniusNorm } from "../../src/numerics/index.js";
import {
  DEGENERATE_DESCENTS,
  descended,
  hessianOf,
  type LinearizedGd,
  linearizedGd,
  linearizedGdSpecs,
  matrixPower,
  stepMatrix,
} from "./shared/linearized-gd.js";

const { explicit } = linearizedGdSpecs;

const PRINTED = "θ_{t+1} − θ* = (I−ηH)^t (θ_0 − θ*)";
const ITERATES = "θ_{t+1} − θ* = (I−ηH)^{t+1} (θ_0 − θ*)";

/** θ_{t+1} − θ* = (I−ηH)^exponent (θ_0 − θ*). */
function iterates(name: string, gd: LinearizedGd, exponent: number): Relation {
  const { start, rate, steps: t } = gd;
  const powered = matrixPower(stepMatrix(gd), exponent).times(start);
  // Terms of the power may cancel: compared with the largest that the steps allow.
  const size = (1 + rate * frobeniusNorm(hessianOf(gd)).value) ** (t + 1) * frobeniusNorm(start).value;
  return same(name, descended(gd, t + 1), powered, size);
}

export default defineClaim<LinearizedGd>({
  id: "wu2025/gd-iterates",
  title: "The iterates of linearized gradient descent as powers of I − ηH",
  kinds: ["dynamics", "identity"],
  locus: "“The Linear Stability Analysis”, display",
  reading:
    "The last = is that of the linearized iterates; the losses here are quadratic, so that the ≈ before it is one too.",
  specs: linearizedGdSpecs,
  materialize: linearizedGd,
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\theta_{t+1} - \theta^* = (I - \eta H)^t (\theta_0 - \theta^*)`,
      expected: "refuted",
      relations: (gd) => [iterates(PRINTED, gd, gd.steps)],
    },
    {
      name: "corrected",
      statement: String.raw`\theta_{t+1} - \theta^* = (I - \eta H)^{t+1} (\theta_0 - \theta^*)`,
      expected: "holds",
      relations: (gd) => [iterates(ITERATES, gd, gd.steps + 1)],
    },
  ],
  equalityCases: [
    {
      name: "H = 1 or 4, scalar",
      form: "corrected",
      relations: [ITERATES],
      specs: [1, 2].flatMap((j) =>
        [1, 3].map((steps) =>
          explicit({ sizes: { n: 1, p: 1, steps }, reals: { rate: 0.5 }, lists: { J: [[[j]]], start: [[[1]]] } }),
        ),
      ),
    },
  ],
  degenerateCases: DEGENERATE_DESCENTS,
  erratum: {
    slip:
      "The last equality counts the steps from θ_0 to θ_{t+1} as t: the factor (I − ηH) of the step from θ_t is lost when " +
      "θ_t − θ* is replaced by its power. The stability condition and the escape rate do not depend on it.",
    instead: "θ_{t+1} − θ* = (I − ηH)^{t+1} (θ_0 − θ*).",
  },
  budget: { share: 0.2, atLeast: 60 },
});
