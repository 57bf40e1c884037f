/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, "The Selection Diagram", the high-dimensional condition.
 *
 * As printed, after "(6)", the condition in one dimension with "iff": "Similar analyses can be extended for high-dimensional
 * cases $\lambda_{\max}\{(I-\eta H)^2+\frac{\eta^2(n-B)}{B(n-1)}\Sigma\} \le 1$. Let $a = \lambda_{\max}(H)$,
 * $s^2 = \lambda_{\max}(\Sigma)$, then a necessary condition is $0\le a\le\frac2\eta,\
 * 0\le s\le\frac1\eta\sqrt{\frac{B(n-1)}{n-B}}\approx\frac{\sqrt B}\eta$."
 *
 * Reading: H_i is the Hessian of sample i, here $g_ig_i^T$ as for the square loss at zero loss, H their mean and
 * $\Sigma = \frac1n\sum H_i^2 - H^2$, which are a and s² in one dimension. Stable means that $\mathbb E\|x_t\|^2$ stays
 * bounded. The display is the matrix whose λ_max a step multiplies E‖x‖² by at most, and its condition is sufficient for
 * stability; the slide writes "iff" at (6) alone. The bounds on a and s are necessary for the display. The last ≈ is not
 * tested; n ≥ 2.
 *
 * Remark: the display is not necessary for stability, and neither is its bound on s; $a \le 2/\eta$ is. The display is
 * $\mathbb E(I-\eta A)^2 \preceq I$, that no step enlarges $\mathbb E\|x\|^2$. In one dimension such a step repeats itself. In
 * more it need not: the step turns x into directions that contract. Stability is that the spectral radius of $M \mapsto
 * \mathbb E[(I-\eta A)M(I-\eta A)]$ is at most 1, and of this the display says that $M = I$ is not enlarged. By hand: g =
 * (1,0), (0,1), (1,1), B = 1 and η = 5/4. The display needs η ≤ 6/5, the bound on s (s² = 2/3) needs η² ≤ 3/2, and SGD is
 * stable up to η = 3 − √3 = 1.268.
 *
 * Nothing is sampled: η is a share of the largest stable rate, an eigenvalue, or of the largest that satisfies the display.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, same } from "../../src/claim/relation.js";
import {
  allBatches,
  exact,
  hessianCovariance,
  identity,
  largestContractingRate,
  largestEigenvalue,
  largestStableRate,
  linearCombination,
  type LinearizedSgd,
  linearizedSgd,
  type Matrix,
  momentGrowth,
  oneStepMoment,
  product,
  type Quantity,
  quantityMatrix,
} from "../../src/numerics/index.js";
import { GRADIENT_LIST, sgdWithBatches, spanningGradients } from "./shared/linearized-sgd.js";

/** SGD with subsets of B as batches, and two rates: one that is stable, one that satisfies the display. */
interface Instance {
  readonly sgd: LinearizedSgd;
  readonly batch: number;
  readonly stable: Quantity;
  readonly conditioned: Quantity;
}

const specs = layout({
  sizes: { p: [1, 2], n: [2, 5], batch: [1, 2] },
  reals: { share: [127 / 128, 63 / 64, 1 / 2] },
  lists: { J: GRADIENT_LIST },
});
const { explicit } = specs;

/**
 * A share of a largest rate: a number like any other, known exactly, where the rounding of the largest rate cannot matter;
 * at the largest rate itself it does.
 */
function shareOf(largest: Quantity, share: number): Quantity {
  const rate = largest.times(share);
  return rate.value + rate.error < largest.value - largest.error ? exact(rate.value) : rate;
}

/** E(I − ηA)² over all batches. */
function oneStepByEnumeration({ sgd, batch }: Instance, rate: Quantity): Matrix {
  const { rows: n, cols: p } = sgd.gradients;
  const all = allBatches(n, batch, "without replacement");
  const squares = all.map((own) => {
    const chosen = quantityMatrix(batch, p, (i, j) => exact(sgd.gradients.at(own[i]!, j)));
    const mean = linearizedSgd(chosen, exact(0)).hessian;
    return identity(p).minus(mean.times(rate)).gramOfRows();
  });
  return linearCombination(
    squares,
    squares.map(() => exact(1).over(all.length)),
  );
}

/** η²(n − B)/(B(n − 1)) s². */
function nonUniformity(sgd: LinearizedSgd, rate: Quantity): Quantity {
  return product([rate.squared(), sgd.share, largestEigenvalue(hessianCovariance(sgd))]);
}

const ONE_STEP = "E(I−ηA)² = (I−ηH)² + η²(n−B)/(B(n−1)) Σ";
const SUFFICIENT = "ρ(M ↦ E[(I−ηA)M(I−ηA)]) ≤ 1 where λ_max{…} ≤ 1";
const SHARPNESS = "ηa ≤ 2 where λ_max{…} ≤ 1";
const NON_UNIFORMITY = "η²(n−B)/(B(n−1)) s² ≤ 1 where λ_max{…} ≤ 1";
const STABLE_SHARPNESS = "ηa ≤ 2 where stable";

export default defineClaim<Instance>({
  id: "wu2025/sgd-moments-multivariate",
  title: "When a minimum is stable for SGD in several dimensions",
  kinds: ["identity", "dynamics"],
  locus: "“The Selection Diagram”, high-dimensional cases",
  reading:
    "The display is a sufficient condition for E‖x_t‖² to stay bounded, and the bounds on a and s are necessary for the " +
    "display: the “iff” belongs to (6), in one dimension. Necessary for stability itself is a ≤ 2/η alone. The display and " +
    "the bound on s are not: with gradients (1,0), (0,1), (1,1), B = 1 and η = 5/4 both fail (η²s² = 25/24), and SGD is " +
    "stable, up to η = 3 − √3 = 1.268.",
  specs,
  materialize: (spec) => {
    const { sizes, reals, lists } = specs.raw(spec);
    const sgd = sgdWithBatches(spanningGradients(lists.J[0]!), sizes.batch, "without replacement");
    return {
      sgd,
      batch: sizes.batch,
      stable: shareOf(largestStableRate(sgd), reals.share),
      conditioned: largestContractingRate(sgd).times(reals.share),
    };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\lambda_{\max}\Big\{(I - \eta H)^2 + \tfrac{\eta^2 (n-B)}{B(n-1)} \Sigma\Big\} \le 1 \implies \text{stable}, \quad 0 \le a \le \tfrac{2}{\eta}, \quad 0 \le s \le \tfrac{1}{\eta} \sqrt{\tfrac{B(n-1)}{n-B}}; \quad \text{stable} \implies a \le \tfrac{2}{\eta}`,
      expected: "holds",
      relations: (instance) => {
        const { sgd, stable, conditioned } = instance;
        const sharpness = largestEigenvalue(sgd.hessian);
        return [
          // Both sides are I and terms that may cancel it: compared on the scale of I.
          same(ONE_STEP, oneStepByEnumeration(instance, stable), oneStepMoment(sgd, stable), 1),
          atMost(SUFFICIENT, momentGrowth(sgd, conditioned), exact(1)),
          atMost(SHARPNESS, conditioned.times(sharpness), exact(2)),
          atMost(NON_UNIFORMITY, nonUniformity(sgd, conditioned), exact(1)),
          atMost(STABLE_SHARPNESS, stable.times(sharpness), exact(2)),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "full batches at the largest rate: GD at a = 2/η",
      form: "printed",
      relations: [ONE_STEP, SUFFICIENT, SHARPNESS, STABLE_SHARPNESS],
      specs: [
        explicit({ sizes: { p: 1, n: 2, batch: 2 }, reals: { share: 1 }, lists: { J: [[[1], [2]]] } }),
        explicit({
          sizes: { p: 2, n: 2, batch: 2 },
          reals: { share: 1 },
          lists: {
            J: [
              [
                [1, 0],
                [1, 1],
              ],
            ],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "one dimension, equal curvatures",
      spec: explicit({ sizes: { p: 1, n: 2, batch: 1 }, reals: { share: 0.5 }, lists: { J: [[[1], [1]]] } }),
    },
    {
      name: "Hessians that commute",
      spec: explicit({
        sizes: { p: 2, n: 2, batch: 1 },
        reals: { share: 0.5 },
        lists: {
          J: [
            [
              [1, 0],
              [0, 2],
            ],
          ],
        },
      }),
    },
    {
      name: "stable beyond the display and its bound on s",
      spec: explicit({
        sizes: { p: 2, n: 3, batch: 1 },
        reals: { share: 63 / 64 },
        lists: {
          J: [
            [
              [1, 0],
              [0, 1],
              [1, 1],
            ],
          ],
        },
      }),
    },
  ],
  budget: { share: 0.4, atLeast: 60 },
});
