/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "The linear stability condition", Theorem 3.
 *
 * As printed: "Let $\theta^*$ be a global minimum that is linearly stable. If the noise of linearized SGD satisfies
 * $\mu(\theta) \ge \mu_0$, then $\|H(\theta^*)\|_F \le \frac1\eta\sqrt{\frac{B}{\mu_0}}$."
 *
 * Reading: the global minimum has zero loss ("Here we focus on the over-parameterized regime"), so that linearized SGD is
 * $\delta_{t+1} = (I - \frac\eta B\sum_{j\in I_t}g_jg_j^T)\delta_t$ with $H = G = \frac1n\sum g_ig_i^T$. Linearly stable
 * means that $\mathbb E\tilde L(\tilde\theta_t)$ stays bounded from every start. The noise is $\xi_t/\sqrt B$ with
 * $\mathbb E\xi_t\xi_t^T = \Sigma(\theta_t)$ ("SGD = GD + noise"), so that the B indices are independent.
 *
 * Nothing is sampled: the recursion of $\mathbb E\delta_t\delta_t^T$ closes, its operator is a symmetric matrix, and its
 * largest stable rate η* is an eigenvalue. The least μ(θ) is an eigenvalue too. η is a share of η*, μ_0 one of the least μ.
 * Gradients span the parameters and are triangular, which any are but for a rotation and parameters that do not move.
 *
 * Equality: at two orthogonal gradients of one size and B = 1 the largest stable rate makes I − ηH vanish, so that the
 * noise alone carries the loss on. For subsets as batches, whose noise is smaller by (n − B)/(n − 1), the bound fails: full
 * batches are stable up to λ_1 = 2/η alone. Then B must be read as B(n − 1)/(n − B), as in (6).
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost } from "../../src/claim/relation.js";
import {
  absolute,
  exact,
  frobeniusNorm,
  largestStableRate,
  leastAlignment,
  type LinearizedSgd,
  momentGrowth,
  product,
  type Quantity,
  squareRoot,
} from "../../src/numerics/index.js";
import { drawOf, GRADIENT_LIST, sgdWithBatches, SPANNING_SIZES, spanningGradients } from "./shared/linearized-sgd.js";

/** Linearized SGD, B, η, the least μ(θ), and μ_0. */
interface Instance {
  readonly sgd: LinearizedSgd;
  readonly batch: number;
  readonly rate: Quantity;
  readonly least: Quantity;
  readonly alignment: Quantity;
}

const specs = layout({
  sizes: { ...SPANNING_SIZES, batch: [1, 4] },
  reals: { rateShare: [1, 0.5, 0.75, 0.875], alignmentShare: [1, 0.5, 0.125] },
  lists: { J: GRADIENT_LIST },
});
const { explicit } = specs;

const BOUND = "η√μ₀ ‖H‖_F ≤ √B";

export default defineClaim<Instance>({
  id: "wu2025/theorem-3-stability",
  title: "A linearly stable minimum of SGD with aligned noise has a small Hessian",
  kinds: ["dynamics", "bound", "attained"],
  locus: "Theorem 3 of “The linear stability condition”",
  reading:
    "θ* has zero loss; stable means that the mean linearized loss stays bounded; the noise has covariance Σ/B, so that " +
    "batches are independent indices.",
  specs,
  materialize: (spec) => {
    const { sizes, reals, lists } = specs.raw(spec);
    const sgd = sgdWithBatches(spanningGradients(lists.J[0]!), sizes.batch, drawOf(spec, "with replacement"));
    const least = leastAlignment(sgd);
    return {
      sgd,
      batch: sizes.batch,
      rate: largestStableRate(sgd).times(reals.rateShare),
      least,
      alignment: least.times(reals.alignmentShare),
    };
  },
  assumptions: [
    {
      name: "linear stability",
      statement: String.raw`\sup_t \mathbb{E} \tilde L(\tilde\theta_t) < \infty`,
      slack: ({ sgd, rate }) => exact(1).minus(momentGrowth(sgd, rate)),
      without: loosened(specs, { reals: { rateShare: [2, 4, 1] } }),
    },
    {
      name: "alignment",
      statement: String.raw`\mu(\theta) \ge \mu_0`,
      slack: ({ least, alignment }) => least.minus(alignment),
      without: loosened(specs, { reals: { alignmentShare: [2, 4, 1] } }),
    },
    {
      name: "independent indices",
      statement: String.raw`\operatorname{Cov}(\nabla L_{I_t}(\theta)) = \Sigma(\theta)/B`,
      slack: ({ sgd, batch }) => absolute(sgd.share.minus(exact(1).over(batch))).negated(),
      without: loosened(specs, { choices: { draw: ["without replacement"] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\mu(\theta) \ge \mu_0 \implies \|H(\theta^*)\|_F \le \frac{1}{\eta} \sqrt{\frac{B}{\mu_0}}`,
      expected: "holds",
      relations: ({ sgd, batch, rate, alignment }) => [
        atMost(BOUND, product([rate, squareRoot(alignment), frobeniusNorm(sgd.hessian)]), squareRoot(batch)),
      ],
    },
  ],
  equalityCases: [
    {
      name: "two orthogonal gradients of one size, B = 1, η = η*",
      form: "printed",
      relations: [BOUND],
      specs: [1, 2, -3].map((x) =>
        explicit({
          sizes: { p: 2, n: 2, batch: 1 },
          reals: { rateShare: 1, alignmentShare: 1 },
          lists: {
            J: [
              [
                [x, 0],
                [0, x],
              ],
            ],
          },
        }),
      ),
    },
  ],
  degenerateCases: [
    {
      name: "one sample: no noise, μ = 0",
      spec: explicit({
        sizes: { p: 1, n: 1, batch: 1 },
        reals: { rateShare: 1, alignmentShare: 1 },
        lists: { J: [[[1]]] },
      }),
    },
    {
      name: "equal gradients: μ = 0",
      spec: explicit({
        sizes: { p: 1, n: 2, batch: 1 },
        reals: { rateShare: 1, alignmentShare: 1 },
        lists: { J: [[[1], [-1]]] },
      }),
    },
    {
      name: "a sample that sees nothing",
      spec: explicit({
        sizes: { p: 1, n: 2, batch: 4 },
        reals: { rateShare: 1, alignmentShare: 1 },
        lists: { J: [[[1], [0]]] },
      }),
    },
  ],
  budget: { share: 0.5, atLeast: 60 },
});
