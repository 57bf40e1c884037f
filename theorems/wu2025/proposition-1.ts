/**
 * Proposition 1: Linear networks.
 *
 * As printed: "Let $f(x;\theta)$ be linear network. Let $f(\cdot;\theta)$ be a deep linear net and
 * $x\sim\mathcal N(0,S)$. Consider the online SGD setting, i.e., $n=\infty$. Then, $\mu(\theta)\ge1$." And after
 * Proposition 2: "we prove that the alignment holds for the entire parameter space".
 *
 * Why it holds: $g = Ax$ and $e = r^Tx$, and by Isserlis $\Sigma = 2LG + ASrr^TSA^T$; the second term is positive
 * semidefinite. That is not used here: expectations of polynomials under a Gaussian are finite sums over a grid,
 * exactly.
 *
 * Equality: where $G^{1/2}ASr = 0$, for instance where the error depends on an input that the gradient does not see.
 */
import { instances } from "../../generators/index.js";
import { atLeast, claim, holds, tex } from "../../src/claim/index.js";
import { endToEnd, exact, layerGradients, product, type Quantity, sum } from "../../src/numerics/index.js";
import {
  flattenedRows,
  frobeniusSquared,
  fromRows,
  identity,
  inner,
  matrixEntry,
  quantityMatrix,
} from "../../src/numerics/matrices/index.js";
import { gaussianGrid } from "../../src/statistics/index.js";

const drawn = instances({
  // Expectations are sums over 7ᵈ points.
  large: { L: 8, d: 4, entries: 48 },
  sizes: { depth: [1, 3], d: [1, 2], hidden: [1, 2] },
  // κ, how far labels are from linear.
  fixed: { bend: 0 },
  matrices: {
    W: {
      shapes: ({ depth, d, hidden }) =>
        Array.from({ length: depth }, (_, k) => [k === depth - 1 ? 1 : hidden, k === 0 ? d : hidden] as const),
      laws: ["identity", "gaussian", "gaussian", "integer", "sparse"],
    },
    target: { shape: [1, "d"], laws: ["zero", "gaussian", "integer"] },
    // S = RRᵀ.
    R: { shape: ["d", "d"], laws: ["identity", "gaussian", "gaussian", "graded", "lowRank"] },
  },
});

/** L, G and Σ in expectation over x = Rz, for errors e = (w − w_*)x + κ(5 − z_1²). */
const moments = drawn.map(({ W, target, R, bend, d }) => {
  const grid = gaussianGrid(d);
  const points = fromRows(grid.map(({ point }) => point));
  // f is linear in x, and so is its gradient: it is known from the coordinate directions.
  const rows = identity(d)
    .toRows()
    .map((direction) => layerGradients(W, fromRows([direction])));
  const gradients = points.times(R.T).times(flattenedRows(rows));
  const linear = points.times(endToEnd(W).minus(target).times(R).T);
  const errors = grid.map(({ point }, i) => matrixEntry(linear, i, 0).plus(bend * (5 - point[0]! * point[0]!)));
  const weighted = (factors: readonly Quantity[]) =>
    quantityMatrix(gradients.rows, gradients.cols, (i, j) =>
      product([grid[i]!.weight, factors[i]!, matrixEntry(gradients, i, j)]),
    );
  const squares = errors.map((e) => e.squared());
  const ones = fromRows([new Array<number>(grid.length).fill(1)]);
  const slope = ones.times(weighted(errors));
  return {
    ...{ target, R, bend },
    loss: sum(grid.map(({ weight }, i) => weight.times(squares[i]!))).times(0.5),
    fisher: gradients.T.times(weighted(grid.map(() => exact(1)))),
    covariance: gradients.T.times(weighted(squares)).minus(slope.T.gramOfRows()),
  };
});

export default claim(moments, {
  id: "wu2025/proposition-1",
  title: "The noise of online SGD is aligned for deep linear networks",
  kinds: ["bound", "attained"],
  locus: "Proposition 1: Linear networks",
  reading: `One output, the square loss L = ½ E e², G = E ggᵀ and Σ = E e²ggᵀ − ∇L∇Lᵀ with g = ∇_θ f(x; θ) and e = f(x;
    θ) − y. Of the labels nothing is printed; here they are those of a linear function, y = w_*ᵀx, as in the over-parameterized
    regime of the slides, where the loss reaches zero; for some others it is false (the assumption, dropped), and independent noise does no harm. θ is any point with L(θ) > 0 and G(θ) ≠ 0. Stated
    without the division: Tr(ΣG) ≥ 2L‖G‖_F².`,
  assumptions: [
    {
      name: "linear labels",
      statement: tex`y = w_*^\top x`,
      slack: ({ bend }) => exact(-Math.abs(bend)),
      without: drawn.loosened({ reals: { bend: [1, 4, -1] } }),
    },
  ],
  printed: holds`\mu(\theta) = \frac{\operatorname{Tr}(\Sigma(\theta) G(\theta))}{2 L(\theta) \|G(\theta)\|_F^2} \ge 1`(
    ({ loss, fisher, covariance }) => ({
      "Tr(ΣG) ≥ 2L‖G‖_F²": atLeast(inner(covariance, fisher), product([2, loss, frobeniusSquared(fisher)])),
    }),
  ),
  equality: {
    "the gradient sees one input, the error depends on the other": [
      drawn.at({ W: ["1 0", 0], target: "0 1", R: "1 0; 0 1" }),
    ],
  },
  degenerate: {
    "depth 1 in one dimension: μ = 2": drawn.at({ W: [1], target: 0, R: 1 }),
    "zero loss": drawn.at({ W: [1], target: 1, R: 1 }),
    "a saddle: no gradients": drawn.at({ W: [0, 0, 0], target: 1, R: 1 }),
  },
  situations: {
    "depth 3": (_, { sizes }) => sizes["depth"] === 3,
    "two inputs, two neurons, depth ≥ 2": (_, { sizes: { d, hidden, depth } }) =>
      d === 2 && hidden === 2 && depth! >= 2,
    "two inputs, R not diagonal": ({ R }) => R.rows === 2 && R.at(0, 1) !== 0 && R.at(1, 0) !== 0,
    "w_* ≠ 0": ({ target }) => target.data.some((x) => x !== 0),
  },
  budget: { share: 0.3, atLeast: 60 },
});
