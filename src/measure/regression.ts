import {
  distance,
  endToEnd,
  exact,
  frobeniusNorm,
  identity,
  Matrix,
  type MeasurementProblem,
  type Quantity,
  spectralNorm,
} from "../numerics/index.js";
import { curvatureOf, type Part } from "./curvature.js";
import { leastSharpness } from "./least-sharpness.js";
import { lossFactor, lossText, type MeasureOptions } from "./loss.js";
import { type Measured, type Measurement, normsOf } from "./measured.js";
import { balancednessOf, layersText } from "./network.js";

/** A regression problem, one row a sample, and the layers of a linear network where there are any. */
export interface OwnRegression {
  readonly weights: readonly Matrix[] | null;
  /** n × d_x. */
  readonly inputs: Matrix;
  /** n × d_y. */
  readonly targets: Matrix;
}

/**
 * The loss (1/n) Σ ‖y_i − W_L ⋯ W_1 x_i‖² with its gradient, trace and sharpness, and for white data, Σ̂_x = I, what is
 * known of its flattest minima: T = (1/n) Σ y_i x_iᵀ and 2Lσ_max(T)^{2(1−1/L)} (Mulayoff and Michaeli 2020, Theorem 1).
 */
export function measureRegression({ weights, inputs, targets }: OwnRegression, options: MeasureOptions): Measurement {
  const mean = exact(1).over(inputs.rows);
  const secondMoment = inputs.T.times(inputs).times(mean);
  const whiteness = distance(secondMoment, identity(inputs.cols));
  const white = whiteness.value <= whiteness.error;
  const target = targets.T.times(inputs).times(mean);
  const factor = lossFactor(options.loss, { samples: inputs.rows, outputs: targets.cols });
  const network = weights === null ? NOTHING : networkPart(weights, inputs, targets, { factor, top: options.top });
  const layers = weights === null ? "" : `; ${layersText(weights)}`;
  return {
    kind: "regression",
    about:
      `a regression on ${inputs.rows === 1 ? "1 sample" : `${inputs.rows} samples`}, d_x = ${inputs.cols}, d_y = ${targets.cols}${layers}; ` +
      lossText(options.loss, "‖E(W)x_i − y_i‖²"),
    quantities: [
      ...network.quantities,
      { key: "whiteness", label: "‖Σ_x − I‖_F", quantity: whiteness },
      ...(white ? flatness(target, weights, factor) : []),
    ],
    leftOut: [...network.leftOut, ...(white ? [] : ["T and the flattest sharpness: the data are not white, Σ_x ≠ I"])],
  };
}

const NOTHING: Part = { quantities: [], leftOut: ["loss, curvature and S_min: there are no layers"] };

/** Everything about the network, with λ_max over S_min where both are known. */
function networkPart(
  weights: readonly Matrix[],
  inputs: Matrix,
  targets: Matrix,
  { factor, top }: { readonly factor: Quantity; readonly top: number },
): Part {
  const problem = asMeasurements(inputs, targets);
  // The mean over samples and outputs is what is differentiated.
  const curvature = curvatureOf({ weights, problem, labelled: true, factor: factor.times(targets.cols), top });
  const found = leastSharpness(weights, inputs, targets);
  const largest = curvature.quantities.find(({ key }) => key === "sharpness")?.quantity;
  const least = "quantity" in found ? found.quantity.times(factor) : null;
  return {
    quantities: [
      ...normsOf(endToEnd(weights), "E(W)"),
      ...curvature.quantities,
      ...(least === null ? [] : [{ key: "leastSharpness", label: "S_min", quantity: least }]),
      ...(least === null || largest === undefined
        ? []
        : [{ key: "relativeSharpness", label: "λ_max(∇²L(W))/S_min", quantity: largest.over(least) }]),
      ...balancednessOf(weights),
    ],
    leftOut: [
      ...curvature.leftOut,
      ...("leftOut" in found ? [found.leftOut] : []),
      ...(least !== null && largest === undefined ? ["λ_max/S_min: λ_max is not bounded from above"] : []),
    ],
  };
}

/** Measurements e_k x_iᵀ with labels y_ik: their mean of squares is the loss divided by the number of outputs. */
function asMeasurements(inputs: Matrix, targets: Matrix): MeasurementProblem {
  const measurements: Matrix[] = [];
  const labels: Quantity[] = [];
  for (let i = 0; i < inputs.rows; i++) {
    const sample = inputs.data.subarray(i * inputs.cols, (i + 1) * inputs.cols);
    for (let k = 0; k < targets.cols; k++) {
      const entries = new Float64Array(targets.cols * inputs.cols);
      entries.set(sample, k * inputs.cols);
      measurements.push(new Matrix(targets.cols, inputs.cols, entries));
      labels.push(exact(targets.at(i, k)));
    }
  }
  return { measurements, labels };
}

function flatness(target: Matrix, weights: readonly Matrix[] | null, factor: Quantity): Measured[] {
  const gain = spectralNorm(target);
  const known: Measured[] = [{ key: "targetSpectralNorm", label: "σ_max(T)", quantity: gain }];
  if (weights === null) return known;
  const depth = weights.length;
  const least = gain
    .power(2 * (depth - 1), depth)
    .times(2 * depth)
    .times(factor);
  return [
    ...known,
    { key: "targetDistance", label: "‖E(W) − T‖_F", quantity: frobeniusNorm(endToEnd(weights).minus(target)) },
    { key: "flattestSharpness", label: "least λ_max of all minima", quantity: least },
  ];
}
