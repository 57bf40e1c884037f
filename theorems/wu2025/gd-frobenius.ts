/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "Implication: a size-independent flatness control".
 *
 * As printed: "A naive bound of Hessian's Fro-norm for GD:
 * $\|H(\theta^*)\|_F \le \sqrt{\mathrm{rank}(H(\theta^*))}\lambda_1(H(\theta^*)) \le \frac{2\sqrt n}{\eta}$. This is size
 * dependent."
 *
 * Reading: θ* is a global minimum of zero loss ("Here we focus on the over-parameterized regime"), so that
 * $H(\theta^*) = G(\theta^*) = \frac1n\sum_i\nabla f(x_i;\theta^*)\nabla f(x_i;\theta^*)^T$ (the "important observation"),
 * and it is linearly stable for GD, $\lambda_1(H(\theta^*)) \le 2/\eta$. Every n × p matrix J is the matrix of the
 * gradients of a model, a linear one, so that instances are such matrices.
 *
 * η is a share of 2/λ_1, and a computed number like λ_1. The rank is that of J, by exact elimination. Both bounds are
 * equalities where all nonzero eigenvalues are equal, there are n of them, and η = 2/λ_1.
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost } from "../../src/claim/relation.js";
import {
  distance,
  exact,
  exactRank,
  frobeniusNorm,
  identity,
  largestEigenvalue,
  type Matrix,
  type Quantity,
  squareRoot,
} from "../../src/numerics/index.js";

/** The gradients of n predictions in ℝᵖ as rows of J, the Hessian H, its rank and λ_1, and η. */
interface Instance {
  readonly samples: number;
  readonly fisher: Matrix;
  readonly hessian: Matrix;
  readonly rank: number;
  readonly sharpness: Quantity;
  readonly rate: Quantity;
}

const specs = layout({
  sizes: { n: [1, 5], p: [1, 6] },
  reals: { share: [1, 0.5, 0.25, 0.75, 0.875] },
  lists: {
    J: {
      shapes: ({ sizes: { n, p } }) => [[n, p]],
      laws: ["gaussian", "gaussian", "gaussian", "integer", "integer", "orthogonal", "graded", "lowRank", "sparse"],
    },
  },
});
const { explicit } = specs;

/** Σ e_i∇²f(x_i) as a multiple of the identity; not zero only in the source that drops zero loss. */
function curvatureOf({ curvature = 0 }: Readonly<Record<string, number | undefined>>): number {
  return curvature;
}

const FIRST = "‖H‖_F ≤ √rank(H) · λ₁(H)";
const SECOND = "√rank(H) · λ₁(H) ≤ 2√n/η";

export default defineClaim<Instance>({
  id: "wu2025/gd-frobenius",
  title: "The naive bound on the Frobenius norm of the Hessian for gradient descent",
  kinds: ["bound", "attained"],
  locus: "“Implication: a size-independent flatness control”, last display",
  reading: "θ* has zero loss, so that H = G has rank at most n, and is linearly stable: λ₁ ≤ 2/η.",
  specs,
  materialize: (spec) => {
    const { sizes, reals, lists } = specs.raw(spec);
    const gradients = lists.J[0]!;
    const curvature = curvatureOf(spec.reals);
    const share = exact(1).over(sizes.n);
    const outer = gradients.T.times(gradients);
    const fisher = outer.times(share);
    const hessian = curvature === 0 ? fisher : outer.plus(identity(outer.rows).times(curvature)).times(share);
    const rank = curvature > 0 ? outer.rows : exactRank(gradients);
    const sharpness = largestEigenvalue(hessian);
    const rate = rank === 0 ? exact(reals.share) : exact(2 * reals.share).over(sharpness);
    return { samples: sizes.n, fisher, hessian, rank, sharpness, rate };
  },
  assumptions: [
    {
      name: "zero loss",
      statement: String.raw`\hat L(\theta^*) = 0, \text{ so that } H(\theta^*) = G(\theta^*)`,
      slack: ({ hessian, fisher }) => distance(hessian, fisher).negated(),
      without: loosened(specs, { reals: { curvature: [1, 2, 4] } }),
    },
    {
      name: "linear stability",
      statement: String.raw`\lambda_1(H(\theta^*)) \le 2/\eta`,
      slack: ({ sharpness, rate }) => exact(2).over(rate).minus(sharpness),
      without: loosened(specs, { reals: { share: [2, 4, 1, 16] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|H(\theta^*)\|_F \le \sqrt{\operatorname{rank}(H(\theta^*))}\,\lambda_1(H(\theta^*)) \le \frac{2\sqrt{n}}{\eta}`,
      expected: "holds",
      relations: ({ samples, hessian, rank, sharpness, rate }) => {
        const middle = squareRoot(rank).times(sharpness);
        return [
          atMost(FIRST, frobeniusNorm(hessian), middle),
          atMost(SECOND, middle, squareRoot(samples).times(2).over(rate)),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "orthonormal gradients, η = 2/λ₁",
      form: "printed",
      relations: [FIRST, SECOND],
      specs: [
        explicit({ sizes: { n: 1, p: 2 }, reals: { share: 1 }, lists: { J: [[[3, 4]]] } }),
        explicit({
          sizes: { n: 3, p: 3 },
          reals: { share: 1 },
          lists: { J: { law: "identity", seed: 0 } },
        }),
      ],
    },
  ],
  degenerateCases: [
    { name: "H = 0", spec: explicit({ sizes: { n: 1, p: 1 }, reals: { share: 1 }, lists: { J: [[[0]]] } }) },
    {
      name: "equal gradients: rank 1 for n = 2",
      spec: explicit({
        sizes: { n: 2, p: 2 },
        reals: { share: 0.5 },
        lists: {
          J: [
            [
              [1, 2],
              [1, 2],
            ],
          ],
        },
      }),
    },
    {
      name: "fewer parameters than samples",
      spec: explicit({ sizes: { n: 3, p: 1 }, reals: { share: 0.25 }, lists: { J: [[[1], [2], [-1]]] } }),
    },
  ],
  budget: { share: 0.5, atLeast: 60 },
});
