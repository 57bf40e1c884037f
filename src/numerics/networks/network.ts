import { type Quantity, ShapeError, sum } from "../arithmetic/index.js";
import {
  chain,
  fromRows,
  inner,
  linearCombination,
  matricesFrom,
  type Matrix,
  type MatrixLike,
  type MatrixList,
  prefixProducts,
  requireMatrix,
  suffixProducts,
  timesTransposed,
  transposedTimes,
} from "../matrices/index.js";

/**
 * Linear measurements of the end-to-end matrix: A_i of shape d_L × d_0 and labels b_i, i = 1, …, n.
 * The loss of a network is (1/n) Σ (⟨A_i, E(W)⟩ − b_i)².
 */
export interface MeasurementProblem {
  readonly measurements: readonly Matrix[];
  readonly labels: readonly Quantity[];
}

/**
 * Checks that W_1, …, W_L chain (W_j has as many columns as W_{j−1} has rows) and, where measurements are given,
 * that there is at least one and that each has the shape d_L × d_0 of the end-to-end matrix.
 * @throws ShapeError naming the layer or the measurement
 */
export function validateNetwork(weights: readonly Matrix[], measurements?: readonly Matrix[]): void {
  const first = weights[0];
  const last = weights.at(-1);
  if (first === undefined || last === undefined) {
    throw new ShapeError({ where: "weights", expected: "at least one layer", got: "none" });
  }
  for (let j = 1; j < weights.length; j++) {
    const below = weights[j - 1]!;
    const layer = weights[j]!;
    if (layer.cols !== below.rows) {
      throw new ShapeError({
        where: `layer ${j + 1}`,
        expected: `${below.rows} columns, the rows of layer ${j}`,
        got: layer.shape,
        remedy: "list the layers W_1 first, W_j of shape d_j × d_(j−1)",
      });
    }
  }
  if (measurements === undefined) return;
  if (measurements.length === 0) {
    throw new ShapeError({ where: "measurements", expected: "at least one measurement", got: "none" });
  }
  for (let i = 0; i < measurements.length; i++) {
    const a = measurements[i]!;
    requireMatrix(a, `measurement ${i + 1}`);
    if (a.rows !== last.rows || a.cols !== first.cols) {
      throw new ShapeError({
        where: `measurement ${i + 1}`,
        expected: `${last.rows}×${first.cols}, the shape of the end-to-end matrix`,
        got: a.shape,
      });
    }
  }
}

/**
 * As `validateNetwork`, and there is one label for each measurement.
 * @throws ShapeError
 */
export function validateProblem(weights: MatrixList, problem: MeasurementProblem): void {
  weights = matricesFrom(weights, "validateProblem");
  validateNetwork(weights, problem.measurements);
  if (problem.labels.length !== problem.measurements.length) {
    throw new ShapeError({
      where: "labels",
      expected: `${problem.measurements.length}, one for each measurement`,
      got: `${problem.labels.length}`,
    });
  }
}

/**
 * E(W) = W_L ⋯ W_1, of shape d_L × d_0. The radius is that of the L − 1 products.
 * @throws ShapeError
 */
export function endToEnd(weights: MatrixList): Matrix {
  weights = matricesFrom(weights, "endToEnd");
  validateNetwork(weights);
  return chain([...weights].reverse());
}

/** The predictions ⟨A_i, E(W)⟩, i = 1, …, n. @throws ShapeError */
export function predictions(weights: MatrixList, measurements: MatrixList): Quantity[] {
  weights = matricesFrom(weights, "predictions, weights");
  measurements = matricesFrom(measurements, "predictions, measurements");
  validateNetwork(weights, measurements);
  const product = endToEnd(weights);
  return measurements.map((a) => inner(a, product));
}

/** The residuals ⟨A_i, E(W)⟩ − b_i, i = 1, …, n. @throws ShapeError */
export function residuals(weights: MatrixList, problem: MeasurementProblem): Quantity[] {
  weights = matricesFrom(weights, "residuals");
  validateProblem(weights, problem);
  return predictions(weights, problem.measurements).map((value, i) => value.minus(problem.labels[i]!));
}

/** The training loss (1/n) Σ (⟨A_i, E(W)⟩ − b_i)². @throws ShapeError */
export function loss(weights: MatrixList, problem: MeasurementProblem): Quantity {
  weights = matricesFrom(weights, "loss");
  return sum(residuals(weights, problem).map((x) => x.squared())).over(problem.measurements.length);
}

/**
 * The gradients ∇_{W_j} ⟨A, E(W)⟩ = (W_{j−1} ⋯ W_1 Aᵀ W_L ⋯ W_{j+1})ᵀ, j = 1, …, L, each of the shape of W_j,
 * by prefix and suffix products: O(L) matrix products in all.
 * @throws ShapeError
 */
export function layerGradients(weights: MatrixList, a: MatrixLike): Matrix[] {
  weights = matricesFrom(weights, "layerGradients, weights");
  a = fromRows(a, "layerGradients, a");
  validateNetwork(weights, [a]);
  const depth = weights.length;
  const prefixes = prefixProducts(weights);
  const suffixes = suffixProducts(weights);
  return weights.map((_, index) => {
    const below = index === 0 ? a : timesTransposed(a, prefixes[index]!);
    return index === depth - 1 ? below : transposedTimes(suffixes[index + 1]!, below);
  });
}

/**
 * (2/n) Σ r_i A_i with the residuals r_i: the gradient of the loss with respect to the end-to-end matrix.
 * @throws ShapeError
 */
export function endToEndGradient(weights: readonly Matrix[], problem: MeasurementProblem): Matrix {
  const n = problem.measurements.length;
  const coefficients = residuals(weights, problem).map((r) => r.times(2).over(n));
  return linearCombination(problem.measurements, coefficients);
}

/**
 * The gradients of the loss, ∇_{W_j} L(W) = (W_{j−1} ⋯ W_1 Gᵀ W_L ⋯ W_{j+1})ᵀ for j = 1, …, L, with G the gradient
 * with respect to the end-to-end matrix. The gradient is linear in the measurement, so one pass serves all of them.
 * @throws ShapeError
 */
export function lossGradients(weights: MatrixList, problem: MeasurementProblem): Matrix[] {
  weights = matricesFrom(weights, "lossGradients");
  return layerGradients(weights, endToEndGradient(weights, problem));
}
