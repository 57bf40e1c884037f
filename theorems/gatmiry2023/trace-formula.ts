/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, §4, the display before (7).
 *
 * As printed: "According to Lemma 2, trace of Hessian is given by $\text{tr}(\nabla^2 \mathcal{L})(\mathbf{W}) =
 * \frac{1}{n} \sum_{i=1}^n \sum_{j=1}^L \|\nabla_{W_j} \langle A_i, E(\mathbf{W}) \rangle\|_F^2 = \frac{1}{n}
 * \sum_{i=1}^n \sum_{j=1}^L \|W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1}\|_F^2$."
 *
 * Reading: $\mathcal{L}$ is the loss (2), $\frac{1}{n} \sum (\langle A_i, E(\mathbf{W})\rangle - b_i)^2$ without a
 * factor 1/2, as in Lemma 2, and W has zero loss, as Lemma 2 demands.
 *
 * It fails by the factor 2 that Lemma 2 has and this display drops, at every W with a nonzero gradient. The second
 * equality holds.
 *
 * Two routes: the left side is the trace of the full matrix of second derivatives; the gradients in the middle are
 * derivatives along unit matrices; the right side multiplies the layers as printed.
 */
import {
  labelsFor,
  LAYER_LAWS,
  layerShapes,
  layout,
  loosened,
  measurementShapes,
  RESIDUALS,
  widthsAssumption,
  widthsOf,
  zeroLossAssumption,
} from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal } from "../../src/claim/relation.js";
import {
  derivativesAlongUnits,
  explicitHessian,
  frobeniusSquared,
  gradientSquares,
  loss,
  type Matrix,
  type MeasurementProblem,
  predictions,
  type Quantity,
  sum,
  trace,
} from "../../src/numerics/index.js";

/** Layers W_1, …, W_L; measurements A_i (d_L×d_0) with labels b_i = ⟨A_i, E(W)⟩ under zero loss; the three sides of the display. */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly problem: MeasurementProblem;
  readonly hessianTrace: Quantity;
  /** (1/n) Σ_i Σ_j ‖∇_{W_j}⟨A_i, E(W)⟩‖_F². */
  readonly gradients: Quantity;
  /** (1/n) Σ_i Σ_j ‖W_{j−1} ⋯ W_1 A_iᵀ W_L ⋯ W_{j+1}‖_F². */
  readonly products: Quantity;
}

const specs = layout({
  chain: { depth: [2, 3], ends: [1, 3], slack: 1 },
  sizes: { n: [1, 4] },
  lists: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    A: { shapes: measurementShapes, laws: ["gaussian", "integer", "sign", "mixed", "identity"] },
  },
});

/** (1/n) Σ_i Σ_j ‖∇_{W_j}⟨A_i, E(W)⟩‖_F², derivative by derivative. */
function meanGradientSquares(weights: readonly Matrix[], measurements: readonly Matrix[]): Quantity {
  const squares = measurements.flatMap((a) =>
    weights.map((_, index) => frobeniusSquared(derivativesAlongUnits(weights, a, index))),
  );
  return sum(squares).over(measurements.length);
}

const MULTILINEAR =
  "Not needed: ⟨A_i, E(W)⟩ is linear in each entry, so that the residuals are multiplied by second derivatives 0 on the " +
  "diagonal of the Hessian, and the trace is the same for all labels.";

const { explicit } = specs;

const PRINTED = "tr ∇²ℒ(W) = (1/n)ΣΣ‖∇_{W_j}⟨A_i,E(W)⟩‖_F²";
const CORRECTED = "tr ∇²ℒ(W) = (2/n)ΣΣ‖∇_{W_j}⟨A_i,E(W)⟩‖_F²";
const PRODUCTS = "ΣΣ‖∇_{W_j}⟨A_i,E(W)⟩‖_F² = ΣΣ‖W_{j−1}⋯A_iᵀ⋯W_{j+1}‖_F²";

/** Layers and measurements of the laws named. */
function drawn(
  widths: readonly number[],
  n: number,
  layers: string,
  measurements: string,
): ReturnType<typeof explicit> {
  return explicit({
    widths,
    sizes: { n },
    lists: { W: { law: layers, seed: n }, A: { law: measurements, seed: n } },
  });
}

export default defineClaim<Instance>({
  id: "gatmiry2023/trace-formula",
  title: "The trace of the Hessian of the loss (2) as a sum of squared gradients",
  kinds: ["identity"],
  locus: "§4, display before (7)",
  reading: "The loss is (2), without a factor 1/2; W has zero loss, as Lemma 2 demands of it.",
  specs,
  materialize: (spec) => {
    const { W: weights, A: measurements } = specs.raw(spec).lists;
    const problem = { measurements, labels: labelsFor(spec, predictions(weights, measurements)) };
    return {
      weights,
      problem,
      hessianTrace: trace(explicitHessian(weights, problem)),
      gradients: meanGradientSquares(weights, measurements),
      products: gradientSquares(weights, measurements).over(measurements.length),
    };
  },
  assumptions: [
    zeroLossAssumption(({ weights, problem }) => loss(weights, problem), {
      without: loosened(specs, { reals: { residual: RESIDUALS } }),
      remark: MULTILINEAR,
    }),
    widthsAssumption(({ weights }) => widthsOf(weights), {
      without: loosened(specs, { bottlenecks: true }),
      remark: "Not needed: the identity is that of Lemma 2 for layers of any shape; M plays no part in it.",
    }),
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\operatorname{tr}(\nabla^2 \mathcal{L})(\mathbf{W}) = \frac{1}{n} \sum_{i=1}^n \sum_{j=1}^L \|\nabla_{W_j} \langle A_i, E(\mathbf{W}) \rangle\|_F^2 = \frac{1}{n} \sum_{i=1}^n \sum_{j=1}^L \|W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1}\|_F^2`,
      expected: "refuted",
      relations: ({ hessianTrace, gradients, products }) => [
        equal(PRINTED, hessianTrace, gradients),
        equal(PRODUCTS, gradients, products),
      ],
    },
    {
      name: "corrected",
      statement: String.raw`\operatorname{tr}(\nabla^2 \mathcal{L})(\mathbf{W}) = \frac{2}{n} \sum_{i=1}^n \sum_{j=1}^L \|\nabla_{W_j} \langle A_i, E(\mathbf{W}) \rangle\|_F^2 = \frac{2}{n} \sum_{i=1}^n \sum_{j=1}^L \|W_{j-1} \cdots W_1 A_i^\top W_L \cdots W_{j+1}\|_F^2`,
      expected: "holds",
      relations: ({ hessianTrace, gradients, products }) => [
        equal(CORRECTED, hessianTrace, gradients.times(2)),
        equal(PRODUCTS, gradients, products),
      ],
    },
  ],
  equalityCases: [
    {
      name: "positive layers and measurements",
      form: "corrected",
      relations: [CORRECTED, PRODUCTS],
      specs: [
        drawn([1, 1, 1], 1, "positive", "positive"),
        drawn([2, 3, 1], 2, "positive", "positive"),
        drawn([3, 2, 2, 2], 3, "positive", "positive"),
      ],
    },
  ],
  degenerateCases: [
    { name: "numbers, one measurement", spec: drawn([1, 1, 1], 1, "identity", "identity") },
    { name: "zero layers", spec: drawn([2, 2, 2], 2, "zero", "identity") },
    { name: "rank-deficient layers, product zero", spec: drawn([2, 2, 2], 1, "nilpotent", "identity") },
    { name: "zero measurements", spec: drawn([1, 2, 1, 3], 2, "positive", "zero") },
    { name: "repeated singular values", spec: drawn([2, 2, 2, 2], 2, "duplicate", "identity") },
  ],
  erratum: {
    slip:
      "Lemma 2 gives tr ∇²ℒ = (2/n) Σ‖∇f_i‖²; the display that says it follows from Lemma 2 has 1/n. The factor 2 comes " +
      "from differentiating the square in (2) twice, and (2) has no 1/2 to cancel it.",
    instead: "tr ∇²ℒ(W) = (2/n) Σ_i Σ_j ‖W_{j−1}⋯W_1A_iᵀW_L⋯W_{j+1}‖_F²; the second equality stands.",
  },
  budget: { share: 0.5, atLeast: 60 },
});
