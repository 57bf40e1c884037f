import { type Matrix, type MeasurementProblem, quantityMatrix } from "../../../src/numerics/index.js";
import { flattenedRows, reshaped } from "../../../src/numerics/matrices/index.js";
import { exactRank, pseudoInverse } from "../../../src/numerics/spectra/index.js";

/**
 * The only matrix that fits, where measurements see every entry: with the rows vec(A_i) of an operator of full column
 * rank, its pseudo-inverse times b. Every step is recorded, so that intervals can do it over again. Null where several
 * matrices fit; the labels have to be those of some matrix.
 */
export function onlySolution({ measurements, labels }: MeasurementProblem): Matrix | null {
  const { rows, cols } = measurements[0]!;
  const size = rows * cols;
  if (measurements.length < size) return null;
  const operator = flattenedRows(measurements.map((a) => [a]));
  if (exactRank(operator) < size) return null;
  const column = quantityMatrix(labels.length, 1, (i) => labels[i]!);
  return reshaped(pseudoInverse(operator, size).times(column), rows, cols);
}
