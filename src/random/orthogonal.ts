import { allocate, Matrix } from "../numerics/index.js";
import type { Random } from "./random.js";

/**
 * A rows × cols matrix with orthonormal columns (rows ≥ cols), Haar distributed up to rounding: Householder vectors
 * of Gaussian columns applied to the first columns of a signed identity (Stewart 1980; Mezzadri 2007).
 * Its entries, once computed, are exact by definition.
 */
export function orthonormalColumns(rows: number, cols: number, random: Random): Matrix {
  const data = allocate(rows * cols).fill(0);
  if (reflector.length < rows) reflector = new Float64Array(rows);
  for (let j = 0; j < cols; j++) data[j * cols + j] = random.sign();
  for (let k = cols - 1; k >= 0; k--) {
    const length = rows - k;
    let norm = 0;
    for (let i = 0; i < length; i++) {
      const x = random.normal();
      reflector[i] = x;
      norm += x * x;
    }
    norm = Math.sqrt(norm);
    if (norm === 0) continue;
    reflector[0]! += reflector[0]! < 0 ? -norm : norm;
    reflect(data, cols, k, length);
  }
  return new Matrix(rows, cols, data);
}

/** The Householder vector at work, kept from call to call. */
let reflector = new Float64Array(8);

/** Applies I − 2vvᵀ/vᵀv, v the first `length` numbers of the reflector, to the rows from `top` on. */
function reflect(data: Float64Array, cols: number, top: number, length: number): void {
  const v = reflector;
  let square = 0;
  for (let i = 0; i < length; i++) square += v[i]! * v[i]!;
  for (let j = 0; j < cols; j++) {
    let dot = 0;
    for (let i = 0; i < length; i++) dot += v[i]! * data[(top + i) * cols + j]!;
    const t = (2 * dot) / square;
    for (let i = 0; i < length; i++) data[(top + i) * cols + j]! -= t * v[i]!;
  }
}
