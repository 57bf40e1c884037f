/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §4, (7), against Definition 1, (4).
 *
 * As printed: "The above calculation provides the following more tractable characterization of induced regularizer F in
 * (12): $F(M) = \min_{E(\mathbf{W})=M} \sum_{i=1}^n \sum_{j=1}^L \|W_{j-1} \dots W_1 A_i^\top W_L \dots W_{j+1}\|_F^2$.
 * (7)", where by Definition 1 $F(M) \triangleq \min_{\mathbf{W}: E(\mathbf{W})=M} \text{tr}[\nabla^2
 * \mathcal{L}(\mathbf{W})]$ for M that fits the data.
 *
 * With S(W) the sum in (7), tr ∇²ℒ(W) = (2/n) S(W) at every W, so that F(M) = (2/n) min S: (7) holds exactly where
 * n = 2 or F(M) = 0. It lost the 1/n of the display before it, which had lost the 2 of Lemma 2.
 *
 * Both minima are known, with value and minimizer, where L = 2, and where all A_i are copies of one A: v(M) below is
 * min S, a lower bound of S(W) for every W (Lemma 1 and AM–GM for L = 2, Schatten–Hölder and AM–GM otherwise), and is
 * reached at rank-one layers W°. Thus F(M) of Definition 1 is evaluated as tr ∇²ℒ(W°), through the full matrix of
 * second derivatives, which shares no formula with the sum.
 */
import {
  labelsFor,
  LAYER_LAWS,
  layerShapes,
  layout,
  loosened,
  RESIDUALS,
  widthsAssumption,
} from "../../generators/index.js";
import { type Relation, type Spec } from "../../src/claim/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { atMost, equal } from "../../src/claim/relation.js";
import {
  endToEnd,
  explicitHessian,
  gradientSquares,
  inducedRegularizerDepthTwo,
  inducedRegularizerSingle,
  loss,
  type Matrix,
  predictions,
  type Quantity,
  rankOneMinimizer,
  trace,
} from "../../src/numerics/index.js";

/** What both forms compare, at any layers W and at the minimizer W°. */
interface Instance {
  readonly widths: readonly number[];
  readonly n: number;
  /** Any layers, with M = E(W). */
  readonly anywhere: Sides;
  /** The minimizer, with M = E(W°). */
  readonly minimizer: Sides;
}

/** ℒ(W) and tr ∇²ℒ(W) for labels ⟨A_i, E(W)⟩, the sum S(W) of (7), and its least value v(M) over all layers of product E(W). */
interface Sides {
  readonly loss: Quantity;
  readonly hessianTrace: Quantity;
  readonly sum: Quantity;
  readonly leastSum: Quantity;
}

const MEASUREMENTS = ["gaussian", "gaussian", "integer", "sign", "mixed", "identity", "positive"];
const DIRECTIONS = ["positive", "integer", "gaussian", "sign", "unit"];

const specs = layout({
  chain: { depth: [2, 4], ends: [1, 2], slack: 1 },
  sizes: { n: [1, 4] },
  lists: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    // Beyond depth two, one measurement of which there are n copies.
    A: {
      shapes: ({ widths, sizes: { n } }) =>
        Array.from({ length: widths.length === 3 ? n : 1 }, () => [widths.at(-1)!, widths[0]!] as const),
      laws: MEASUREMENTS,
    },
    u: { shapes: ({ widths }) => [[widths.at(-1)!, 1]], laws: DIRECTIONS },
    v: { shapes: ({ widths }) => [[widths[0]!, 1]], laws: DIRECTIONS },
  },
});

function sidesAt(spec: Spec, weights: readonly Matrix[], measurements: readonly Matrix[]): Sides {
  const m = endToEnd(weights);
  const depth = weights.length;
  const least =
    depth === 2 ? inducedRegularizerDepthTwo(measurements, m) : inducedRegularizerSingle(measurements[0]!, m, depth);
  const problem = { measurements, labels: labelsFor(spec, predictions(weights, measurements)) };
  return {
    loss: loss(weights, problem),
    hessianTrace: trace(explicitHessian(weights, problem)),
    sum: gradientSquares(weights, measurements),
    // These closed forms are of the trace; v leaves off its factor 2/n.
    leastSum: least.times(measurements.length / 2),
  };
}

const LEAST = "v(M) ≤ ΣΣ‖W_{j−1}⋯A_iᵀ⋯W_{j+1}‖_F² wherever E(W)=M";
const REACHED = "ΣΣ‖W_{j−1}⋯A_iᵀ⋯W_{j+1}‖_F² = v(M) at W°";
const PRINTED = "F(M) = min ΣΣ‖W_{j−1}⋯W_1A_iᵀW_L⋯W_{j+1}‖_F²";
const CORRECTED = "F(M) = (2/n) min ΣΣ‖W_{j−1}⋯W_1A_iᵀW_L⋯W_{j+1}‖_F²";
const TRACE_LEAST = "(2/n)v(M) ≤ tr ∇²ℒ(W) wherever E(W)=M";
const POINTWISE = "tr ∇²ℒ(W) = (2/n)ΣΣ‖W_{j−1}⋯A_iᵀ⋯W_{j+1}‖_F², all W";

/** That v(M) is the minimum in (7), and that no W has a trace below (2/n)v(M): W° minimizes both. */
function minima({ n, anywhere, minimizer }: Instance): Relation[] {
  return [
    atMost(LEAST, anywhere.leastSum, anywhere.sum),
    equal(REACHED, minimizer.sum, minimizer.leastSum),
    atMost(TRACE_LEAST, anywhere.leastSum.times(2).over(n), anywhere.hessianTrace),
  ];
}

const { explicit } = specs;

/** Laws of layers and measurements by name; u and v positive. */
function chosen(
  widths: readonly number[],
  n: number,
  layers: string,
  measurements: string,
): ReturnType<typeof explicit> {
  const positive = { law: "positive", seed: n };
  return explicit({
    widths,
    sizes: { n },
    lists: { W: { law: layers, seed: n }, A: { law: measurements, seed: n }, u: positive, v: positive },
  });
}

export default defineClaim<Instance>({
  id: "gatmiry2023/equation-7",
  title: "The induced regularizer as a minimum of a sum of squared products",
  kinds: ["identity", "attained"],
  locus: "(7), against Definition 1",
  reading:
    "(7) speaks of F as in (12), which comes later; F is that of Definition 1, (4), as the text before it says. " +
    "v(M) stands for the minimum in (7): 2‖(ΣA_iA_iᵀ)^{1/2}M(ΣA_iᵀA_i)^{1/2}‖_* for L = 2, and nLΣσ_i^{2/L} with σ_i the " +
    "singular values of (AᵀM)^{L−1}Aᵀ for n copies of A. That it is the minimum is checked too.",
  specs,
  materialize: (spec) => {
    const { lists, sizes, widths } = specs.raw(spec);
    const measurements = widths.length === 3 ? lists.A : new Array<Matrix>(sizes.n).fill(lists.A[0]!);
    return {
      widths,
      n: sizes.n,
      anywhere: sidesAt(spec, lists.W, measurements),
      minimizer: sidesAt(spec, rankOneMinimizer(widths, measurements, lists.u[0]!, lists.v[0]!), measurements),
    };
  },
  assumptions: [
    {
      name: "M fits the data",
      statement: String.raw`\langle A_i, M \rangle = b_i`,
      slack: ({ anywhere, minimizer }) => anywhere.loss.plus(minimizer.loss).negated(),
      without: loosened(specs, { reals: { residual: RESIDUALS } }),
      remark:
        "Not needed: the trace of the Hessian of (2) is the same for all labels, since E(W) is linear in each entry of W.",
    },
    widthsAssumption(({ widths }) => widths, {
      without: loosened(specs, { bottlenecks: true }),
      remark:
        "Not needed where M = E(W) for some W, as is tested: both sides range over the same W. For M out of reach both " +
        "minima are those of the empty set.",
    }),
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`F(M) = \min_{E(\mathbf{W})=M} \sum_{i=1}^n \sum_{j=1}^L \|W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1}\|_F^2`,
      expected: "refuted",
      relations: (instance) => [
        equal(PRINTED, instance.minimizer.hessianTrace, instance.minimizer.leastSum),
        ...minima(instance),
      ],
    },
    {
      name: "corrected",
      statement: String.raw`F(M) = \frac{2}{n} \min_{E(\mathbf{W})=M} \sum_{i=1}^n \sum_{j=1}^L \|W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1}\|_F^2`,
      expected: "holds",
      relations: (instance) => {
        const { n, anywhere, minimizer } = instance;
        return [
          equal(CORRECTED, minimizer.hessianTrace, minimizer.leastSum.times(2).over(n)),
          equal(POINTWISE, anywhere.hessianTrace, anywhere.sum.times(2).over(n)),
          ...minima(instance),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "W°, any depth and number of measurements",
      form: "corrected",
      relations: [CORRECTED, POINTWISE, REACHED],
      specs: [
        chosen([1, 1, 1], 1, "positive", "positive"),
        chosen([2, 2, 2], 3, "positive", "positive"),
        chosen([1, 2, 1, 2], 2, "positive", "positive"),
        chosen([2, 3, 2, 3, 2], 1, "positive", "positive"),
      ],
    },
    {
      name: "numbers of one size: W minimizes",
      form: "corrected",
      relations: [LEAST, TRACE_LEAST],
      specs: [chosen([1, 1, 1], 1, "identity", "positive"), chosen([1, 1, 1, 1], 3, "sign", "positive")],
    },
  ],
  degenerateCases: [
    { name: "numbers, one measurement", spec: chosen([1, 1, 1], 1, "identity", "identity") },
    { name: "two measurements: (7) holds as printed", spec: chosen([2, 2, 2], 2, "positive", "positive") },
    { name: "M = 0", spec: chosen([2, 2, 2], 1, "zero", "identity") },
    { name: "M of deficient rank", spec: chosen([2, 2, 2, 2], 1, "lowRank", "identity") },
    { name: "d_0 ≠ d_L, hidden width least", spec: chosen([2, 1, 1], 1, "positive", "identity") },
    { name: "repeated singular values", spec: chosen([2, 2, 2], 3, "identity", "identity") },
  ],
  erratum: {
    slip:
      "(7) takes over the sum of the display before it without its 1/n, and that display had dropped the 2 of Lemma 2. " +
      "F(M) of Definition 1 is 2/n times the right side; the two agree only for n = 2 or F(M) = 0.",
    instead: "F(M) = (2/n) min_{E(W)=M} Σ_i Σ_j ‖W_{j−1}⋯W_1A_iᵀW_L⋯W_{j+1}‖_F².",
  },
  budget: { share: 0.3, atLeast: 60 },
});
