/**
 * §5, (23)–(26).
 *
 * As printed: "This lemma implies that the objective in (21) can be lower-bounded by
 * $2m\big(\big\|\prod_{k=1}^m(\prod_{i=k+1}^m\mathbf W_i)^T\mathbf B\hat\Sigma_x^{\frac12} (\prod_{j=1}^{k-1}\mathbf
 * W_j)^T\big\|_2\big)^{\frac2m}$ (23) … if we unwrap the entire outer product, we get $\mathbf T^T$ in between every
 * two appearances of $\mathbf B\hat\Sigma_x^{\frac12}$, so that (23) reduces to $\nu(\mathbf B)\triangleq
 * 2m\big\|(\mathbf B\hat\Sigma_x^{\frac12}\mathbf T^T)^{m-1}\mathbf B\hat\Sigma_x^{\frac12} \big\|_2^{\frac2m}$. (25) …
 * if $\mathbf w$ is a global minimum, then $\lambda_{\max}(\mathbf H_{\mathbf w}) \ge \max\nu(\mathbf B)$ s.t.
 * $\|\mathbf B\|_F=1$. For the special case $\hat\Sigma_x=\mathbf I$ (Assumption A2), we show in App. V.2 that
 * $\max_{\|\mathbf B\|_F=1}\nu(\mathbf B) = 2m(\sigma_{\max}(\mathbf T))^{2(1-\frac1m)}$. (26)"
 *
 * u, v and T of "reached" are those of the computed decomposition of E(W), with singular values exact by definition and
 * vectors within their radii of orthonormal ones: a T next to E(W), at which the value is exact.
 */
import { atLeast, atMost, claim, equal, holds, same } from "../../src/claim/index.js";
import { dualSharpness, endToEnd, minimumSharpness, type Quantity, sum } from "../../src/numerics/index.js";
import { chain, frobeniusSquared, identity, type Matrix } from "../../src/numerics/matrices/index.js";
import { isZeroExactly, spectralNorm } from "../../src/numerics/spectra/index.js";
import { drawn, minima, reached } from "./objects/nu.js";
import { wideLayers } from "./shared/assumptions.js";
import { dualFactors } from "./shared/dual-factors.js";
import { leastSharpness } from "./shared/least-sharpness.js";

const { at } = drawn;

const LEMMA = "2Σ‖Ψ_k‖_F² ≥ 2m‖Ψ_m⋯Ψ_1‖_2^{2/m}, Ψ_k of (21)";
const UNWRAPPED = "Ψ_m⋯Ψ_1 = (BΣ̂_x^{1/2}Tᵀ)^{m−1}BΣ̂_x^{1/2}";
const DUAL = "λ_max(H_w) ≥ ν(B), ‖B‖_F = 1";

export default claim(minima, {
  id: "mulayoff2020/nu",
  title: "The lower bound ν(B) of the sharpness of a minimum, and its maximum for white data",
  kinds: ["bound", "identity", "attained"],
  locus: "(23)–(26)",
  reading: `Products in the order of (14), so that the factors of (23) are multiplied from k = m down to 1. All sides are
    homogeneous of degree 2 in B; they are compared at B ≠ 0 and, for λ_max and (26), divided by ‖B‖_F². (26) says that no B
    has a larger ν and that one has this value: B = uvᵀ.`,
  assumptions: [wideLayers(drawn, "Not needed at a w with T = E(w), as is tested. A1 makes every T such a product.")],
  printed:
    holds`\lambda_{\max}(H_w) \ge \nu(B) = 2m\big\|(B\hat\Sigma_x^{1/2}T^T)^{m-1}B\hat\Sigma_x^{1/2}\big\|_2^{\frac{2}{m}}, \quad
      \max_{\|B\|_F=1} \nu(B) = 2m\,\sigma_{\max}(T)^{2(1-\frac{1}{m})} \text{ for } \hat\Sigma_x = I`(
      ({ weights, root, B, L: m }) => {
        const target = endToEnd(weights);
        const through = B.times(root);
        const step = through.times(target.T);
        const psi = dualFactors(weights, through);
        const product = chain([...psi].reverse());
        const size = psi.reduce((total, factor) => total * factor.normBound, 1);
        const nu = (seenBy: Matrix): Quantity => dualSharpness(m, target, seenBy, B);
        const isZero = isZeroExactly(B);
        return {
          [LEMMA]: atLeast(
            sum(psi.map(frobeniusSquared)).times(2),
            spectralNorm(product)
              .power(2, m)
              .times(2 * m),
          ),
          [UNWRAPPED]: same(product, chain([...new Array<Matrix>(m - 1).fill(step), through]), size),
          "ν(uvᵀ) = 2mσ_max(T)^{2(1−1/m)}, Σ̂_x = I": equal(...reached(weights)),
          [DUAL]: isZero ? null : atLeast(minimumSharpness(weights, root), nu(root)),
          "ν(B) ≤ 2mσ_max(T)^{2(1−1/m)}, ‖B‖_F = 1, Σ̂_x = I": isZero
            ? null
            : atMost(nu(identity(root.rows)), leastSharpness(m, spectralNorm(target))),
        };
      },
    ),
  equality: {
    "balanced layers and B = uvᵀ, white data": [
      at({ widths: [1, 1, 1], W: [2, -2], G: 0, B: 3 }),
      at({ widths: [1, 1, 1, 1], W: [2, 2, 2], G: 0, B: 1 }),
      at({ widths: [2, 2, 1], W: ["2 0; 0 0", "2 0"], G: "0 0; 0 0", B: "1 0" }),
    ],
    "balanced scalar layers, not white": {
      of: [LEMMA, UNWRAPPED, DUAL],
      at: [at({ widths: [1, 1, 1], W: [2, 2], G: 1, B: 1 })],
    },
  },
  degenerate: {
    "B = 0": at({ widths: [1, 1, 1], W: [1, 1], G: 0, B: 0 }),
    "T = 0": at({ widths: [1, 1, 1], W: [0, 0], G: 1, B: 1 }),
    "one layer": at({ widths: [1, 1], W: [2], G: 1, B: 1 }),
    "repeated singular values": at({ widths: [2, 2, 2], W: ["0 1; -1 0", "1 0; 0 1"], G: "0 1; 0 0", B: "1 0; 0 1" }),
    "rank-deficient T, B that T does not see": at({
      widths: [2, 2, 2],
      W: ["1 0; 0 0", "1 0; 0 1"],
      G: "0 0; 0 0",
      B: "0 0; 0 1",
    }),
  },
  situations: {
    "m ≥ 3": ({ weights }) => weights.length >= 3,
    "m = 1": ({ weights }) => weights.length === 1,
    "two inputs and two outputs or more": ({ d0, dL }) => Math.min(d0, dL) >= 2,
    "d_x ≠ d_y": ({ d0, dL }) => d0 !== dL,
    "correlated inputs": ({ root }) => root.cols >= 2 && root.at(0, 1) !== 0,
  },
  budget: { share: 0.2, atLeast: 60 },
});
