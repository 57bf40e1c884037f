/**
 * Mulayoff, Michaeli: Unique Properties of Flat Minima in Deep Networks, arXiv:2002.04710, §5, (20) and (21).
 *
 * As printed: "we will be rather looking at the matrix $\hat{\mathbf H}_{\mathbf w}=2\Phi^T\Phi$, whose nonzero eigenvalues
 * coincide with those of $\mathbf H_{\mathbf w}$. Particularly, $\lambda_{\max}(\mathbf H_{\mathbf w}) =
 * \lambda_{\max}(\hat{\mathbf H}_{\mathbf w}) = \max_{\|\mathbf b\|=1}2\|\Phi\mathbf b\|^2$. (20) … the right side of (20)
 * can be written as $\max_{\|\mathbf B\|_F=1}2\sum_{k=1}^m\big\|(\prod_{i=k+1}^m\mathbf W_i)^T\mathbf B
 * \hat\Sigma_x^{\frac12}(\prod_{j=1}^{k-1}\mathbf W_j)^T\big\|_F^2$, (21) where $\mathbf b=\mathrm{vec}(\mathbf B)$."
 *
 * Reading: w ∈ Ω and any $\hat\Sigma_x$. The maximum in (21) says that no B exceeds λ_max(H) and that some B reaches it.
 *
 * λ_max(H) comes from all second derivatives of the loss, λ_max(Ĥ) from the Gram matrix. The B that reaches the maximum is
 * the top eigenvector of Ĥ; the value at the one that was computed is off by at most twice the error of the
 * decomposition, since the exact eigenvectors of a matrix that close are near the computed ones.
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
import { atMost, equal } from "../../src/claim/relation.js";
import {
  approximately,
  chain,
  explicitMinimumHessian,
  frobeniusSquared,
  largestEigenvalue,
  Matrix,
  prefixProducts,
  type Quantity,
  sharpnessGram,
  suffixProducts,
  sum,
  symmetricEigen,
} from "../../src/numerics/index.js";

/** A global minimum W_1, …, W_m, the root of Σ̂_x (d_x × d_x) and some B (d_y × d_x). */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly root: Matrix;
  readonly direction: Matrix;
}

const specs = layout({
  chain: { depth: [1, 3], ends: [1, 2], slack: 1 },
  lists: {
    W: { shapes: layerShapes, laws: [...LAYER_LAWS, "zero"] },
    G: MOMENT_LIST,
    B: { shapes: ({ widths }) => [[widths.at(-1)!, widths[0]!]], laws: ["gaussian", "rankOne", "integer", "unit"] },
  },
});
const { explicit } = specs;

/** The sum in (21), times 2, at any B. */
function objective({ weights, root }: Instance, b: Matrix): Quantity {
  const seen = b.times(root);
  const prefixes = prefixProducts(weights);
  const suffixes = suffixProducts(weights);
  const terms = weights.map((_, k) => frobeniusSquared(chain([suffixes[k + 1]!.T, seen, prefixes[k]!.T])));
  return sum(terms).times(2);
}

/** The eigenvector b = vec(B) of the largest eigenvalue as B; vec stacks columns. */
function topDirection(vectors: Matrix, rows: number, cols: number): Matrix {
  const entries = Float64Array.from({ length: rows * cols }, (_, at) =>
    vectors.at(Math.floor(at / cols) + (at % cols) * rows, 0),
  );
  return new Matrix(rows, cols, entries, vectors.radius);
}

const EIGENVALUES = "λ_max(H_w) = λ_max(2ΦᵀΦ)";
const EVERY = "2Σ‖(W_m⋯W_{k+1})ᵀBΣ̂_x^{1/2}(⋯W_1)ᵀ‖_F² ≤ λ_max(H_w)‖B‖_F²";
const REACHED = "2Σ‖⋯BΣ̂_x^{1/2}⋯‖_F² = λ_max(H_w), vec B top eigenvector";

function relations(instance: Instance): Relation[] {
  const { weights, root, direction } = instance;
  const sharpness = largestEigenvalue(explicitMinimumHessian(weights, root));
  const gram = sharpnessGram(weights, root);
  const { vectors, error } = symmetricEigen(gram);
  const atTop = objective(instance, topDirection(vectors, direction.rows, direction.cols));
  return [
    equal(EIGENVALUES, sharpness, largestEigenvalue(gram)),
    atMost(EVERY, objective(instance, direction), sharpness.times(frobeniusSquared(direction))),
    equal(REACHED, atTop.plus(approximately(0, 2 * error)), sharpness),
  ];
}

export default defineClaim<Instance>({
  id: "mulayoff2020/sharpness-dual",
  title: "The sharpness of a minimum as a maximum over end-to-end directions",
  kinds: ["identity"],
  locus: "(20), (21)",
  reading: "Any Σ̂_x. The maximum is a bound for every B and an equality at the top eigenvector of 2ΦᵀΦ.",
  specs,
  materialize: (spec) => {
    const { lists } = specs.raw(spec);
    return { weights: lists.W, root: momentRootFrom(lists.G[0]!), direction: lists.B[0]! };
  },
  assumptions: [
    {
      ...widthsAssumption<Instance>(({ weights }) => widthsOf(weights), {
        without: loosened(specs, { bottlenecks: true }),
        remark: "Not needed at a w with T = E(w), as is tested: H = 2ΦΦᵀ holds for all widths.",
      }),
      name: "A1",
      statement: String.raw`\min_j d_j \ge \min\{d_x, d_y\}`,
    },
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\lambda_{\max}(H_w) = \max_{\|B\|_F=1} 2\sum_{k=1}^m \Big\| \Big(\prod_{i=k+1}^m W_i\Big)^T B \hat\Sigma_x^{\frac{1}{2}} \Big(\prod_{j=1}^{k-1} W_j\Big)^T \Big\|_F^2`,
      expected: "holds",
      relations,
    },
  ],
  equalityCases: [
    {
      name: "scalar layers",
      form: "printed",
      relations: [EIGENVALUES, EVERY, REACHED],
      specs: [
        explicit({ widths: [1, 1], lists: { W: [[[3]]], G: [[[0]]], B: [[[2]]] } }),
        explicit({ widths: [1, 1, 1], lists: { W: [[[1]], [[-2]]], G: [[[1]]], B: [[[1]]] } }),
      ],
    },
    {
      name: "two outputs, B along the larger gain",
      form: "printed",
      relations: [EIGENVALUES, EVERY, REACHED],
      specs: [
        explicit({
          widths: [2, 2, 2],
          lists: {
            W: [
              [
                [2, 0],
                [0, 1],
              ],
              [
                [1, 0],
                [0, 3],
              ],
            ],
            G: [
              [
                [0, 0],
                [0, 0],
              ],
            ],
            B: [
              [
                [0, 0],
                [1, 0],
              ],
            ],
          },
        }),
      ],
    },
  ],
  degenerateCases: [
    { name: "H = 0", spec: explicit({ widths: [1, 1, 1], lists: { W: [[[0]], [[0]]], G: [[[0]]], B: [[[1]]] } }) },
    { name: "B = 0", spec: explicit({ widths: [1, 1, 1], lists: { W: [[[1]], [[1]]], G: [[[0]]], B: [[[0]]] } }) },
    {
      name: "repeated eigenvalues, a wider hidden layer",
      spec: explicit({
        widths: [2, 3, 1],
        lists: {
          W: [
            [
              [1, 0],
              [0, 1],
              [0, 0],
            ],
            [[1, 0, 0]],
          ],
          G: [
            [
              [0, 1],
              [0, 0],
            ],
          ],
          B: [[[1, 1]]],
        },
      }),
    },
  ],
  budget: { share: 0.2, atLeast: 60 },
});
