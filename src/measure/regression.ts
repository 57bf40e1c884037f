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
import { type Measured, type Measurement, normsOf } from "./measured.js";
import { balancednessOf, curvatureLeftOut, curvatureOf, layersText } from "./network.js";

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
export function measureRegression({ weights, inputs, targets }: OwnRegression): Measurement {
  const mean = exact(1).over(inputs.rows);
  const secondMoment = inputs.T.times(inputs).times(mean);
  const whiteness = distance(secondMoment, identity(inputs.cols));
  const white = whiteness.value <= whiteness.error;
  const target = targets.T.times(inputs).times(mean);
  return {
    kind: "regression",
    about: `a regression on ${inputs.rows} samples, d_x = ${inputs.cols}, d_y = ${targets.cols}${weights === null ? "" : `; ${layersText(weights)}; ${lossText(targets.cols)}`}`,
    quantities: [
      ...(weights === null ? [] : networkQuantities(weights, inputs, targets)),
      { key: "whiteness", label: "‖Σ_x − I‖_F", quantity: whiteness },
      ...(white ? flatness(target, weights) : []),
    ],
    leftOut: [
      ...(weights === null ? [] : curvatureLeftOut(weights, asMeasurements(inputs, targets), true)),
      ...(white ? [] : ["T and the flattest sharpness: the data are not white, Σ_x ≠ I"]),
    ],
  };
}

/** Which loss it is: others take the mean over outputs too, and have a fraction of all of it. */
function lossText(outputs: number): string {
  const mean =
    outputs === 1 ? "" : `, summed over outputs; a mean over them as well has 1/${outputs} of L, trace and λ_max`;
  return `L = (1/n)Σ‖E(W)x_i − y_i‖²${mean}`;
}

function networkQuantities(weights: readonly Matrix[], inputs: Matrix, targets: Matrix): Measured[] {
  return [
    ...normsOf(endToEnd(weights), "E(W)"),
    ...curvatureOf(weights, asMeasurements(inputs, targets), true, targets.cols),
    ...balancednessOf(weights),
  ];
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

function flatness(target: Matrix, weights: readonly Matrix[] | null): Measured[] {
  const gain = spectralNorm(target);
  const known: Measured[] = [{ key: "targetSpectralNorm", label: "σ_max(T)", quantity: gain }];
  if (weights === null) return known;
  const depth = weights.length;
  const least = gain.power(2 * (depth - 1), depth).times(2 * depth);
  return [
    ...known,
    { key: "targetDistance", label: "‖E(W) − T‖_F", quantity: frobeniusNorm(endToEnd(weights).minus(target)) },
    { key: "flattestSharpness", label: "least λ_max of all minima", quantity: least },
  ];
}
