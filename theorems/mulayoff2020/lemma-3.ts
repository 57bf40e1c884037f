/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §4, Lemma 3, (15), (16), with
 * (19) and the text after the lemma.
 *
 * As printed: "Assume A1. If $\mathbf w\in\Omega$, then $\mathbf H_{\mathbf w}=2\Phi\Phi^T$, (15) where
 * $\Phi=[\Phi_1^T,\Phi_2^T,\dots,\Phi_m^T]^T$, with $\Phi_k=\Big(\prod_{j=1}^{k-1}\mathbf W_j\hat\Sigma_x^{\frac12}\Big)
 * \otimes\Big(\prod_{i=k+1}^m\mathbf W_i\Big)^T$. (16) … Φ has only $d_xd_y$ columns, …
 * for networks with more than one layer, the Hessian at a global minimum is always rank-deficient. For example, if
 * $d_x=d_y\triangleq d$, then we have from Assumption A1 that $N\ge md^2$, so that at any global minimum point, only $d^2$
 * orthogonal directions point to a slope (the Hessian's rank), while the rest point into the valley of minima. In other
 * words, the dimension of the valley is at least $(1-1/m)$ of the ambient dimension $N$."
 *
 * Reading: the product in (16) is that of (14), W_{k−1}⋯W_1, and Σ̂_x^{1/2} stands once behind it, as in (21). vec stacks
 * columns. (15) contains the blocks (19). The dimension of the valley is N − rank H, that of the directions without slope.
 * "Only d² orthogonal directions … (the Hessian's rank)" bounds the rank, as "only $d_xd_y$ columns" before it and "at least
 * (1 − 1/m)" after it say: it is at most d².
 *
 * Remark: it is d² at every global minimum where T is invertible, since then all W_m⋯W_2 and Σ̂_x^{1/2} have full rank and so
 * has Φ_1; but not at any. At w = (0, 0), a global minimum for T = 0, H = 0.
 */
import {
  LAYER_LAWS,
  layerShapes,
  layout,
  loosened,
  MOMENT_LIST,
  momentRootFrom,
  widthsAssumption,
  widthsOf,
} from "../../generators/index.js";
import { type Relation } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, atMost, same } from "../../src/claim/relation.js";
import {
  exact,
  exactHessianRank,
  explicitMinimumHessian,
  flattenedRows,
  hessianFactors,
  Matrix,
} from "../../src/numerics/index.js";

/** A global minimum W_1, …, W_m and the root of Σ̂_x (d_x × d_x), positive definite. */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly root: Matrix;
}

const specs = layout({
  chain: { depth: [1, 3], ends: [1, 2], slack: 1 },
  lists: { W: { shapes: layerShapes, laws: ["zero", ...LAYER_LAWS, "zero"] }, G: MOMENT_LIST },
});
const { explicit } = specs;

/** Φ_k with its rows in the order of the entries of W_k row by row; (16) has them column by column. */
function rowByRow(factor: Matrix, { rows, cols }: Matrix): Matrix {
  const width = factor.cols;
  const data = Float64Array.from({ length: factor.data.length }, (_, at) => {
    const entry = Math.floor(at / width);
    return factor.at((entry % cols) * rows + Math.floor(entry / cols), at % width);
  });
  return new Matrix(factor.rows, width, data, factor.radius);
}

/** Φ, N × d_xd_y, its rows in the order of the Hessian's. */
function stackedFactors(weights: readonly Matrix[], root: Matrix): Matrix {
  const flat = flattenedRows([hessianFactors(weights, root).map((factor, k) => rowByRow(factor, weights[k]!))]);
  const width = weights[0]!.cols * weights.at(-1)!.rows;
  return new Matrix(flat.data.length / width, width, flat.data, flat.radius);
}

const HESSIAN = "H_w = 2ΦΦᵀ";
const AT_MOST = "rank H_w ≤ d_xd_y";
const DEFICIENT = "rank H_w ≤ N − 1 for m ≥ 2";
const PARAMETERS = "N ≥ md² for d_x = d_y = d";
const VALLEY = "N − rank H_w ≥ (1 − 1/m)N for d_x = d_y";

/** What is said of the rank: for any d_x and d_y, for more than one layer, and for d_x = d_y. */
function rankRelations(weights: readonly Matrix[], parameters: number): Relation[] {
  const [depth, inputs, outputs] = [weights.length, weights[0]!.cols, weights.at(-1)!.rows];
  const rank = exactHessianRank(weights);
  const square = inputs === outputs;
  return [
    atMost(AT_MOST, exact(rank), exact(inputs * outputs)),
    ...(depth > 1 ? [atMost(DEFICIENT, exact(rank), exact(parameters - 1))] : []),
    ...(square ? [atLeast(PARAMETERS, exact(parameters), exact(depth * inputs ** 2))] : []),
    ...(square ? [atLeast(VALLEY, exact(parameters - rank), exact((depth - 1) * parameters).over(depth))] : []),
  ];
}

export default defineClaim<Instance>({
  id: "mulayoff2020/lemma-3",
  title: "The structure of the Hessian at a global minimum, and its rank",
  kinds: ["identity", "bound"],
  locus: "Lemma 3, (15), (16), (19), and the text after it",
  reading:
    "Σ̂_x^{1/2} stands once behind the product in (16), as in (21). The dimension of the valley is N − rank H_w. " +
    "Σ̂_x has full rank, as §2 assumes. “Only d² orthogonal directions point to a slope (the Hessian's rank)” says at most " +
    "d²: at w = 0, a global minimum for T = 0 and two or more layers, H = 0. Where T is invertible the rank is d².",
  specs,
  materialize: (spec) => {
    const { lists } = specs.raw(spec);
    return { weights: lists.W, root: momentRootFrom(lists.G[0]!) };
  },
  assumptions: [
    {
      ...widthsAssumption<Instance>(({ weights }) => widthsOf(weights), {
        without: loosened(specs, { bottlenecks: true }),
      }),
      name: "A1",
      statement: String.raw`\min_j d_j \ge \min\{d_x, d_y\}`,
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`H_w = 2\Phi\Phi^T, \quad \operatorname{rank} H_w \le d_x d_y, \quad \operatorname{rank} H_w \le d^2 \le \frac{N}{m} \text{ for } d_x = d_y = d`,
      expected: "holds",
      relations: ({ weights, root }) => {
        const factors = stackedFactors(weights, root);
        const outer = factors.times(factors.T).times(2);
        return [same(HESSIAN, explicitMinimumHessian(weights, root), outer), ...rankRelations(weights, factors.rows)];
      },
    },
  ],
  equalityCases: [
    {
      name: "invertible layers",
      form: "printed",
      relations: [HESSIAN, AT_MOST, PARAMETERS, VALLEY],
      specs: [
        explicit({ widths: [1, 1, 1], lists: { W: [[[1]], [[2]]], G: [[[1]]] } }),
        explicit({
          widths: [2, 2, 2],
          lists: {
            W: [
              [
                [1, 1],
                [0, 1],
              ],
              [
                [0, -1],
                [1, 2],
              ],
            ],
            G: [
              [
                [1, 2],
                [0, 1],
              ],
            ],
          },
        }),
      ],
    },
    {
      name: "two numbers: one direction of slope",
      form: "printed",
      relations: [DEFICIENT],
      specs: [explicit({ widths: [1, 1, 1], lists: { W: [[[1]], [[1]]], G: [[[0]]] } })],
    },
  ],
  degenerateCases: [
    { name: "H = 0", spec: explicit({ widths: [1, 1, 1], lists: { W: [[[0]], [[0]]], G: [[[0]]] } }) },
    { name: "one layer: H = 2Σ̂_x", spec: explicit({ widths: [1, 1], lists: { W: [[[0]]], G: [[[1]]] } }) },
    {
      name: "T singular, rank d²",
      spec: explicit({ widths: [1, 1, 1], lists: { W: [[[0]], [[1]]], G: [[[0]]] } }),
    },
    {
      name: "d_x ≠ d_y, hidden layer as wide as the output",
      spec: explicit({
        widths: [2, 1, 1],
        lists: {
          W: [[[1, 2]], [[1]]],
          G: [
            [
              [0, 1],
              [0, 0],
            ],
          ],
        },
      }),
    },
  ],
  budget: { share: 0.1, atLeast: 100 },
});
