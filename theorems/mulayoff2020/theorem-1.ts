/**
 * Theorem 1 (§4), with (27), (28) and (29) of its proof (§5).
 *
 * As printed: "Assume A1 and A2. If $\mathbf w\in\Omega_0$ then $\lambda_{\max}(\mathbf H_{\mathbf w}) =
 * 2m\times(\sigma_{\max}(\mathbf T))^{2(1-\frac1m)}$, (17) and the corresponding eigenvector is $\mathbf b =
 * \Phi(\mathbf v\otimes\mathbf u)$." Proof: "$\mathbf W_m^* = \mathbf U\mathbf S_m^{\frac1m}$, $\mathbf W_j^* = \mathbf
 * S_j^{\frac1m}$, $\mathbf W_1^* = \mathbf S_1^{\frac1m}\mathbf V^T$ (27) … $\lambda_{\max}(\mathbf H_{\mathbf w^*}) =
 * 2m(\sigma_{\max}(\mathbf T))^{2(1-\frac1m)}$ (28) … $\min_{\mathbf w\in\Omega}\lambda_{\max}(\mathbf H_{\mathbf w}) =
 * 2m(\sigma_{\max}(\mathbf T))^{2(1-\frac1m)}$ (29)."
 *
 * U, S and V of (27) are those of the computed decomposition of E(W), S exact by definition and U, V within their radii
 * of orthonormal matrices: a solution (27) for a T next to E(W), with no small singular value's root to lose digits in.
 * Sharpness comes from the Gram matrix 2ΦᵀΦ, Hb from the product of the Hessian with a vector by the chain rule.
 */
import { atLeast, atMost, claim, equal, holds, same } from "../../src/claim/index.js";
import { exact, product, takenAsExact } from "../../src/numerics/arithmetic/index.js";
import { flattenedRows, frobeniusSquared, type Matrix } from "../../src/numerics/matrices/index.js";
import { canonicalMinimum, signalDirection } from "../../src/numerics/minima/index.js";
import {
  endToEnd,
  hessianVectorProduct,
  minimumSharpness,
  predictions,
  whitenedProblem,
} from "../../src/numerics/networks/index.js";
import { leadingPair, spectralNorm, svd } from "../../src/numerics/spectra/index.js";
import { colored, drawn, isFlattest, minima, type minimumOf } from "./objects/theorem-1.js";
import { whiteData, wideLayers } from "./shared/assumptions.js";
import { flattestMinima, type FlattestMinimum, inOmegaZero } from "./shared/flattest-minima.js";
import { leastSharpness } from "./shared/least-sharpness.js";

/** Hb by the chain rule, for data Σ̂_x^{1/2}e_k. `whitenedProblem` counts the loss as often as T has entries. */
function hessianTimes(weights: readonly Matrix[], direction: readonly Matrix[], root: Matrix | undefined): Matrix {
  const white = whitenedProblem(endToEnd(weights));
  const seen = root && white.measurements.map((a) => a.times(root));
  const problem = seen ? { measurements: seen, labels: predictions(weights, seen) } : white;
  const result = flattenedRows([hessianVectorProduct(weights, problem, direction)]);
  return result.times(exact(1).over(problem.measurements.length));
}

const FLOOR = "λ_max(H_w) ≥ 2mσ_max(T)^{2(1−1/m)}";
const SOLUTION = "λ_max(H_{w*}) = 2mσ_max(T)^{2(1−1/m)}, w* of (27)";
const EIGENVECTOR = "H_{w*} b = 2mσ_max(T)^{2(1−1/m)} b";

/** (29) at any minimum, (28) at the solution (27) for the same T, and how far b is from an eigenvector. */
function anywhere({ weights, target, root }: ReturnType<typeof minimumOf>) {
  const m = weights.length;
  const decomposition = svd(target);
  const canonical = canonicalMinimum(decomposition, weights);
  const least = leastSharpness(m, takenAsExact(decomposition.values[0]!, "(27) solves for the T of the decomposition"));
  const atSolution = signalDirection(canonical, decomposition);
  // A pair that is known within its error, which that of the decomposition is not where values tie.
  const { left, right } = leadingPair(target);
  const isKnown = Number.isFinite(left.radius) && Number.isFinite(right.radius);
  const b = signalDirection(weights, { u: left, v: right });
  const sharpness = minimumSharpness(weights, root);
  const floor = leastSharpness(m, spectralNorm(target));
  const off = hessianTimes(weights, b, root).minus(flattenedRows([b]).times(sharpness));
  return {
    [FLOOR]: atLeast(sharpness, floor),
    [SOLUTION]: equal(minimumSharpness(canonical, root), least),
    [EIGENVECTOR]: same(hessianTimes(canonical, atSolution, root), flattenedRows([atSolution]).times(least)),
    "every w: ‖H_w b − λ_max b‖² ≤ λ_max²(λ_max − λ*)/8": isKnown
      ? atMost(frobeniusSquared(off), product([sharpness, sharpness, sharpness.minus(floor)]).over(8))
      : null,
  };
}

/** (17) at a flattest minimum, and its eigenvector, which is none if it is zero. */
function atFlattest(minimum: FlattestMinimum) {
  const { weights, target, left, right } = minimum;
  const m = weights.length;
  const b = signalDirection(weights, { u: left, v: right });
  const least = leastSharpness(m, spectralNorm(target));
  return {
    ...inOmegaZero(minimum),
    "w ∈ Ω₀: H_w b = 2mσ_max(T)^{2(1−1/m)} b": same(
      hessianTimes(weights, b, undefined),
      flattenedRows([b]).times(least),
    ),
    "w ∈ Ω₀: ‖b‖² = mσ_max(T)^{2(1−1/m)}, which is not 0": equal(frobeniusSquared(flattenedRows([b])), least.over(2)),
  };
}

export default claim(minima, {
  id: "mulayoff2020/theorem-1",
  title: "The sharpness of the flattest minima for white data",
  kinds: ["bound", "attained", "identity"],
  locus: "Theorem 1, (17), (27)–(29)",
  reading: `(29) says that no minimum is flatter and that one is as flat: the first is a bound on every w, drawn or found by a
    descent of λ_max, whose end-to-end matrix is T, the second is (28). u, v is any first singular pair of T ≠ 0: for
    T = 0 and m ≥ 2 the vector b is zero at (27), which no eigenvector is. Where b is compared at every w, λ* is the
    value (17); for x = v ⊗ u and G = 2ΦᵀΦ it is xᵀG(λ_max − G)²x ≤ (λ_max²/4) xᵀ(λ_max − G)x, true of each eigenvalue.`,
  assumptions: [
    wideLayers(
      drawn,
      "Not needed where T = E(w) for some w, as is tested: rank T then fits through the bottleneck, and so does (27). " +
        "A1 makes every T such a product; what holds where the least loss is not reached is another question.",
    ),
    whiteData(colored.specs),
  ],
  printed: holds`\min_{w \in \Omega} \lambda_{\max}(H_w) = 2m\,\sigma_{\max}(T)^{2(1 - \frac{1}{m})}, \quad
      H_w b = \lambda_{\max}(H_w)\, b \text{ for } b = \Phi(v \otimes u),\ w \in \Omega_0`((minimum) =>
    isFlattest(minimum) ? atFlattest(minimum) : anywhere(minimum),
  ),
  equality: {
    "the solution (27) of a diagonal T": {
      of: [FLOOR, SOLUTION, EIGENVECTOR],
      at: [
        drawn.at({ widths: [1, 1, 1], W: [2, 2] }),
        drawn.at({ widths: [2, 2, 2, 2], W: ["2 0; 0 1", "2 0; 0 1", "2 0; 0 1"] }),
        drawn.at({ widths: [2, 3, 1], W: ["3 0; 0 0; 0 0", "3 0 0"] }),
      ],
    },
    "one layer: H = 2I": { of: [FLOOR, SOLUTION, EIGENVECTOR], at: [drawn.at({ widths: [2, 2], W: ["1 2; 3 4"] })] },
    "flattest minima by construction": flattestMinima.draws(4),
  },
  degenerate: {
    "T = 0, zero layers": drawn.at({ widths: [1, 1, 1], W: [0, 0] }),
    "T = 0, one layer": drawn.at({ widths: [1, 1], W: [0] }),
    "T = 0, one layer not zero": drawn.at({ widths: [2, 2, 2], W: ["1 0; 0 0", "0 0; 0 1"] }),
    "repeated singular values": drawn.at({ widths: [2, 2, 2], W: ["0 1; -1 0", "2 0; 0 2"] }),
    "bottleneck as wide as the output": drawn.at({ widths: [3, 1, 1], W: ["1 2 2", 1] }),
  },
  situations: {
    "depth ≥ 3": ({ weights }) => weights.length >= 3,
    "d_x ≠ d_y": ({ weights }) => weights[0]!.cols !== weights.at(-1)!.rows,
    "found by a descent": ({ constructed }, { reals }) => !constructed && (reals["steps"] ?? 0) > 0,
    "a flattest minimum": ({ constructed }) => constructed,
  },
  budget: { share: 0.5, atLeast: 60 },
});
