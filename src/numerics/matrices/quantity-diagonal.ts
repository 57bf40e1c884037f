import { exact, type Quantity } from "../arithmetic/index.js";
import type { Matrix } from "./matrix.js";
import { quantityMatrix } from "./quantity-matrix.js";

/**
 * The rows × cols matrix with computed numbers on its main diagonal; those that do not fit are left out.
 * Radius: the root of the sum of their squared errors.
 */
export function quantityDiagonal(entries: readonly Quantity[], rows: number, cols: number): Matrix {
  const zero = exact(0);
  return quantityMatrix(rows, cols, (i, j) => (i === j ? (entries[i] ?? zero) : zero));
}
