/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §4, the display after Lemma 2.
 *
 * As printed: "$\nabla_{W_j} \langle A_i, E(\mathbf{W}) \rangle = \nabla_{W_j} \text{tr}(A_i^\top W_L \cdots W_1)
 * = \nabla_{W_j} \text{tr}((W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1}) W_j)
 * = (W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1})^\top$."
 *
 * Reading: the gradient is the matrix of the shape of W_j whose entries are the partial derivatives; empty products
 * are identities (of size d_0 for j = 1, d_L for j = L). The two traces in the middle are equal to ⟨A_i, E(W)⟩ before
 * they are differentiated.
 *
 * Two routes: the printed product against the derivatives ⟨A_i, W_L ⋯ D ⋯ W_1⟩ along every unit matrix D, which are
 * exact because E(W) is linear in each layer.
 */
import {
  LAYER_LAWS,
  layerShapes,
  layout,
  loosened,
  MIXED_LAWS,
  widthsAssumption,
  widthsOf,
} from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal, same } from "../../src/claim/relation.js";
import { chain, derivativesAlongUnits, endToEnd, inner, type Matrix, trace } from "../../src/numerics/index.js";

/** Layers W_1, …, W_L, a measurement A (d_L×d_0) and the index j of a layer, counted from 1. */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly a: Matrix;
  readonly j: number;
}

const specs = layout({
  chain: { depth: [2, 5], ends: [1, 4], slack: 2 },
  sizes: { j: ({ widths }) => [1, widths.length - 1] },
  lists: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    A: { shapes: ({ widths }) => [[widths.at(-1)!, widths[0]!]], laws: MIXED_LAWS },
  },
});

/** W_{j−1} ⋯ W_1 Aᵀ W_L ⋯ W_{j+1}, as printed, of shape d_{j−1}×d_j. */
function printedProduct({ weights, a, j }: Instance): Matrix {
  const before = weights.slice(0, j - 1).reverse();
  const after = weights.slice(j).reverse();
  return chain([...before, a.T, ...after]);
}

const { explicit } = specs;

const GRADIENT = "∇_{W_j}⟨A,E(W)⟩ = (W_{j−1}⋯W_1AᵀW_L⋯W_{j+1})ᵀ";
const FIRST_TRACE = "⟨A,E(W)⟩ = tr(AᵀW_L⋯W_1)";
const SECOND_TRACE = "⟨A,E(W)⟩ = tr((W_{j−1}⋯W_1AᵀW_L⋯W_{j+1})W_j)";

/** Positive integers in all layers, so that no product vanishes. */
function positive(widths: readonly number[], j: number): ReturnType<typeof explicit> {
  return explicit({
    widths,
    sizes: { j },
    lists: { W: { law: "positive", seed: j }, A: { law: "positive", seed: j } },
  });
}

export default defineClaim<Instance>({
  id: "gatmiry2023/gradient",
  title: "The gradient of a linear measurement of the end-to-end matrix with respect to one layer",
  kinds: ["identity"],
  locus: "§4, display after Lemma 2",
  specs,
  materialize: (spec) => {
    const { lists, sizes } = specs.raw(spec);
    return { weights: lists.W, a: lists.A[0]!, j: sizes.j };
  },
  assumptions: [
    widthsAssumption(({ weights }) => widthsOf(weights), {
      without: loosened(specs, { bottlenecks: true }),
      remark: "Not needed: the derivative of a product in one of its factors asks nothing of the shapes of the others.",
    }),
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\nabla_{W_j} \langle A_i, E(\mathbf{W}) \rangle = (W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1})^\top`,
      expected: "holds",
      relations: (instance) => {
        const { weights, a, j } = instance;
        const product = printedProduct(instance);
        const prediction = inner(a, endToEnd(weights));
        return [
          same(GRADIENT, derivativesAlongUnits(weights, a, j - 1), product.T),
          equal(FIRST_TRACE, prediction, trace(chain([a.T, ...[...weights].reverse()]))),
          equal(SECOND_TRACE, prediction, trace(product.times(weights[j - 1]!))),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "positive layers",
      form: "printed",
      relations: [GRADIENT, FIRST_TRACE, SECOND_TRACE],
      specs: [
        positive([1, 1, 1], 1),
        positive([2, 3, 1], 2),
        positive([2, 2, 4, 3], 1),
        positive([2, 2, 4, 3], 2),
        positive([2, 2, 4, 3], 3),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "zero layer",
      spec: explicit({
        widths: [2, 2, 2],
        sizes: { j: 1 },
        lists: { W: { law: "zero", seed: 0 }, A: { law: "identity", seed: 0 } },
      }),
    },
    {
      name: "rank-deficient layers, product zero",
      spec: explicit({
        widths: [2, 2, 2],
        sizes: { j: 2 },
        lists: { W: { law: "nilpotent", seed: 0 }, A: { law: "identity", seed: 0 } },
      }),
    },
    {
      name: "duplicate orthogonal layers, wide to narrow",
      spec: explicit({
        widths: [3, 1, 1],
        sizes: { j: 1 },
        lists: { W: { law: "duplicate", seed: 1 }, A: { law: "sign", seed: 1 } },
      }),
    },
  ],
});
