/**
 * §4, proof of Theorem 5.
 *
 * As printed: "We first define $B_1 = (\sum_{i=1}^n A_i A_i^\top)^{\frac{1}{2}}$ and $B_2 = (\sum_{i=1}^n A_i^\top
 * A_i)^{\frac{1}{2}}$. Therefore we have that $$\text{tr}[\nabla^2 \mathcal{L}(\mathbf{W})] = \sum_{i=1}^n (\|A_i^\top
 * W_2\|_F^2 + \|W_1 A_i^\top\|_F^2) = \|B_1 W_2\|_F^2 + \|W_1 B_2\|_F^2.$$ Further applying Lemma 1, we have that
 * \begin{aligned} F(M) &= \min_{W_2 W_1 = M} \text{tr}[\nabla^2 \mathcal{L}(\mathbf{W})] = \min_{W_2 W_1 = M}
 * \sum_{i=1}^n (\|A_i^\top W_2\|_F^2 + \|W_1 A_i^\top\|_F^2) \\ &\geq \min_{W_2 W_1 = M} 2 \|B_1 W_2 W_1 B_2\|_*^2 = 2
 * \|B_1 M B_2\|_*^2. \end{aligned} Next we show this lower bound of $F(M)$ can be attained. Let $U \Lambda V^\top$ be
 * the SVD of $B_1 M B_2$. The equality condition happens for $W_2^* = B_1^\dagger U \Lambda^{1/2}$, $W_1^* =
 * \Lambda^{1/2} V^\top B_2^\dagger$, where we have that $\sum_{i=1}^n \|A_i^\top W_2^*\|_F^2 + \|W_1^* A_i^\top\|_F^2 =
 * 2 \|\Lambda\|_F^2 = 2 \|B_1 M B_2\|_F^2$. This completes the proof."
 *
 * $B_1^\dagger U$ is computed from $K$ with $K^\top K = B_1^2$, that is $K = QB_1$, $K^\dagger QU = B_1^\dagger U$: the
 * roots themselves enter nowhere else but in norms that do not see $Q$. The ranks come from exact elimination.
 */
import { hasBottleneck, widthsAssumption } from "../../generators/hypotheses/index.js";
import { atLeast, atMost, claim, equal, holds, refuted, same } from "../../src/claim/index.js";
import { exact } from "../../src/numerics/arithmetic/index.js";
import { drawn, quantities } from "./objects/theorem-5-proof.js";
import { isDeficient } from "./shared/situations.js";

const GRADIENTS = "Σᵢ(‖AᵢᵀW₂‖_F² + ‖W₁Aᵢᵀ‖_F²) = ‖B₁W₂‖_F² + ‖W₁B₂‖_F²";

const SQUARES = "2‖Λ‖_F² = 2‖B₁MB₂‖_F²";

const EYE = "1 0; 0 1";

export default claim(quantities, {
  id: "gatmiry2023/theorem-5-proof",
  title: "The steps of the proof of Theorem 5 and its optimal layers",
  kinds: ["identity", "bound", "attained"],
  locus: "proof of Theorem 5",
  reading: `The steps between minima are read at every W, as the proof takes them. That the equality condition "happens" for
    W* says that W₂*W₁* = M and that the trace there is the bound.`,
  assumptions: [widthsAssumption(({ widths }) => widths, { without: drawn.loosened({ bottlenecks: true }) })],
  printed: refuted`\begin{aligned} F(M) &= \min_{W_2W_1=M} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]
      = \min_{W_2W_1=M} \sum_i (\|A_i^\top W_2\|_F^2 + \|W_1A_i^\top\|_F^2)
      = \min_{W_2W_1=M} (\|B_1W_2\|_F^2 + \|W_1B_2\|_F^2) \\ &\ge \min_{W_2W_1=M} 2\|B_1W_2W_1B_2\|_*^2
      = 2\|B_1MB_2\|_*^2, \text{ attained at } W_2^* = B_1^\dagger U\Lambda^{1/2},\ W_1^* = \Lambda^{1/2}V^\top
      B_2^\dagger, \\ & \sum_i (\|A_i^\top W_2^*\|_F^2 + \|W_1^*A_i^\top\|_F^2) = 2\|\Lambda\|_F^2
      = 2\|B_1MB_2\|_F^2 \end{aligned}`((x) => ({
    "tr ∇²ℒ(W) = Σᵢ(‖AᵢᵀW₂‖_F² + ‖W₁Aᵢᵀ‖_F²)": equal(x.trace, x.squares),
    [GRADIENTS]: equal(x.squares, x.rooted),
    "Σᵢ(‖AᵢᵀW₂‖_F² + ‖W₁Aᵢᵀ‖_F²) ≥ 2‖B₁W₂W₁B₂‖_*²": atLeast(x.squares, x.through.squared().times(2)),
    "tr ∇²ℒ(W) ≥ 2‖B₁W₂W₁B₂‖_*²": atLeast(x.trace, x.through.squared().times(2)),
    "Σᵢ(‖AᵢᵀW₂*‖_F² + ‖W₁*Aᵢᵀ‖_F²) = 2‖Λ‖_F²": equal(x.squaresAtBest, x.lambda.squared.times(2)),
    [SQUARES]: equal(x.lambda.squared.times(2), x.sandwich.squared.times(2)),
    "tr ∇²ℒ(W*) = 2‖B₁MB₂‖_*²": equal(x.traceAtBest, x.sandwich.nuclear.squared().times(2)),
    "W₂*W₁* = M": same(x.product, x.M),
  })),
  corrected: holds`\begin{aligned} \mathrm{tr}[\nabla^2\mathcal{L}(\mathbf{W})]
      &= \tfrac2n\sum_i (\|A_i^\top W_2\|_F^2 + \|W_1A_i^\top\|_F^2)
      = \tfrac2n(\|B_1W_2\|_F^2 + \|W_1B_2\|_F^2) \ge \tfrac4n\|B_1W_2W_1B_2\|_*, \\
      \sum_i (\|A_i^\top W_2^*\|_F^2 + \|W_1^*A_i^\top\|_F^2) &= 2\|\Lambda\|_* = 2\|B_1MB_2\|_*, \quad
      W_2^*W_1^* = B_1^\dagger B_1MB_2B_2^\dagger \end{aligned}`((x) => ({
    "tr ∇²ℒ(W) = (2/n)Σᵢ(‖AᵢᵀW₂‖_F² + ‖W₁Aᵢᵀ‖_F²)": equal(x.trace, x.squares.times(2).over(x.n)),
    [GRADIENTS]: equal(x.squares, x.rooted),
    "Σᵢ(‖AᵢᵀW₂‖_F² + ‖W₁Aᵢᵀ‖_F²) ≥ 2‖B₁W₂W₁B₂‖_*": atLeast(x.squares, x.through.times(2)),
    "tr ∇²ℒ(W) ≥ (4/n)‖B₁W₂W₁B₂‖_*": atLeast(x.trace, x.through.times(4).over(x.n)),
    "Σᵢ(‖AᵢᵀW₂*‖_F² + ‖W₁*Aᵢᵀ‖_F²) = 2‖Λ‖_*": equal(x.squaresAtBest, x.lambda.nuclear.times(2)),
    "2‖Λ‖_* = 2‖B₁MB₂‖_*": equal(x.lambda.nuclear.times(2), x.sandwich.nuclear.times(2)),
    [SQUARES]: equal(x.lambda.squared.times(2), x.sandwich.squared.times(2)),
    "tr ∇²ℒ(W*) = (4/n)‖B₁MB₂‖_*": equal(x.traceAtBest, x.sandwich.nuclear.times(4).over(x.n)),
    "W₂*W₁* = B₁†B₁ M B₂B₂†": same(x.product, x.projected),
    // Elsewhere there is room for every M.
    "rank(B₁MB₂) ≤ d₁: W* fits": hasBottleneck(x.widths) ? atMost(exact(x.rank()), exact(x.widths[1]!)) : null,
  })),
  equality: {
    "invertible sums and balanced layers": [
      drawn.at({ widths: [1, 1, 1], A: [1], M: 1, W: [1, 1] }),
      drawn.at({ widths: [2, 2, 2], A: [EYE], M: EYE, W: [EYE, EYE] }),
      drawn.at({ widths: [2, 1, 1], A: ["2 0", "0 2"], M: "1 -1", W: ["2 2", 2] }),
    ],
  },
  degenerate: {
    "zero everywhere": drawn.at({ widths: [1, 1, 1], A: [0], M: 0, W: [0, 0] }),
    "singular B_2 that misses M": drawn.at({ widths: [2, 1, 1], A: ["1 0"], M: "0 1", W: ["0 1", 1] }),
    "rank-deficient M": drawn.at({ widths: [2, 2, 2], A: [EYE], M: "1 1; 1 1", W: [EYE, EYE] }),
    "repeated singular values, d_0 ≠ d_L": drawn.at({
      widths: [2, 2, 3],
      ...{ A: ["1 0; 0 1; 0 0", "0 0; 1 0; 0 1"], M: "1 0; 0 1; 0 0", W: [EYE, "1 0; 0 1; 0 0"] },
    }),
  },
  situations: {
    "n ≥ 2": ({ n }) => n >= 2,
    "d_0 ≠ d_L": ({ M }) => M.rows !== M.cols,
    "a singular sum, too few measurements": ({ n, M }) => n * Math.min(M.rows, M.cols) < Math.max(M.rows, M.cols),
    "d_0, d_L ≥ 2": ({ M }) => Math.min(M.rows, M.cols) >= 2,
    "M of deficient rank": ({ M }) => isDeficient(M),
  },
  erratum: {
    grade: "statement",
    slip: `Four steps fail: the trace lacks the 2/n of Lemma 2; the bound from Lemma 1 and x² + y² ≥ 2xy is 2‖B₁MB₂‖_*, not
      its square, which even scales differently in M; the value at W* is 2‖Λ‖_*, as ‖B₁W₂*‖_F² = ‖Λ^{1/2}‖_F² = ‖Λ‖_*, not
      2‖Λ‖_F²; and W₂*W₁* is B₁†B₁MB₂B₂†, which is M only where the columns of M lie in the range of B₁ and its rows in that
      of B₂, for every M only where both are invertible.`,
    instead: "tr ∇²ℒ(W) ≥ (4/n)‖B₁W₂W₁B₂‖_*, with equality at W*, whose product is M if B₁ and B₂ are invertible.",
  },
  budget: { share: 0.5, atLeast: 300 },
});
