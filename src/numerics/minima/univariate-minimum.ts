import { exact, type Quantity } from "../arithmetic/index.js";
import {
  frobeniusNorm,
  frobeniusSquared,
  fromRows,
  matricesFrom,
  Matrix,
  matrixEntry,
  type MatrixLike,
  type MatrixList,
  requireMatrix,
  zeros,
} from "../matrices/index.js";
import {
  explicitHessian,
  type MeasurementProblem,
  requireUnivariate,
  type UnivariateProblem,
} from "../networks/index.js";
import { largestEigenvalue, pseudoInverse } from "../spectra/index.js";

/** w* = X†y, d × 1: the smallest-norm least-squares solution. Radius: Wedin's for X†. @throws as `pseudoInverse` */
export function leastNormRegressor({ inputs, targets }: UnivariateProblem): Matrix {
  return pseudoInverse(inputs).times(targets);
}

/** wᵀΣ̂w = ‖Xw‖²/n for a regressor w, d × 1. */
export function dataEnergy(w: MatrixLike, { inputs }: UnivariateProblem): Quantity {
  w = fromRows(w, "dataEnergy");
  requireMatrix(inputs, "dataEnergy, inputs");
  return frobeniusSquared(inputs.times(w)).over(inputs.rows);
}

/** The same risk as a loss of E(W): A_i = p x_iᵀ, of shape d_L × d, with labels y_i, since pᵀE(W)x_i = ⟨p x_iᵀ, E(W)⟩. */
export function regressionMeasurements(problem: UnivariateProblem): MeasurementProblem {
  requireUnivariate(problem);
  const { inputs, targets, output } = problem;
  const measurements = Array.from({ length: inputs.rows }, (_, i) => {
    const row = zeros(1, inputs.cols);
    for (let j = 0; j < inputs.cols; j++) row.data[j] = inputs.at(i, j);
    return output.times(inputs.radius === 0 ? row : new Matrix(1, inputs.cols, row.data, inputs.radius));
  });
  return { measurements, labels: measurements.map((_, i) => matrixEntry(targets, i, 0)) };
}

/** λ_max(∇²R(W)) at any W, by the full Hessian, entry by entry: for small networks. @throws ShapeError */
export function hessianSharpness(weights: MatrixList, problem: UnivariateProblem): Quantity {
  weights = matricesFrom(weights, "hessianSharpness");
  return largestEigenvalue(explicitHessian(weights, regressionMeasurements(problem)));
}

/**
 * The minimizer in the proof of Theorem 2 of Marion and Chizat (2024): layers of rank one and equal norms, neighbours
 * aligned, W_1 = c e_1ŵᵀ, W_k = c e_1e_1ᵀ, W_L = c p̂e_1ᵀ with c^L = ‖w‖/‖p‖ and unit vectors ŵ = w/‖w‖, p̂ = p/‖p‖, so
 * that w_prod = w. For L = 1 it is W_1 = p wᵀ/‖p‖². Radius: that of w, and the rounding of root and products; infinite
 * where w or p may be zero.
 * @param widths d_0, …, d_L @param w d_0 × 1, not zero @param output p, d_L × 1, not zero
 */
export function alignedMinimizer(widths: readonly number[], w: MatrixLike, output: MatrixLike): Matrix[] {
  w = fromRows(w, "alignedMinimizer, w");
  output = fromRows(output, "alignedMinimizer, output");
  const depth = widths.length - 1;
  const size = frobeniusNorm(w).over(frobeniusNorm(output)).power(1, depth);
  return widths.slice(1).map((rows, k) => {
    const left = k === depth - 1 ? normalized(output) : firstUnit(rows);
    const right = k === 0 ? normalized(w) : firstUnit(widths[k]!);
    return left.times(right.T).times(size);
  });
}

function normalized(v: Matrix): Matrix {
  return v.times(exact(1).over(frobeniusNorm(v)));
}

function firstUnit(size: number): Matrix {
  const unit = zeros(size, 1);
  unit.data[0] = 1;
  return unit;
}
