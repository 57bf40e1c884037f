import { exact } from "../arithmetic/index.js";
import {
  fromRows,
  matricesFrom,
  type Matrix,
  matrixEntry,
  type MatrixLike,
  type MatrixList,
  zeros,
} from "../matrices/index.js";
import { explicitHessian } from "./explicit-hessian.js";
import { endToEnd, type MeasurementProblem, predictions } from "./network.js";

/**
 * The full N × N Hessian of Ê‖y − W_m ⋯ W_1 x‖² at a global minimum, by `explicitHessian`: parameters layer by layer,
 * each row-major. The data are Σ̂_x^{1/2}e_k, times their number, with the labels of the network itself: only Σ̂_x and
 * T = E(W) count at a minimum. Radius: that of the operations.
 * @param root Σ̂_x^{1/2}, d_x × d_x; the identity for white data
 * @throws ShapeError
 */
export function explicitMinimumHessian(weights: MatrixList, root?: MatrixLike): Matrix {
  weights = matricesFrom(weights, "explicitMinimumHessian, weights");
  if (root !== undefined) root = fromRows(root, "explicitMinimumHessian, root");
  const white = whitenedProblem(endToEnd(weights)).measurements;
  const measurements = root === undefined ? white : white.map((a) => a.times(root));
  const hessian = explicitHessian(weights, { measurements, labels: predictions(weights, measurements) });
  // `whitenedProblem` counts the loss as often as T has entries.
  return hessian.times(exact(1).over(measurements.length));
}

/**
 * Regression of T on white data as a measurement problem: with A_ij = n e_i e_jᵀ and labels n T_ij, n = d_y d_x,
 * the loss (1/n) Σ (⟨A_ij, E⟩ − n T_ij)² is n‖E − T‖_F², that is n times Ê‖y − E x‖² up to its least value.
 * Powers and products of integers alone, so that it adds no rounding but that of the labels (exact for n a power of two).
 */
export function whitenedProblem(target: MatrixLike): MeasurementProblem {
  target = fromRows(target, "whitenedProblem");
  const n = target.data.length;
  const measurements = Array.from(target.data, (_, at) => {
    const a = zeros(target.rows, target.cols);
    a.data[at] = n;
    return a;
  });
  const labels = Array.from(target.data, (_, at) => {
    return matrixEntry(target, Math.floor(at / target.cols), at % target.cols).times(n);
  });
  return { measurements, labels };
}
