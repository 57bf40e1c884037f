/**
 * "Stability of Gradient Flow".
 *
 * As printed: "The gradient flow (GF) is GD with a infinite-small learning rate. $\dot\theta_t = -\nabla\hat
 * L(\theta_t)$. All critical points ($\nabla\hat L(\theta) = 0$) are the fixed points of GF. But GF only prefers minima
 * which are the stable ones. Saddle points are unstable; minima are stable."
 *
 * About a critical point of a quadratic loss $\theta_t-\theta^* = e^{-tH}(\theta_0-\theta^*)$, and the largest factor
 * over all starts is $e^{-\lambda_{\min}t}$: at most 1 exactly where that loss has a minimum. At saddles of others it
 * may be 1, too, as at 0 for ½(abc − 1)², where H = 0: from (s, s, s) the flow is $\dot s = s^2(1-s^3)$, which leaves 0
 * in a time of about 1/s. On the landscape ½(aw − 1)² of the slides, with the saddle 0, the flow keeps a² − w², so that
 * from near 0 it ends at $\|\theta\|^2 = \sqrt{(a^2-w^2)^2+4} \ge 2$ however near it began. And $\|\nabla L\|^2 =
 * 2L\|\theta\|^2$: the whole path from θ_0 is at most $|a_0w_0-1|/\min_t\|\theta_t\|$ long, so that what begins next to
 * a minimum stays there. As aw runs to 1, $\|\theta\|^2 = \sqrt{(a_0^2-w_0^2)^2+4(aw)^2}$ is least at an end, or at aw
 * = 0 where that lies between them.
 *
 * Two routes: the flow by integration, with the integrator's estimate of its error as radius, and eigenvalues of H or
 * numbers of the start.
 */
import { atLeast, atMost, claim, equal, holds } from "../../src/claim/index.js";
import { absolute, exact, exponential, minimum, squareRoot, twoTo } from "../../src/numerics/index.js";
import { frobeniusNorm, frobeniusSquared, fromRows, identity, type Matrix } from "../../src/numerics/matrices/index.js";
import { smallestEigenvalue, spectralNorm } from "../../src/numerics/spectra/index.js";
import { drawn, flowed, flows, landscapeGradient } from "./objects/gradient-flow.js";

const { at } = drawn;

export default claim(flows, {
  id: "wu2025/gradient-flow",
  title: "Gradient flow is stable at minima, and leaves saddles",
  kinds: ["dynamics"],
  locus: "“Stability of Gradient Flow”",
  reading: `Stable: what begins near enough stays as near as one likes for all times. The print is for all L̂, and the losses of
    networks with ReLU have no gradient everywhere. That L̂ is real analytic is a hypothesis of ours: there a critical point is
    stable exactly where it is a local minimum (Absil and Kurdyka 2006). For smooth losses neither direction holds: minima that
    are not isolated may be unstable (same place), and e^{−1/x²}sin(1/x), at 0, is stable at what is no minimum, between
    critical points on both sides. The flow is tested about critical points of quadratic losses in up to three dimensions,
    where minima may be flat in some of them, on the landscape ½(aw − 1)² of the slides, and from (s, s, s) on ½(abc − 1)². A
    saddle is left from almost every start: those with a = −w run into it.`,
  words: "ours",
  printed:
    holds`\hat L \text{ real analytic},\ \dot\theta_t = -\nabla \hat L(\theta_t): \quad \theta^* \text{ stable} \iff \theta^* \text{ a minimum},
      \quad \nabla \hat L(\theta^*) = 0`(({ near, duration, bits, hessian, start }) => {
      const whole = flowed(identity(hessian.rows), (theta) => hessian.times(theta), duration);
      const first = fromRows(start.map((x) => [x]));
      const [a, w] = start.map((x) => exact(x));
      const residual = a!.times(w!).minus(1);
      const crossing = start[0] * start[1] < 0;
      const kept = a!.squared().minus(w!.squared());
      const last = squareRoot(kept.squared().plus(4));
      if (near === "saddle with H = 0") {
        // From (2^−bits)(1, 1, 1), as far off as a few thousand steps lead: the time is 1/s to leave, and some more.
        const s = twoTo(-Math.min(bits, 6));
        const reached = flowed(fromRows([[s], [s], [s]]), landscapeGradient, 1 / s + 8);
        return {
          "‖θ_T‖² ≥ 3(1 − 2⁻⁵) from next to 0, for ½(abc − 1)²":
            reached && atLeast(frobeniusSquared(reached), exact(3 * (1 - 2 ** -5))),
        };
      }
      if (near === "saddle") {
        // e^T is the factor of the linearized flow: enough to come from 2^−bits to 1, and some time more.
        const reached = flowed(first, landscapeGradient, bits + 8);
        return {
          "max_{‖δ₀‖=1} ‖δ_t‖ = e^{−λ_min(H)t}": whole && growth(whole, hessian, duration),
          "‖θ_T‖² ≥ (1 − 2⁻⁵)√((a₀²−w₀²)² + 4) from next to the saddle":
            reached && atLeast(frobeniusSquared(reached), last.times(1 - 2 ** -5)),
        };
      }
      const reached = flowed(first, landscapeGradient, duration);
      const nearest = squareRoot(minimum([frobeniusSquared(first), last, ...(crossing ? [absolute(kept)] : [])]));
      return {
        "max_{‖δ₀‖=1} ‖δ_t‖ = e^{−λ_min(H)t}": whole && growth(whole, hessian, duration),
        "‖θ_t − θ_0‖ ≤ |a₀w₀ − 1|/min‖θ_t‖ from next to a minimum":
          reached && atMost(frobeniusNorm(reached.minus(first)), absolute(residual).over(nearest)),
      };
    }),
  equality: {
    "a minimum, a saddle, and a flat direction": {
      of: ["max_{‖δ₀‖=1} ‖δ_t‖ = e^{−λ_min(H)t}"],
      at: [
        at({ bits: 3, A: "1 0; 0 2", shift: "1 1" }),
        at({ about: "any", near: "saddle", bits: 2, A: "1 2; 2 -1", shift: "1 1" }),
        at({ bits: 1, A: "1 1; 1 1", shift: "1 1" }),
      ],
    },
  },
  degenerate: {
    "H = 0: all rest": at({ bits: 1, A: 0, shift: "1 1" }),
    "at a minimum itself": at({ bits: 1, A: 1, shift: "0 0" }),
    "aw < 0 next to a minimum": at({ base: 3, bits: 1, A: 1, shift: "1 -1" }),
    "next to a saddle with H = 0": at({ near: "saddle with H = 0", bits: 3, A: 1, shift: "1 1" }),
    "a flow that needs more steps than it gets": at({
      about: "any",
      bits: 1,
      duration: 2,
      A: "20000 0; 0 -1",
      shift: "1 1",
    }),
    "next to the ends of a = −w": at({ near: "saddle", bits: 1, A: 1, shift: "1 0" }),
  },
  situations: {
    "H ⪰ 0, p ≥ 2": ({ about, hessian }) => about === "minimum" && hessian.rows >= 2,
    "any H, p ≥ 2": ({ about, hessian }) => about === "any" && hessian.rows >= 2,
    "2⁻⁸ from a saddle, or less": ({ near, bits }) => near === "saddle" && bits >= 8,
    "2⁻³ from a saddle with H = 0, or less": ({ near, bits }) => near === "saddle with H = 0" && bits >= 3,
    "a minimum that is not balanced": (_, { choices, reals }) => choices["near"] === "minimum" && reals["base"] !== 1,
  },
  budget: { share: 0.06, atLeast: 60 },
});

/** The largest factor over all starts is the norm of the flow of the identity. */
function growth(whole: Matrix, hessian: Matrix, time: number) {
  return equal(spectralNorm(whole), exponential(smallestEigenvalue(hessian).times(-time)));
}
