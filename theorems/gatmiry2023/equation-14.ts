/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §5.2, proof of Lemma 4, (14).
 *
 * As printed: "Now using Lemma 1, we have for every $1 \leq j \leq L - 1$:
 * $$\|W_L \dots W_{j+1}\|_F^2 \|W_j \dots W_1\|_F^2 \geq \|W_L \dots W_1\|_*^2 = \|M\|_*^2. \quad (14)$$"
 *
 * Reading: $M = W_L \cdots W_1$ by (11), so the equality is the definition of $M$ and the bound is the statement. "For
 * every $j$" is the bound on the least of the products over $j$.
 *
 * Equality holds at $j$ exactly where $W_L \cdots W_{j+1}$ is a multiple of the transpose of $W_j \cdots W_1$ in the sense
 * of Lemma 1: $S^\top S$ and $PP^\top$ proportional for the two factors.
 */
import { LAYER_LAWS, layerShapes, layout, loosened, widthsAssumption, widthsOf } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast } from "../../src/claim/relation.js";
import {
  endToEnd,
  frobeniusSquared,
  type Matrix,
  minimum,
  nuclearNorm,
  prefixProducts,
  type Quantity,
  suffixProducts,
} from "../../src/numerics/index.js";

/** W_1, …, W_L, with W_j of shape d_j × d_{j−1}. */
interface Instance {
  readonly weights: readonly Matrix[];
}

const specs = layout({
  chain: { depth: [2, 5], ends: [1, 5], slack: 2 },
  lists: { W: { shapes: layerShapes, laws: LAYER_LAWS } },
});

const { explicit } = specs;

/** min over 1 ≤ j ≤ L − 1 of ‖W_L⋯W_{j+1}‖_F²‖W_j⋯W_1‖_F². */
function leastSplit(weights: readonly Matrix[]): Quantity {
  const prefixes = prefixProducts(weights).slice(1, -1);
  const suffixes = suffixProducts(weights).slice(1, -1);
  return minimum(prefixes.map((below, i) => frobeniusSquared(suffixes[i]!).times(frobeniusSquared(below))));
}

const SPLIT = "‖W_L⋯W_{j+1}‖_F²‖W_j⋯W_1‖_F² ≥ ‖W_L⋯W_1‖_*², every j";

export default defineClaim<Instance>({
  id: "gatmiry2023/equation-14",
  title: "The nuclear norm of the end-to-end matrix bounds the Frobenius norms of both parts of every split",
  kinds: ["bound", "attained"],
  locus: "§5.2, proof of Lemma 4, (14)",
  reading: "M = W_L⋯W_1, so that the printed equality is its definition; for every j is the bound on the least j.",
  specs,
  materialize: (spec) => ({ weights: specs.raw(spec).lists.W }),
  assumptions: [
    widthsAssumption(({ weights }) => widthsOf(weights), {
      without: loosened(specs, { bottlenecks: true }),
      remark: "Not needed: Lemma 1 holds for any two factors, whatever the widths.",
    }),
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\|W_L\cdots W_{j+1}\|_F^2\,\|W_j\cdots W_1\|_F^2 \ge \|W_L\cdots W_1\|_*^2
        \quad (1 \le j \le L-1)`,
      expected: "holds",
      relations: ({ weights }) => [atLeast(SPLIT, leastSplit(weights), nuclearNorm(endToEnd(weights)).squared())],
    },
  ],
  equalityCases: [
    {
      name: "W_2 = W_1ᵀ, d_0 ≥ d_1",
      form: "printed",
      relations: [SPLIT],
      specs: [
        explicit({ widths: [1, 1, 1], lists: { W: [[[2]], [[-3]]] } }),
        explicit({
          widths: [3, 2, 3],
          lists: {
            W: [
              [
                [1, 2, 0],
                [0, 1, -1],
              ],
              [
                [1, 0],
                [2, 1],
                [0, -1],
              ],
            ],
          },
        }),
      ],
    },
    {
      name: "the construction of Lemma 4, tight at every j, rank-deficient",
      form: "printed",
      relations: [SPLIT],
      specs: [
        explicit({
          widths: [2, 2, 2, 2],
          lists: {
            W: [2, 3, 2].map((size) => [
              [size, 0],
              [0, 0],
            ]),
          },
        }),
      ],
    },
    {
      name: "orthogonal layers",
      form: "printed",
      relations: [SPLIT],
      specs: [1, 2, 3].map((seed) => explicit({ widths: [3, 3, 3, 3], lists: { W: { law: "orthogonal", seed } } })),
    },
  ],
  degenerateCases: [
    { name: "zero layers", spec: explicit({ widths: [1, 1, 1], lists: { W: { law: "zero", seed: 0 } } }) },
    { name: "product zero", spec: explicit({ widths: [2, 2, 2], lists: { W: { law: "nilpotent", seed: 0 } } }) },
    {
      name: "repeated singular values",
      spec: explicit({ widths: [3, 3, 3, 3], lists: { W: { law: "identity", seed: 0 } } }),
    },
    {
      name: "d_0 ≠ d_L, hidden widths at their least",
      spec: explicit({ widths: [3, 1, 1, 1], lists: { W: [[[1, 2, 2]], [[1]], [[3]]] } }),
    },
  ],
});
