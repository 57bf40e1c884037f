/**
 * Wu: Implicit Bias/Regularization I, lecture slides, Spring 2025, Proposition 1: Linear networks.
 *
 * As printed: "Let $f(x;\theta)$ be linear network. Let $f(\cdot;\theta)$ be a deep linear net and
 * $x\sim\mathcal N(0,S)$. Consider the online SGD setting, i.e., $n=\infty$. Then, $\mu(\theta)\ge1$." And after
 * Proposition 2: "we prove that the alignment holds for the entire parameter space".
 *
 * Reading: one output, the square loss $L = \frac12\mathbb E e^2$, $G = \mathbb E gg^T$ and
 * $\Sigma = \mathbb E e^2gg^T - \nabla L\nabla L^T$ with $g = \nabla_\theta f(x;\theta)$ and $e = f(x;\theta) - y$. Labels are
 * those of a linear function, $y = w_*^Tx$, as in the over-parameterized regime of the slides, where L reaches zero; for other
 * labels the statement is false. θ is any point with L(θ) > 0 and G(θ) ≠ 0. Stated without the division,
 * $\mathrm{Tr}(\Sigma G) \ge 2L\|G\|_F^2$.
 *
 * Why it holds: $g = Ax$ and $e = r^Tx$, and by Isserlis $\Sigma = 2LG + ASrr^TSA^T$; the second term is positive semidefinite.
 * That is not used here: expectations of polynomials under a Gaussian are finite sums over a grid, exactly.
 *
 * Equality: where $G^{1/2}ASr = 0$, for instance where the error depends on an input that the gradient does not see.
 */
import { layout, loosened } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast } from "../../src/claim/relation.js";
import {
  diagonal,
  endToEnd,
  exact,
  flattenedRows,
  frobeniusSquared,
  fromRows,
  inner,
  layerGradients,
  type Matrix,
  matrixEntry,
  product,
  type Quantity,
  quantityMatrix,
  sum,
} from "../../src/numerics/index.js";
import { gaussianGrid } from "../../src/statistics/index.js";

/** W_1, …, W_L with one output, w_* (1 × d), R with S = RRᵀ (d × d), and how far labels are from linear. */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly target: Matrix;
  readonly root: Matrix;
  readonly bend: number;
}

const specs = layout({
  sizes: { depth: [1, 3], d: [1, 2], hidden: [1, 2] },
  lists: {
    W: {
      shapes: ({ sizes: { depth, d, hidden } }) =>
        Array.from({ length: depth }, (_, k) => [k === depth - 1 ? 1 : hidden, k === 0 ? d : hidden] as const),
      laws: ["identity", "gaussian", "gaussian", "integer", "sparse"],
    },
    target: { shapes: ({ sizes: { d } }) => [[1, d]], laws: ["zero", "gaussian", "integer"] },
    R: { shapes: ({ sizes: { d } }) => [[d, d]], laws: ["identity", "gaussian", "gaussian", "graded", "lowRank"] },
  },
});
const { explicit } = specs;

/** Whether labels have a quadratic part; only in the source that drops linear labels. */
function bendOf({ bend = 0 }: Readonly<Record<string, number | undefined>>): number {
  return bend;
}

/** e = (w − w_*)x + κ(5 − z_1²), κ = 0 for linear labels, at x = Rz. */
function errorsAt({ weights, target, root, bend }: Instance, points: Matrix): Quantity[] {
  const linear = points.times(endToEnd(weights).minus(target).times(root).T);
  return Array.from(linear.data, (_, i) => matrixEntry(linear, i, 0).plus(bend * (5 - points.at(i, 0) ** 2)));
}

/** L, G and Σ in expectation. */
function moments(instance: Instance): { loss: Quantity; fisher: Matrix; covariance: Matrix } {
  const { weights, root } = instance;
  const d = root.rows;
  const grid = gaussianGrid(d);
  const points = fromRows(grid.map(({ point }) => point));
  // f is linear in x, and so is its gradient: it is known from the coordinate directions.
  const unit = diagonal(new Array<number>(d).fill(1));
  const rows = Array.from({ length: d }, (_, k) => layerGradients(weights, fromRows([unit.toRows()[k]!])));
  const gradients = points.times(root.T).times(flattenedRows(rows));
  const errors = errorsAt(instance, points);
  const weighted = (factor: (i: number) => Quantity): Matrix =>
    quantityMatrix(gradients.rows, gradients.cols, (i, j) =>
      product([grid[i]!.weight, factor(i), matrixEntry(gradients, i, j)]),
    );
  const second = gradients.T.times(weighted((i) => errors[i]!.squared()));
  const ones = fromRows([new Array<number>(gradients.rows).fill(1)]);
  const mean = ones.times(weighted((i) => errors[i]!));
  return {
    loss: sum(grid.map(({ weight }, i) => weight.times(errors[i]!.squared()))).times(0.5),
    fisher: gradients.T.times(weighted(() => exact(1))),
    covariance: second.minus(mean.T.gramOfRows()),
  };
}

const ALIGNED = "Tr(ΣG) ≥ 2L‖G‖_F²";

export default defineClaim<Instance>({
  id: "wu2025/proposition-1",
  title: "The noise of online SGD is aligned for deep linear networks",
  kinds: ["bound", "attained"],
  locus: "Proposition 1: Linear networks",
  reading: "One output, and labels of a linear function, as where the loss reaches zero; false for other labels.",
  specs,
  materialize: (spec) => {
    const { lists } = specs.raw(spec);
    return { weights: lists.W, target: lists.target[0]!, root: lists.R[0]!, bend: bendOf(spec.reals) };
  },
  assumptions: [
    {
      name: "linear labels",
      statement: String.raw`y = w_*^\top x`,
      slack: ({ bend }) => exact(-Math.abs(bend)),
      without: loosened(specs, { reals: { bend: [1, 4, -1] } }),
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\mu(\theta) = \frac{\operatorname{Tr}(\Sigma(\theta) G(\theta))}{2 L(\theta) \|G(\theta)\|_F^2} \ge 1`,
      expected: "holds",
      relations: (instance) => {
        const { loss, fisher, covariance } = moments(instance);
        return [atLeast(ALIGNED, inner(covariance, fisher), product([2, loss, frobeniusSquared(fisher)]))];
      },
    },
  ],
  equalityCases: [
    {
      name: "the gradient sees one input, the error depends on the other",
      form: "printed",
      relations: [ALIGNED],
      specs: [
        explicit({
          sizes: { depth: 2, d: 2, hidden: 1 },
          lists: {
            W: [[[1, 0]], [[0]]],
            target: [[[0, 1]]],
            R: [
              [
                [1, 0],
                [0, 1],
              ],
            ],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "depth 1 in one dimension: μ = 2",
      spec: explicit({ sizes: { depth: 1, d: 1, hidden: 1 }, lists: { W: [[[1]]], target: [[[0]]], R: [[[1]]] } }),
    },
    {
      name: "zero loss",
      spec: explicit({ sizes: { depth: 1, d: 1, hidden: 1 }, lists: { W: [[[1]]], target: [[[1]]], R: [[[1]]] } }),
    },
    {
      name: "a saddle: no gradients",
      spec: explicit({
        sizes: { depth: 3, d: 1, hidden: 1 },
        lists: { W: [[[0]], [[0]], [[0]]], target: [[[1]]], R: [[[1]]] },
      }),
    },
  ],
  budget: { share: 0.3, atLeast: 60 },
});
