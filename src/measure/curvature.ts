import {
  approximately,
  exact,
  explicitHessian,
  flattenedRows,
  frobeniusSquared,
  hessianTrace,
  lanczosSharpness,
  largestEigenvalue,
  layerGradients,
  loss,
  lossGradients,
  type Matrix,
  type MeasurementProblem,
  type Quantity,
  sharpness,
  sum,
  symmetricEigen,
} from "../numerics/index.js";
import type { Measured } from "./measured.js";

/** Up to this many parameters the Hessian is formed. */
const MOST_PARAMETERS = 96;

/** Up to this size the Gram matrix of the gradients, on its smaller side, is decomposed. */
const MOST_GRADIENTS = 512;

/** A loss of a network: the mean of squares over all measurements, times a factor. */
export interface Curved {
  readonly weights: readonly Matrix[];
  readonly problem: MeasurementProblem;
  /** Whether the labels are those of the file. */
  readonly labelled: boolean;
  readonly factor: Quantity;
  /** How many eigenvalues are printed. */
  readonly top: number;
}

/** What was measured, and what was not, with the reason. */
export interface Part {
  readonly quantities: readonly Measured[];
  readonly leftOut: readonly string[];
}

/** Loss, gradient, trace, eigenvalues, and trace and sharpness layer by layer. */
export function curvatureOf(curved: Curved): Part {
  const { weights, problem, labelled, factor } = curved;
  const times = (quantity: Quantity): Quantity => quantity.times(factor);
  const gradients = gradientsOf(weights, problem) <= MOST_GRADIENTS;
  const eigenvalues = labelled ? spectrumOf(curved) : { quantities: [], leftOut: [] };
  return {
    quantities: [
      ...(labelled
        ? [
            { key: "loss", label: "L(W)", quantity: times(loss(weights, problem)) },
            {
              key: "gradientNormSquared",
              label: "‖∇L(W)‖²",
              quantity: times(times(sum(lossGradients(weights, problem).map(frobeniusSquared)))),
            },
          ]
        : []),
      { key: "hessianTrace", label: "tr ∇²L(W)", quantity: times(hessianTrace(weights, problem.measurements)) },
      ...eigenvalues.quantities,
      ...(gradients
        ? [{ key: "interpolatingSharpness", label: "λ_max at zero loss", quantity: times(sharpness(weights, problem)) }]
        : []),
      ...(weights.length === 1 ? [] : layersOf(curved)),
    ],
    leftOut: [
      ...(labelled ? [] : ["loss, gradient and eigenvalues of ∇²L(W): there are no labels"]),
      ...eigenvalues.leftOut,
      ...(gradients ? [] : [`λ_max at zero loss: more than ${MOST_GRADIENTS} parameters and measurements`]),
      ...(weights.length === 1 || perLayer(weights, problem) ? [] : [LAYERS_LEFT_OUT]),
    ],
  };
}

const LAYERS_LEFT_OUT = `sharpness layer by layer: more than ${MOST_GRADIENTS} parameters in a layer, and measurements`;

/** The largest eigenvalues and the smallest one where the Hessian can be formed; elsewhere what Lanczos takes for the first. */
function spectrumOf({ weights, problem, factor, top }: Curved): Part {
  const parameters = parametersOf(weights);
  if (parameters > MOST_PARAMETERS) {
    const found = lanczosSharpness(weights, problem).value.times(factor);
    return {
      quantities: [{ key: "sharpnessFound", label: "λ of ∇²L(W)", quantity: found }],
      leftOut: [
        `a bound of λ_max(∇²L) from above, λ_min${top > 1 ? ` and the top ${top}` : ""}: more than ${MOST_PARAMETERS} parameters`,
      ],
    };
  }
  const { values, error } = symmetricEigen(explicitHessian(weights, problem));
  const at = (k: number): Quantity => approximately(values[k]!, error).times(factor);
  const others = Array.from({ length: Math.min(top, parameters) - 1 }, (_, i) => ({
    key: `eigenvalues.${i + 2}`,
    label: `λ_${i + 2}(∇²L(W))`,
    quantity: at(i + 1),
  }));
  return {
    quantities: [
      { key: "sharpness", label: "λ_max(∇²L(W))", quantity: at(0) },
      ...others,
      { key: "smallestEigenvalue", label: "λ_min(∇²L(W))", quantity: at(parameters - 1) },
    ],
    leftOut: top > parameters ? [`eigenvalues beyond the ${parameters} that there are`] : [],
  };
}

/** Whether the gradients by each layer make a Gram matrix that can be decomposed. */
function perLayer(weights: readonly Matrix[], { measurements }: MeasurementProblem): boolean {
  return weights.every(({ data }) => Math.min(data.length, measurements.length) <= MOST_GRADIENTS);
}

/**
 * Trace and largest eigenvalue of the block ∂²L/∂W_j² of the Hessian. The predictions are linear in each layer, so that the
 * block is (2/n)Σ_i g_ig_iᵀ with the gradients g_i by that layer, whatever the labels are.
 */
function layersOf({ weights, problem, factor }: Curved): Measured[] {
  const { measurements } = problem;
  const all = measurements.map((a) => layerGradients(weights, a));
  const scale = factor.times(2).over(measurements.length);
  return weights.flatMap((_, j) => {
    const own = all.map((layers) => layers[j]!);
    const trace = sum(own.map(frobeniusSquared)).times(scale);
    const traced = { key: `layerTrace.${j + 1}`, label: `tr ∂²L/∂W_${j + 1}²`, quantity: trace };
    if (!perLayer(weights, problem)) return [traced];
    const rows = flattenedRows(own.map((gradient) => [gradient]));
    const gram = rows.rows <= rows.cols ? rows.times(rows.T) : rows.T.times(rows);
    const largest = largestEigenvalue(gram).times(scale);
    return [traced, { key: `layerSharpness.${j + 1}`, label: `λ_max(∂²L/∂W_${j + 1}²)`, quantity: largest }];
  });
}

/** How many gradients have a say in the curvature at zero loss: the smaller side of their matrix. */
function gradientsOf(weights: readonly Matrix[], { measurements }: MeasurementProblem): number {
  return Math.min(measurements.length, parametersOf(weights));
}

function parametersOf(weights: readonly Matrix[]): number {
  return weights.reduce((total, { data }) => total + data.length, 0);
}

/** Without labels those of zero loss serve, which nothing that is then measured depends on. */
export function problemOf(measurements: readonly Matrix[], labels: readonly number[] | null): MeasurementProblem {
  return { measurements, labels: (labels ?? measurements.map(() => 0)).map(exact) };
}
