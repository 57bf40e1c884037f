import { Matrix } from "../src/numerics/matrix.js";
import type { Random } from "./random.js";

/**
 * A rows × cols matrix with orthonormal columns (rows ≥ cols), Haar distributed up to rounding: Householder vectors
 * of Gaussian columns applied to the first columns of a signed identity (Stewart 1980; Mezzadri 2007).
 * Its entries, once computed, are exact by definition.
 */
export function orthonormalColumns(rows: number, cols: number, random: Random): Matrix {
  const data = new Float64Array(rows * cols);
  for (let j = 0; j < cols; j++) data[j * cols + j] = random.sign();
  for (let k = cols - 1; k >= 0; k--) {
    const v = Float64Array.from({ length: rows - k }, () => random.normal());
    let norm = 0;
    for (const x of v) norm += x * x;
    norm = Math.sqrt(norm);
    if (norm === 0) continue;
    v[0]! += v[0]! < 0 ? -norm : norm;
    reflect(data, cols, k, v);
  }
  return new Matrix(rows, cols, data);
}

/** Applies I − 2vvᵀ/vᵀv to the rows from `top` on. */
function reflect(data: Float64Array, cols: number, top: number, v: Float64Array): void {
  let square = 0;
  for (const x of v) square += x * x;
  for (let j = 0; j < cols; j++) {
    let dot = 0;
    for (let i = 0; i < v.length; i++) dot += v[i]! * data[(top + i) * cols + j]!;
    const t = (2 * dot) / square;
    for (let i = 0; i < v.length; i++) data[(top + i) * cols + j]! -= t * v[i]!;
  }
}
