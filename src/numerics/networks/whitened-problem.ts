import { type Matrix, matrixEntry, zeros } from "../matrices/index.js";
import type { MeasurementProblem } from "./network.js";

/**
 * Regression of T on white data as a measurement problem: with A_ij = n e_i e_jᵀ and labels n T_ij, n = d_y d_x,
 * the loss (1/n) Σ (⟨A_ij, E⟩ − n T_ij)² is n‖E − T‖_F², that is n times Ê‖y − E x‖² up to its least value.
 * Powers and products of integers alone, so that it adds no rounding but that of the labels (exact for n a power of two).
 */
export function whitenedProblem(target: Matrix): MeasurementProblem {
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
