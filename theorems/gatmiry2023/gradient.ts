/**
 * §4, the display after Lemma 2.
 *
 * As printed: "$\nabla_{W_j} \langle A_i, E(\mathbf{W}) \rangle = \nabla_{W_j} \text{tr}(A_i^\top W_L \cdots W_1)
 * = \nabla_{W_j} \text{tr}((W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1}) W_j)
 * = (W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1})^\top$."
 *
 * Two routes: the printed product against the derivatives ⟨A_i, W_L ⋯ D ⋯ W_1⟩ along every unit matrix D, which are
 * exact because E(W) is linear in each layer.
 */
import { instances, law, LAYER_LAWS, layerShapes, usual, widthsAssumption } from "../../generators/index.js";
import { claim, equal, holds, same } from "../../src/claim/index.js";
import { chain, derivativesAlongUnits, endToEnd, inner, trace } from "../../src/numerics/index.js";

const drawn = instances({
  large: { entries: 8192 },
  file: { each: "A" },
  chain: { depth: [2, 5], ends: [1, 4], slack: 2 },
  sizes: { j: ({ L }) => [1, L] },
  matrices: { W: { shapes: layerShapes, laws: LAYER_LAWS }, A: ["dL", "d0"] },
});
const { at } = drawn;

/** Positive integers in all layers, so that no product vanishes. */
const positive = (widths: readonly number[], j: number) =>
  at({ widths, j, W: law("positive", j), A: law("positive", j) });

export default claim(drawn, {
  id: "gatmiry2023/gradient",
  title: "The gradient of a linear measurement of the end-to-end matrix with respect to one layer",
  kinds: ["identity"],
  locus: "§4, display after Lemma 2",
  reading: `The gradient is the matrix of the shape of W_j whose entries are the partial derivatives; empty products are
    identities (of size d_0 for j = 1, d_L for j = L). The two traces in the middle are equal to ⟨A_i, E(W)⟩ before they are
    differentiated.`,
  assumptions: [
    widthsAssumption(({ widths }) => widths, {
      without: drawn.loosened({ bottlenecks: true }),
      remark: "Not needed: the derivative of a product in one of its factors asks nothing of the shapes of the others.",
    }),
  ],
  printed:
    holds`\nabla_{W_j} \langle A_i, E(\mathbf{W}) \rangle = (W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1})^\top`(
      ({ W, A, j }) => {
        const [below, above] = [W.slice(0, j - 1).reverse(), W.slice(j).reverse()];
        const product = chain([...below, A.T, ...above]);
        const prediction = inner(A, endToEnd(W));
        return {
          "∇_{W_j}⟨A,E(W)⟩ = (W_{j−1}⋯W_1AᵀW_L⋯W_{j+1})ᵀ": same(derivativesAlongUnits(W, A, j - 1), product.T),
          "⟨A,E(W)⟩ = tr(AᵀW_L⋯W_1)": equal(prediction, trace(chain([A.T, ...[...W].reverse()]))),
          "⟨A,E(W)⟩ = tr((W_{j−1}⋯W_1AᵀW_L⋯W_{j+1})W_j)": equal(prediction, trace(product.times(W[j - 1]!))),
        };
      },
    ),
  equality: {
    "positive layers": [
      positive([1, 1, 1], 1),
      positive([2, 3, 1], 2),
      ...[1, 2, 3].map((j) => positive([2, 2, 4, 3], j)),
    ],
  },
  degenerate: {
    "zero layer": at({ widths: [2, 2, 2], j: 1, W: law("zero"), A: law("identity") }),
    "rank-deficient layers, product zero": at({ widths: [2, 2, 2], j: 2, W: law("nilpotent"), A: law("identity") }),
    "duplicate orthogonal layers, wide to narrow": at({
      ...{ widths: [3, 1, 1], j: 1 },
      ...{ W: law("duplicate", 1), A: law("sign", 1) },
    }),
  },
  situations: {
    "the first layer": ({ j }) => j === 1,
    "the last layer": ({ j, L }) => j === L,
    "a layer on both sides": ({ j, L }) => j > 1 && j < L,
    ...usual("d_0 ≠ d_L"),
  },
});
