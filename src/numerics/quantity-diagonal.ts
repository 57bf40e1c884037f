import { Matrix, zeros } from "./matrix.js";
import type { Quantity } from "./quantity.js";
import { OUTWARD } from "./roundoff.js";

/**
 * The rows × cols matrix with computed numbers on its main diagonal; those that do not fit are left out.
 * Radius: the root of the sum of their squared errors.
 */
export function quantityDiagonal(entries: readonly Quantity[], rows: number, cols: number): Matrix {
  const { data } = zeros(rows, cols);
  let errorSquared = 0;
  for (let k = 0; k < Math.min(entries.length, rows, cols); k++) {
    data[k * cols + k] = entries[k]!.value;
    errorSquared += entries[k]!.error ** 2;
  }
  return new Matrix(rows, cols, data, Math.sqrt(errorSquared) * (1 + (entries.length + 2) * 2 ** -52) * OUTWARD);
}
