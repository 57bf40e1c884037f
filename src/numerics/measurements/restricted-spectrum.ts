import { pow } from "../elementary/index.js";
import { allocate, OUTWARD } from "../arithmetic/index.js";
import { Matrix } from "../matrices/index.js";
import { singularValues, type SymmetricEigen, symmetricEigen } from "../spectra/index.js";

/** lower ≤ x ≤ upper. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Bounds of vec(X)ᵀ G vec(X) over the rows × cols matrices X with ‖X‖_F = 1 and rank X ≤ rank, for a symmetric G of
 * size rows·cols and its spectrum. Three valid bounds are combined:
 *
 * - the spectrum of G: the form is a mean of the eigenvalues with weights w_k = ⟨X, E_k⟩², E_k the eigenvectors as
 *   matrices;
 * - the weights are limited: w_k ≤ Σ_{i ≤ rank} σ_i(E_k)² (von Neumann's trace inequality and Cauchy–Schwarz), so the
 *   mean is at most what one gets by filling the largest eigenvalues up to these caps;
 * - for rank 1 both again for (G + G^Γ)/2, G^Γ the partial transpose with entry ((i, l), (k, j)) of G at ((i, j), (k, l)):
 *   on X = xyᵀ with real x, y it has the same form, and often a narrower spectrum.
 */
export function restrictedSpectrumBounds(
  gram: Matrix,
  spectrum: SymmetricEigen,
  rows: number,
  cols: number,
  rank: number,
): Interval {
  const own = cappedMeans(spectrum, rows, cols, rank);
  if (rank > 1) return own;
  const folded = cappedMeans(symmetricEigen(averagedWithPartialTranspose(gram, rows, cols)), rows, cols, rank);
  return { lower: Math.max(own.lower, folded.lower), upper: Math.min(own.upper, folded.upper) };
}

/** (G + G^Γ)/2; the partial transpose permutes entries, so its radius is that of G. */
function averagedWithPartialTranspose(gram: Matrix, rows: number, cols: number): Matrix {
  const size = rows * cols;
  const data = allocate(size * size);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      for (let k = 0; k < rows; k++) {
        for (let l = 0; l < cols; l++) data[(i * cols + j) * size + k * cols + l] = gram.at(i * cols + l, k * cols + j);
      }
    }
  }
  return gram.plus(new Matrix(size, size, data, gram.radius)).times(0.5);
}

/**
 * The extreme means of the eigenvalues under the caps on the weights, widened by ‖G − Q̃ΛQ̃ᵀ‖, the weights being those
 * of the exactly orthogonal Q̃.
 */
function cappedMeans(spectrum: SymmetricEigen, rows: number, cols: number, rank: number): Interval {
  const values = Array.from(spectrum.values);
  const caps = values.map((_, k) => weightCap(spectrum.vectors, k, rows, cols, rank));
  const upper = filledMean(values, caps);
  const lower = -filledMean(values.map((x) => -x).reverse(), [...caps].reverse());
  return { lower: lower - spectrum.error * OUTWARD, upper: upper + spectrum.error * OUTWARD };
}

/** Upper bound of ⟨X, E_k⟩² for unit X of at most the rank; the radius of the vectors covers the true E_k. */
function weightCap(vectors: Matrix, k: number, rows: number, cols: number, rank: number): number {
  const data = allocate(rows * cols);
  for (let i = 0; i < data.length; i++) data[i] = vectors.at(i, k);
  const { values, error } = singularValues(new Matrix(rows, cols, data, vectors.radius));
  let total = 0;
  for (let i = 0; i < rank; i++) total += values[i]! * values[i]!;
  // The error bounds the values jointly, so it moves the root of the sum of squares by no more.
  return Math.min(1, pow(Math.sqrt(total) * (1 + rank * 2 ** -52) + error, 2) * OUTWARD);
}

/**
 * The largest Σ w_k x_k with Σ w_k = 1 and 0 ≤ w_k ≤ cap_k, for descending x: the first weights are filled up.
 * Rounded up by what the sum can lose.
 */
function filledMean(descending: readonly number[], caps: readonly number[]): number {
  let left = 1;
  let mean = 0;
  let size = 0;
  let last = 0;
  for (let k = 0; k < descending.length && left > 0; k++) {
    const weight = Math.min(caps[k]!, left);
    mean += weight * descending[k]!;
    size += weight * Math.abs(descending[k]!);
    left -= weight;
    last = descending[k]!;
  }
  // What `left` has lost to rounding falls to the last value that was reached, which may be the largest in size.
  return mean + (size + Math.max(-last, 0)) * (descending.length + 2) * 2 ** -52;
}
