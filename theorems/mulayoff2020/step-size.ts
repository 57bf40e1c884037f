/**
 * §4, text after Theorem 1.
 *
 * As printed: "Since a minimum point $\mathbf w^*$ is stable for GD if the step-size satisfies $\eta\le
 * 2/\lambda_{\max}(\mathbf H_{\mathbf w^*})$, we conclude that the maximal step-size allowing convergence satisfies
 * $\eta_{\max}\le\frac1m(\sigma_{\max}(\mathbf T))^{-2(1-1/m)}$."
 *
 * H comes from all second derivatives of the loss. The minimum that reaches η_max is (27) for the computed
 * decomposition of E(w), with singular values exact by definition.
 */
import { atLeast, atMost, claim, equal, holds } from "../../src/claim/index.js";
import { canonicalMinimum, distance, identity, Matrix, signalDirection } from "../../src/numerics/index.js";
import { exact, isClearlyPositive, type Quantity, takenAsExact } from "../../src/numerics/arithmetic/index.js";
import { squaredErrorDescent } from "../../src/numerics/descent/index.js";
import { endToEnd, explicitMinimumHessian, minimumSharpness } from "../../src/numerics/networks/index.js";
import { largestEigenvalue, spectralNorm, svd } from "../../src/numerics/spectra/index.js";
import { colored, drawn, minima } from "./objects/step-size.js";
import { whiteData, wideLayers } from "./shared/assumptions.js";

/** By how much the step sizes of descents are beside the largest one. */
const MARGIN = 1 / 32;

/**
 * How far beside a minimum descents start, in units of b, or of w where that is shorter, and how many steps they make.
 */
const BESIDE = 2 ** -24;
const STEPS = 32;

/** ‖E(0) − T‖_F and ‖E(n) − T‖_F for a descent from beside w, along b = Φ(v ⊗ u), with T = E(w). */
function residuals(weights: readonly Matrix[], pair: { readonly u: Matrix; readonly v: Matrix }, stepSize: number) {
  const kept = weights.map(({ rows, cols, data }) => new Matrix(rows, cols, data));
  const target = endToEnd(kept);
  const along = signalDirection(kept, pair);
  // Of a deep network with large gains b is so much longer than w that no share of it would be beside.
  const [b, w] = [along, kept].map((all) => Math.max(...all.map(({ normBound }) => normBound))) as [number, number];
  const start = kept.map((layer, k) => layer.plus(along[k]!, BESIDE * Math.min(1, w / b)));
  const initial = start.map(({ rows, cols, data }) => new Matrix(rows, cols, data));
  const { weights: end } = squaredErrorDescent(initial, target, { stepSize, steps: STEPS });
  return [initial, end].map((w) => distance(endToEnd(w), target)) as [Quantity, Quantity];
}

/** (1/m)σ^{−2(1−1/m)}. */
function largestStep(depth: number, gain: Quantity): Quantity {
  return exact(1).over(gain.power(2 * (depth - 1), depth).times(depth));
}

const BOUND = "2/λ_max(H_w) ≤ (1/m)σ_max(T)^{−2(1−1/m)}";
const REACHED = "2/λ_max(H_{w*}) = (1/m)σ_max(T)^{−2(1−1/m)}, w* of (27)";
const ITERATION = "‖I − ηH_w‖₂ = 1 at η = 2/λ_max(H_w)";

export default claim(minima, {
  id: "mulayoff2020/step-size",
  title: "The largest step size at which some minimum is stable",
  kinds: ["bound", "attained", "dynamics"],
  locus: "§4, text after Theorem 1",
  reading: `Stability is that of the linearized iteration δ ↦ (I − ηH)δ, all eigenvalues in [−1, 1], as §2 reads Wu et al.
    (2018), and η_max the largest η at which some minimum is stable. Descent itself is run from beside minima with a step
    size 1/32 above, where it leaves every one that was drawn, and 1/32 below, where it comes back to (27). Nothing is said
    here of iterates that land on an unstable minimum exactly. T ≠ 0, for the negative power; A1 and A2 as in Theorem 1.`,
  assumptions: [
    wideLayers(drawn, "Not needed at a w with T = E(w), as for Theorem 1."),
    { ...whiteData(colored.specs), slack: ({ root, d0 }) => distance(root, identity(d0)).negated() },
  ],
  printed:
    holds`\eta_{\max} = \max_{w \in \Omega} \frac{2}{\lambda_{\max}(H_w)} \le \frac{1}{m}\sigma_{\max}(T)^{-2(1 - \frac{1}{m})}`(
      ({ weights, L: m, root }) => {
        const target = endToEnd(weights);
        const decomposition = svd(target);
        const gain = spectralNorm(target);
        if (!isClearlyPositive(gain, "the step divides by it")) return {};
        const solved = takenAsExact(decomposition.values[0]!, "(27) solves for the T of the decomposition");
        const hessian = explicitMinimumHessian(weights, root);
        const stablest = exact(2).over(minimumSharpness(canonicalMinimum(decomposition, weights), root));
        const limit = largestStep(m, gain).value;
        // A step that no double is.
        if (limit === Infinity) return {};
        const [away, outside] = residuals(weights, decomposition, (1 + MARGIN) * limit);
        const [near, inside] = residuals(canonicalMinimum(decomposition, weights), decomposition, (1 - MARGIN) * limit);
        const iteration = identity(hessian.rows).minus(hessian.times(exact(2).over(minimumSharpness(weights, root))));
        return {
          [BOUND]: atMost(exact(2).over(largestEigenvalue(hessian)), largestStep(m, gain)),
          [REACHED]: equal(stablest, largestStep(m, solved)),
          // Data that are not white are seen by H alone.
          "η = 33/32 of it: ‖E(w(n)) − T‖ ≥ ‖E(w(0)) − T‖ beside every w": atLeast(outside, away),
          "η = 31/32 of it: ‖E(w(n)) − T‖ ≤ ‖E(w(0)) − T‖ beside w*": atMost(inside, near),
          // For one layer and white data I − ηH = −I; otherwise H has the eigenvalue 0 or smaller ones than λ_max.
          [ITERATION]: equal(spectralNorm(iteration), exact(1)),
        };
      },
    ),
  equality: {
    "balanced numbers, and one layer": {
      of: [BOUND, REACHED, ITERATION],
      at: [
        drawn.at({ widths: [1, 1], W: [3] }),
        drawn.at({ widths: [1, 1, 1], W: [2, -2] }),
        drawn.at({ widths: [1, 1, 1, 1], W: [2, 2, 2] }),
      ],
    },
  },
  degenerate: {
    "T = 0": drawn.at({ widths: [1, 1, 1], W: [0, 1] }),
    "unbalanced numbers": drawn.at({ widths: [1, 1, 1], W: [1, 4] }),
    "bottleneck as wide as the output": drawn.at({ widths: [2, 1, 1], W: ["1 2", 1] }),
  },
  situations: {
    "depth ≥ 3": ({ L }) => L >= 3,
    "d_x ≠ d_y": ({ d0, dL }) => d0 !== dL,
  },
  budget: { share: 0.2, atLeast: 60 },
});
