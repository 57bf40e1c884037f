/**
 * "Implication: a size-independent flatness control".
 *
 * As printed: "A naive bound of Hessian's Fro-norm for GD: $\|H(\theta^*)\|_F \le
 * \sqrt{\mathrm{rank}(H(\theta^*))}\lambda_1(H(\theta^*)) \le \frac{2\sqrt n}{\eta}$. This is size dependent."
 *
 * Both bounds are equalities where all nonzero eigenvalues are equal, there are n of them, and η = 2/λ₁.
 */
import { instances, law } from "../../generators/index.js";
import { atMost, claim, holds, tex } from "../../src/claim/index.js";
import { distance, exact, frobeniusNorm, identity, squareRoot } from "../../src/numerics/index.js";
import { exactRank, largestEigenvalue } from "../../src/numerics/spectra/index.js";

const drawn = instances({
  sizes: { n: [1, 5], p: [1, 6] },
  reals: { share: [1, 0.5, 0.25, 0.75, 0.875] },
  // Σ e_i∇²f(x_i) as a multiple of the identity.
  fixed: { curvature: 0 },
  matrices: {
    J: {
      shape: ["n", "p"],
      laws: ["gaussian", "gaussian", "gaussian", "integer", "integer", "orthogonal", "graded", "lowRank", "sparse"],
    },
  },
});
const { at, loosened } = drawn;

const minima = drawn.map(({ J, n, share, curvature }) => {
  const [outer, each] = [J.T.times(J), exact(1).over(n)];
  const fisher = outer.times(each);
  const hessian = curvature === 0 ? fisher : outer.plus(identity(outer.rows).times(curvature)).times(each);
  const rank = curvature > 0 ? outer.rows : exactRank(J);
  const sharpness = largestEigenvalue(hessian);
  const rate = rank === 0 ? exact(share) : exact(2 * share).over(sharpness);
  return { n, fisher, hessian, rank, sharpness, rate };
});

export default claim(minima, {
  id: "wu2025/gd-frobenius",
  title: "The naive bound on the Frobenius norm of the Hessian for gradient descent",
  kinds: ["bound", "attained"],
  locus: "“Implication: a size-independent flatness control”, last display",
  reading: `θ* is a global minimum of zero loss (“Here we focus on the over-parameterized regime”), so that H(θ*) =
    G(θ*) = (1/n)Σ∇f(x_i; θ*)∇f(x_i; θ*)ᵀ (the “important observation”) has rank at most n, and it is linearly stable
    for GD: λ₁(H(θ*)) ≤ 2/η. Every n × p matrix J is the matrix of the gradients of a model, a linear one, so that
    instances are such matrices. η is a share of 2/λ₁, and a computed number like λ₁. The rank is that of J, by exact
    elimination.`,
  assumptions: [
    {
      name: "zero loss",
      statement: tex`\hat L(\theta^*) = 0, \text{ so that } H(\theta^*) = G(\theta^*)`,
      slack: ({ hessian, fisher }) => distance(hessian, fisher).negated(),
      without: loosened({ reals: { curvature: [1, 2, 4] } }),
    },
    {
      name: "linear stability",
      statement: tex`\lambda_1(H(\theta^*)) \le 2/\eta`,
      slack: ({ sharpness, rate }) => exact(2).over(rate).minus(sharpness),
      without: loosened({ reals: { share: [2, 4, 1, 16] } }),
    },
  ],
  printed:
    holds`\|H(\theta^*)\|_F \le \sqrt{\operatorname{rank}(H(\theta^*))}\,\lambda_1(H(\theta^*)) \le \frac{2\sqrt{n}}{\eta}`(
      ({ n, hessian, rank, sharpness, rate }) => {
        const middle = squareRoot(rank).times(sharpness);
        return {
          "‖H‖_F ≤ √rank(H) · λ₁(H)": atMost(frobeniusNorm(hessian), middle),
          "√rank(H) · λ₁(H) ≤ 2√n/η": atMost(middle, squareRoot(n).times(2).over(rate)),
        };
      },
    ),
  equality: { "orthonormal gradients, η = 2/λ₁": [at({ J: "3 4" }), at({ n: 3, p: 3, J: law("identity") })] },
  degenerate: {
    "H = 0": at({ J: 0 }),
    "equal gradients: rank 1 for n = 2": at({ share: 0.5, J: "1 2; 1 2" }),
    "fewer parameters than samples": at({ share: 0.25, J: "1; 2; -1" }),
  },
  situations: {
    "n, p ≥ 3": ({ n, fisher }) => n >= 3 && fisher.rows >= 3,
    "more parameters than samples": ({ n, fisher }) => fisher.rows > n,
    "more samples than parameters": ({ n, fisher }) => fisher.rows < n,
    "1 < rank < n": ({ n, rank }) => 1 < rank && rank < n,
    "η < 2/λ₁": (_, { reals }) => reals["share"]! < 1,
  },
  budget: { share: 0.5, atLeast: 60 },
});
