/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §5.2, proof of Lemma 4, (13).
 *
 * As printed: "Applying the $L$-version of the AM-GM to Equation (10):
 * $$(R(\mathbf{W})/L)^L \geq d_0 \|W_L \dots W_2\|_F^2 \cdot \|W_1\|_F^2 \|W_L \dots W_3\|_F^2 \dots
 *   \|W_{L-1} \dots W_1\|_F^2 d_L.$$
 * $$= d_0 d_L \prod_{j=1}^{L-1} \left(\|W_L \dots W_{j+1}\|_F^2 \|W_j \dots W_1\|_F^2 \right) \quad (13)$$"
 *
 * Reading: the first product runs over the $L$ terms of (10), $\|W_L \dots W_{j+1}\|_F^2 \|W_{j-1} \dots W_1\|_F^2$ with
 * $d_0$ and $d_L$ in the place of the empty products. (10) needs $L \ge 2$. The second line takes each
 * $\|W_L \dots W_{j+1}\|_F^2$ together with $\|W_j \dots W_1\|_F^2$ instead.
 *
 * Equality holds exactly where the L terms of (10) are equal, as for one multiple of an orthogonal matrix in all layers.
 */
import { LAYER_LAWS, layerShapes, layout, loosened, widthsAssumption, widthsOf } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atLeast, equal } from "../../src/claim/relation.js";
import {
  chain,
  exact,
  frobeniusSquared,
  type Matrix,
  prefixProducts,
  product,
  type Quantity,
  regularizerR,
  suffixProducts,
} from "../../src/numerics/index.js";

/** W_1, …, W_L, with W_j of shape d_j × d_{j−1}. */
interface Instance {
  readonly weights: readonly Matrix[];
}

const specs = layout({
  chain: { depth: [2, 5], ends: [1, 4], slack: 2 },
  lists: { W: { shapes: layerShapes, laws: LAYER_LAWS } },
});

const { explicit } = specs;

/** d_0‖W_L⋯W_2‖² · ‖W_1‖²‖W_L⋯W_3‖² ⋯ ‖W_{L−1}⋯W_1‖² d_L, every product multiplied out on its own. */
function productOfTerms(weights: readonly Matrix[]): Quantity {
  const depth = weights.length;
  const fromTo = (first: number, last: number): Quantity =>
    frobeniusSquared(chain(weights.slice(first - 1, last).reverse()));
  return product(
    weights.flatMap((w, index) => {
      const j = index + 1;
      const below = j === 1 ? exact(w.cols) : fromTo(1, j - 1);
      return [below, j === depth ? exact(w.rows) : fromTo(j + 1, depth)];
    }),
  );
}

/** d_0d_L ∏_j ‖W_L⋯W_{j+1}‖²‖W_j⋯W_1‖², from prefix and suffix products. */
function regrouped(weights: readonly Matrix[]): Quantity {
  const prefixes = prefixProducts(weights).slice(1, -1);
  const suffixes = suffixProducts(weights).slice(1, -1);
  const sizes = [weights[0]!.cols, weights.at(-1)!.rows];
  return product([...sizes, ...[...suffixes, ...prefixes].map(frobeniusSquared)]);
}

const AM_GM = "(R(W)/L)^L ≥ d₀‖W_L⋯W_2‖²·…·‖W_{L−1}⋯W_1‖²d_L";
const REGROUPED = "d₀‖W_L⋯W_2‖²⋯d_L = d₀d_L∏_j‖W_L⋯W_{j+1}‖²‖W_j⋯W_1‖²";

export default defineClaim<Instance>({
  id: "gatmiry2023/equation-13",
  title: "The L-th power of R(W)/L is at least the product of the terms of R",
  kinds: ["bound", "identity"],
  locus: "§5.2, proof of Lemma 4, (13)",
  reading: "The first product runs over the L terms of (10), and L ≥ 2, as (10) needs.",
  specs,
  materialize: (spec) => ({ weights: specs.raw(spec).lists.W }),
  assumptions: [
    widthsAssumption(({ weights }) => widthsOf(weights), {
      without: loosened(specs, { bottlenecks: true }),
      remark: "Not needed: the inequality of the means holds for any L nonnegative numbers, whatever the shapes.",
    }),
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`(R(\mathbf W)/L)^L
        \ge d_0\|W_L\cdots W_2\|_F^2\cdot\|W_1\|_F^2\|W_L\cdots W_3\|_F^2\cdots\|W_{L-1}\cdots W_1\|_F^2\,d_L
        = d_0d_L\prod_{j=1}^{L-1}\left(\|W_L\cdots W_{j+1}\|_F^2\|W_j\cdots W_1\|_F^2\right)`,
      expected: "holds",
      relations: ({ weights }) => {
        const terms = productOfTerms(weights);
        const depth = weights.length;
        return [
          atLeast(AM_GM, regularizerR(weights).over(depth).power(depth), terms),
          equal(REGROUPED, terms, regrouped(weights)),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "one multiple of the identity in all layers",
      form: "printed",
      relations: [AM_GM, REGROUPED],
      specs: [
        explicit({ widths: [1, 1, 1], lists: { W: [[[1]], [[-1]]] } }),
        explicit({ widths: [1, 1, 1, 1], lists: { W: [[[2]], [[2]], [[2]]] } }),
        explicit({ widths: [2, 2, 2, 2], lists: { W: { law: "identity", seed: 0 } } }),
      ],
    },
    {
      name: "orthogonal layers",
      form: "printed",
      relations: [AM_GM, REGROUPED],
      specs: [1, 2, 3].map((seed) => explicit({ widths: [3, 3, 3, 3, 3], lists: { W: { law: "orthogonal", seed } } })),
    },
  ],
  degenerateCases: [
    { name: "zero layers", spec: explicit({ widths: [1, 1, 1], lists: { W: { law: "zero", seed: 0 } } }) },
    { name: "one zero layer", spec: explicit({ widths: [1, 1, 1, 1], lists: { W: [[[1]], [[0]], [[1]]] } }) },
    { name: "rank-deficient", spec: explicit({ widths: [3, 3, 3], lists: { W: { law: "nilpotent", seed: 0 } } }) },
    {
      name: "d_0 ≠ d_L, hidden widths at their least",
      spec: explicit({ widths: [3, 1, 1, 1], lists: { W: [[[1, 2, 2]], [[1]], [[3]]] } }),
    },
  ],
});
