/**
 * §5.2, proof of Lemma 4, (13).
 *
 * As printed: "Applying the $L$-version of the AM-GM to Equation (10): $$(R(\mathbf{W})/L)^L \geq d_0 \|W_L \dots
 * W_2\|_F^2 \cdot \|W_1\|_F^2 \|W_L \dots W_3\|_F^2 \dots \|W_{L-1} \dots W_1\|_F^2 d_L.$$ $$= d_0 d_L
 * \prod_{j=1}^{L-1} \left(\|W_L \dots W_{j+1}\|_F^2 \|W_j \dots W_1\|_F^2 \right) \quad (13)$$"
 *
 * Equality holds exactly where the L terms of (10) are equal, as for one multiple of an orthogonal matrix in all
 * layers.
 */
import { instances, law, LAYER_LAWS, layerShapes, usual, widthsAssumption } from "../../generators/index.js";
import { atLeast, because, claim, equal, holds, meansGap } from "../../src/claim/index.js";
import { chain, frobeniusSquared, type Matrix, prefixProducts, suffixProducts } from "../../src/numerics/index.js";
import { product, type Quantity } from "../../src/numerics/arithmetic/index.js";
import { regularizerR } from "../../src/numerics/networks/index.js";
import { drawnBy } from "./shared/situations.js";

const drawn = instances({
  chain: { depth: [2, 5], ends: [1, 4], slack: 2 },
  matrices: { W: { shapes: layerShapes, laws: LAYER_LAWS } },
});

/** d_0‖W_L⋯W_2‖², ‖W_1‖²‖W_L⋯W_3‖², …, ‖W_{L−1}⋯W_1‖² d_L, every product multiplied out on its own. */
function termsOf(weights: readonly Matrix[]): Quantity[] {
  const last = weights.length - 1;
  const squared = (layers: readonly Matrix[]) => frobeniusSquared(chain([...layers].reverse()));
  return weights.map(({ rows, cols }, j) =>
    product([j === 0 ? cols : squared(weights.slice(0, j)), j === last ? rows : squared(weights.slice(j + 1))]),
  );
}

/** d_0d_L ∏_j ‖W_L⋯W_{j+1}‖²‖W_j⋯W_1‖², from prefix and suffix products. */
function regrouped(weights: readonly Matrix[], d0: number, dL: number): Quantity {
  const parts = [...suffixProducts(weights).slice(1, -1), ...prefixProducts(weights).slice(1, -1)];
  return product([d0, dL, ...parts.map(frobeniusSquared)]);
}

export default claim(drawn, {
  id: "gatmiry2023/equation-13",
  title: "The L-th power of R(W)/L is at least the product of the terms of R",
  kinds: ["bound", "identity"],
  locus: "§5.2, proof of Lemma 4, (13)",
  reading: `The first product runs over the L terms of (10), ‖W_L⋯W_{j+1}‖_F²‖W_{j−1}⋯W_1‖_F² with d₀ and d_L in the
    place of the empty products. (10) needs L ≥ 2. The second line takes each ‖W_L⋯W_{j+1}‖_F² together with
    ‖W_j⋯W_1‖_F² instead.`,
  assumptions: [
    widthsAssumption(({ widths }) => widths, {
      without: drawn.loosened({ bottlenecks: true }),
      remark: "Not needed: the inequality of the means holds for any L nonnegative numbers, whatever the shapes.",
    }),
  ],
  printed: holds`(R(\mathbf W)/L)^L
      \ge d_0\|W_L\cdots W_2\|_F^2\cdot\|W_1\|_F^2\|W_L\cdots W_3\|_F^2\cdots\|W_{L-1}\cdots W_1\|_F^2\,d_L
      = d_0d_L\prod_{j=1}^{L-1}\left(\|W_L\cdots W_{j+1}\|_F^2\|W_j\cdots W_1\|_F^2\right)`(({ W, d0, dL, L }) => {
    const terms = termsOf(W);
    const multiplied = product(terms);
    return {
      "(R(W)/L)^L ≥ d₀‖W_L⋯W_2‖²·…·‖W_{L−1}⋯W_1‖²d_L": because(
        atLeast(regularizerR(W).over(L).power(L), multiplied),
        () => meansGap(terms),
      ),
      "d₀‖W_L⋯W_2‖²⋯d_L = d₀d_L∏_j‖W_L⋯W_{j+1}‖²‖W_j⋯W_1‖²": equal(multiplied, regrouped(W, d0, dL)),
    };
  }),
  equality: {
    "one multiple of the identity in all layers": [
      drawn.at({ widths: [1, 1, 1], W: [1, -1] }),
      drawn.at({ widths: [1, 1, 1, 1], W: [2, 2, 2] }),
      drawn.at({ widths: [2, 2, 2, 2], W: law("identity") }),
    ],
    "orthogonal layers": [1, 2, 3].map((seed) => drawn.at({ widths: [3, 3, 3, 3, 3], W: law("orthogonal", seed) })),
  },
  degenerate: {
    "zero layers": drawn.at({ widths: [1, 1, 1], W: law("zero") }),
    "one zero layer": drawn.at({ widths: [1, 1, 1, 1], W: [1, 0, 1] }),
    "rank-deficient": drawn.at({ widths: [3, 3, 3], W: law("nilpotent") }),
    "d_0 ≠ d_L, hidden widths at their least": drawn.at({ widths: [3, 1, 1, 1], W: ["1 2 2", 1, 3] }),
  },
  situations: {
    ...usual("L ≥ 3", "L = 2", "d_0 ≠ d_L"),
    "layers of deficient rank": drawnBy("W", "aligned", "lowRank"),
  },
});
