/**
 * Lemma 3, (15), (16), with (19) and the text after the lemma (§4).
 *
 * As printed: "Assume A1. If $\mathbf w\in\Omega$, then $\mathbf H_{\mathbf w}=2\Phi\Phi^T$, (15) where
 * $\Phi=[\Phi_1^T,\Phi_2^T,\dots,\Phi_m^T]^T$, with $\Phi_k=\Big(\prod_{j=1}^{k-1}\mathbf
 * W_j\hat\Sigma_x^{\frac12}\Big) \otimes\Big(\prod_{i=k+1}^m\mathbf W_i\Big)^T$. (16) … Φ has only $d_xd_y$ columns, …
 * for networks with more than one layer, the Hessian at a global minimum is always rank-deficient. For example, if
 * $d_x=d_y\triangleq d$, then we have from Assumption A1 that $N\ge md^2$, so that at any global minimum point, only
 * $d^2$ orthogonal directions point to a slope (the Hessian's rank), while the rest point into the valley of minima. In
 * other words, the dimension of the valley is at least $(1-1/m)$ of the ambient dimension $N$."
 *
 * The rank is d² at every global minimum where T is invertible, since then all W_m⋯W_2 and Σ̂_x^{1/2} have full rank
 * and so has Φ_1; but not at any. What is said of the rank is asked of the eigenvalues of all second derivatives: those
 * beyond the d_xd_y largest ones are zero, and the last of these is at least what Φ_1 makes it.
 */
import { atLeast, atMost, claim, holds, same } from "../../src/claim/index.js";
import { eachSingularValue, exact, explicitMinimumHessian, suffixProducts } from "../../src/numerics/index.js";
import { certainRank, drawn, floorOf, minima, row, stackedFactors } from "./objects/lemma-3.js";
import { wideLayers } from "./shared/assumptions.js";

const HESSIAN = "H_w = 2ΦΦᵀ";
const RANK = "rank H_w ≤ d_xd_y";
const DEFICIENT = "rank H_w ≤ N − 1 for m ≥ 2";
const BEYOND = "λ_j(H_w) = 0 for j > d_xd_y";
const REACHED = "λ_{d_xd_y}(H_w) ≥ 2λ_min(Σ̂_x)σ_min(∏₂ᵐW)²";
const PARAMETERS = "N ≥ md² for d_x = d_y = d";
const VALLEY = "N − rank H_w ≥ (1 − 1/m)N for d_x = d_y";

export default claim(minima, {
  id: "mulayoff2020/lemma-3",
  title: "The structure of the Hessian at a global minimum, and its rank",
  kinds: ["identity", "bound"],
  locus: "Lemma 3, (15), (16), (19), and the text after it",
  reading: `The product in (16) is that of (14), W_{k−1}⋯W_1, and Σ̂_x^{1/2} stands once behind it, as in (21). vec
    stacks columns. (15) contains the blocks (19). Σ̂_x has full rank, as §2 assumes. The dimension of the valley is N −
    rank H_w, that of the directions without slope. “Only d² orthogonal directions point to a slope (the Hessian's
    rank)” bounds the rank, as “only d_xd_y columns” before it and “at least (1 − 1/m)” after it say: it is at most d².
    At w = 0, a global minimum for T = 0 and two or more layers, H = 0. Where T is invertible the rank is d². “At least
    (1 − 1/m)” closes the example d_x = d_y and is read for it: for widths 3, 1, 1 and W_2 ≠ 0 the rank is 3 of N = 4.`,
  assumptions: [wideLayers(drawn)],
  printed: holds`H_w = 2\Phi\Phi^T, \quad \operatorname{rank} H_w \le d_x d_y, \quad
      \operatorname{rank} H_w \le d^2 \le \frac{N}{m} \text{ for } d_x = d_y = d`(({ weights, root, L: m, d0, dL }) => {
    const factors = stackedFactors(weights, root);
    const outer = factors.times(factors.T).times(2);
    const parameters = factors.rows;
    // All second derivatives of the loss: of Φ they know nothing. The singular values of H ⪰ 0 are its eigenvalues.
    const hessian = explicitMinimumHessian(weights, root);
    const eigenvalues = eachSingularValue(hessian);
    const columns = d0 * dL;
    const beyond = row(eigenvalues.slice(columns));
    const rank = certainRank(eigenvalues);
    const square = d0 === dL;
    const after = suffixProducts(weights)[1]!;
    // No column is lost where W_m⋯W_2 has a right inverse.
    const isWide = after.cols >= after.rows;
    return {
      [HESSIAN]: same(hessian, outer),
      [RANK]: atMost(rank, exact(columns)),
      [DEFICIENT]: m > 1 ? atMost(rank, exact(parameters - 1)) : null,
      [BEYOND]: beyond.cols > 0 ? same(beyond, beyond.times(0), hessian.normBound) : null,
      [REACHED]: isWide ? atLeast(eigenvalues[columns - 1]!, floorOf(after, root)) : null,
      [PARAMETERS]: square ? atLeast(exact(parameters), exact(m * (d0 * d0))) : null,
      [VALLEY]: square ? atLeast(exact(parameters).minus(rank), exact((m - 1) * parameters).over(m)) : null,
    };
  }),
  equality: {
    "invertible layers": {
      of: [HESSIAN, RANK, PARAMETERS, VALLEY],
      at: [
        drawn.at({ widths: [1, 1, 1], W: [1, 2], G: 1 }),
        drawn.at({ widths: [2, 2, 2], W: ["1 1; 0 1", "0 -1; 1 2"], G: "1 2; 0 1" }),
      ],
    },
    "two numbers: one direction of slope": { of: [DEFICIENT], at: [drawn.at({ widths: [1, 1, 1], W: [1, 1], G: 0 })] },
    "the second layer alone sees an input: λ₁(H) = 2": {
      of: [REACHED],
      at: [
        drawn.at({ widths: [1, 1, 1], W: [0, 1], G: 0 }),
        drawn.at({ widths: [2, 2, 1], W: ["0 0; 0 0", "3 4"], G: "0 0; 0 0" }),
      ],
    },
  },
  degenerate: {
    "H = 0": drawn.at({ widths: [1, 1, 1], W: [0, 0], G: 0 }),
    "one layer: H = 2Σ̂_x": drawn.at({ widths: [1, 1], W: [0], G: 1 }),
    "T singular, rank d²": drawn.at({ widths: [1, 1, 1], W: [0, 1], G: 0 }),
    "d_x ≠ d_y, hidden layer as wide as the output": drawn.at({ widths: [2, 1, 1], W: ["1 2", 1], G: "0 1; 0 0" }),
  },
  situations: {
    "depth ≥ 3": ({ L }) => L >= 3,
    "d_x ≠ d_y": ({ d0, dL }) => d0 !== dL,
    "d_x = d_y = 2": ({ d0, dL }) => d0 === 2 && dL === 2,
  },
  budget: { share: 0.1, atLeast: 100 },
});
