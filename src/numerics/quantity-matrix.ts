import { allocate } from "./arena.js";
import { Matrix } from "./matrix.js";
import type { Quantity } from "./quantity.js";
import { OUTWARD } from "./roundoff.js";

/** The rows × cols matrix of the quantities entry(i, j). Radius: (Σ error²)^{1/2}, its own roundings included. */
export function quantityMatrix(rows: number, cols: number, entry: (i: number, j: number) => Quantity): Matrix {
  const data = allocate(rows * cols);
  let errorSquared = 0;
  for (let k = 0; k < data.length; k++) {
    const { value, error } = entry(Math.floor(k / cols), k % cols);
    data[k] = value;
    errorSquared += error * error;
  }
  return new Matrix(rows, cols, data, Math.sqrt(errorSquared) * (1 + (data.length + 2) * 2 ** -52) * OUTWARD);
}
