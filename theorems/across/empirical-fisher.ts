/**
 * Where the sources overlap: at zero residual the Hessian of a sum of squares is a multiple of the empirical Fisher matrix
 * $G = \frac1n\sum_i\nabla f_i\nabla f_i^\top$.
 *
 * The lecture (Wu 2025): $\hat L = \frac1{2n}\sum_ie_i^2$, $H = G$, $\operatorname{Tr}G = \frac1n\sum_i\|\nabla f_i\|^2$. Gatmiry et
 * al. (2023, Lemma 2): $\mathcal L = \frac1n\sum_ie_i^2$, $\operatorname{tr}\nabla^2\mathcal L = \frac2n\sum_i\|\nabla f_i\|^2$. Both say
 * the same, the factor 2 being that of the losses; the display of the trace formula, which has $\frac1n$ for $\mathcal L$, agrees with
 * neither. Mulayoff and Michaeli (2020, Lemma 3): $H = 2\Phi\Phi^\top$; Marion and Chizat (2024): the same risk as $\mathcal L$.
 *
 * The left sides come from the explicit Hessian of $\mathcal L$, entry by entry, the right ones from gradients alone.
 */
import {
  labelsFor,
  LAYER_LAWS,
  layerShapes,
  layout,
  loosened,
  measurementShapes,
  RESIDUALS,
  zeroLossAssumption,
} from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { equal } from "../../src/claim/relation.js";
import {
  explicitHessian,
  flattenedRows,
  frobeniusNorm,
  largestEigenvalue,
  layerGradients,
  loss,
  type Matrix,
  type MeasurementProblem,
  predictions,
  type Quantity,
  trace,
} from "../../src/numerics/index.js";

/** Layers W_1, …, W_L; measurements A_i (d_L × d_0) with labels ⟨A_i, E(W)⟩ under zero residual. */
interface Instance {
  readonly weights: readonly Matrix[];
  readonly problem: MeasurementProblem;
}

const specs = layout({
  chain: { depth: [1, 3], ends: [1, 2], slack: 1 },
  sizes: { n: [1, 4] },
  lists: {
    W: { shapes: layerShapes, laws: LAYER_LAWS },
    A: { shapes: measurementShapes, laws: ["gaussian", "integer", "sign", "mixed", "identity"] },
  },
});
const { explicit } = specs;

const TRACE = "tr ∇²ℒ = 2 Tr G";
const SHARPNESS = "λ_max(∇²ℒ) = 2λ₁(G)";
const NORM = "‖∇²ℒ‖_F = 2‖G‖_F";

export default defineClaim<Instance>({
  id: "across/empirical-fisher",
  title: "At zero residual the Hessians of all sources are multiples of one Fisher matrix",
  kinds: ["identity"],
  locus: "wu2025 H = G, gatmiry2023 Lemma 2, mulayoff2020 Lemma 3, marion2024 risk",
  reading: "ℒ = (1/n)Σe_i² has twice the Hessian of the lecture's (1/2n)Σe_i².",
  specs,
  materialize: (spec) => {
    const { W: weights, A: measurements } = specs.raw(spec).lists;
    return { weights, problem: { measurements, labels: labelsFor(spec, predictions(weights, measurements)) } };
  },
  assumptions: [
    zeroLossAssumption(({ weights, problem }) => loss(weights, problem), {
      without: loosened(specs, { reals: { residual: RESIDUALS } }),
      remark:
        "The trace does not need it: every prediction is linear in each single entry. Sharpness and norm do for L ≥ 2.",
    }),
  ],
  forms: [
    {
      name: "printed",
      statement: String.raw`\operatorname{tr}\nabla^2\mathcal L = 2\operatorname{Tr}G, \quad \lambda_{\max}(\nabla^2\mathcal L) = 2\lambda_1(G), \quad \|\nabla^2\mathcal L\|_F = 2\|G\|_F \quad \text{where } \mathcal L(\mathbf W) = 0`,
      expected: "holds",
      relations: ({ weights, problem }) => {
        const { measurements } = problem;
        const hessian = explicitHessian(weights, problem);
        const gradients = flattenedRows(measurements.map((a) => layerGradients(weights, a)));
        // Of the nonzero eigenvalues of G: those of the Gram matrix of the gradients, over n.
        const gram = gradients.times(gradients.T);
        const twice = (x: Quantity): Quantity => x.times(2).over(measurements.length);
        return [
          equal(TRACE, trace(hessian), twice(trace(gram))),
          equal(SHARPNESS, largestEigenvalue(hessian), twice(largestEigenvalue(gram))),
          equal(NORM, frobeniusNorm(hessian), twice(frobeniusNorm(gram))),
        ];
      },
    },
  ],
  equalityCases: [
    {
      name: "numbers",
      form: "printed",
      relations: [TRACE, SHARPNESS, NORM],
      specs: [
        explicit({ widths: [1, 1], sizes: { n: 1 }, lists: { W: [[[2]]], A: [[[1]]] } }),
        explicit({ widths: [1, 1, 1], sizes: { n: 2 }, lists: { W: [[[1]], [[2]]], A: [[[1]], [[3]]] } }),
      ],
    },
  ],
  degenerateCases: [
    {
      name: "zero layers",
      spec: explicit({ widths: [1, 1, 1], sizes: { n: 1 }, lists: { W: [[[0]], [[0]]], A: [[[1]]] } }),
    },
    {
      name: "zero measurement",
      spec: explicit({ widths: [1, 1, 1], sizes: { n: 1 }, lists: { W: [[[1]], [[1]]], A: [[[0]]] } }),
    },
  ],
  budget: { share: 0.4, atLeast: 100 },
});
