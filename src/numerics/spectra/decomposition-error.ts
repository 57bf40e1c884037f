import { allocate, note, OUTWARD, SMALLEST_SUBNORMAL, UNIT_ROUNDOFF } from "../arithmetic/index.js";
import {
  distance,
  fromRows,
  identity,
  Matrix,
  type MatrixLike,
  timesTransposed,
  transposedTimes,
} from "../matrices/index.js";

/**
 * A bound of the Frobenius distance of Q (m×k, m ≥ k) to a matrix with exactly orthonormal columns, its polar factor:
 * ‖Q − U‖_F ≤ δ/(1 + √(1−δ)) for δ = ‖QᵀQ − I‖_F, from |s − 1| = |s² − 1|/(s + 1) for each singular value s of Q
 * (Higham, Functions of Matrices (2008), Lemma 8.17). Infinite where δ ≥ 1.
 */
export function orthonormalityRadius(q: Matrix): number {
  const defect = distance(transposedTimes(q, q), identity(q.cols));
  const delta = (defect.value + defect.error) * OUTWARD;
  return delta < 1 ? (delta / (1 + Math.sqrt(1 - delta))) * OUTWARD : Infinity;
}

/**
 * The polar factor of a matrix with nearly orthonormal columns, whose entries are exact: the matrix with exactly
 * orthonormal columns that is next to it. Radius: `orthonormalityRadius`, for the entries are left as they are.
 */
export function polarFactor(q: MatrixLike): Matrix {
  q = fromRows(q, "polarFactor");
  return note(new Matrix(q.rows, q.cols, q.data, orthonormalityRadius(q)), "polarFactor", q);
}

/** Q·diag(values). Radius: u‖result‖_F, underflow, and max|values| times the radius of Q. */
export function scaledColumns(q: MatrixLike, values: ArrayLike<number>): Matrix {
  q = fromRows(q, "scaledColumns");
  const data = allocate(q.data.length);
  for (let i = 0, at = 0; i < q.rows; i++) {
    for (let j = 0; j < q.cols; j++, at++) data[at] = q.data[at]! * values[j]!;
  }
  const norm = new Matrix(q.rows, q.cols, data).normBound;
  const size = largest(values);
  if (size === 0) return new Matrix(q.rows, q.cols, data, q.radius < Infinity ? 0 : Infinity);
  const propagated = q.radius === 0 ? 0 : size * q.radius;
  const own = 1.01 * UNIT_ROUNDOFF * norm + (data.length + 2) * SMALLEST_SUBNORMAL;
  return new Matrix(q.rows, q.cols, data, (own + propagated) * OUTWARD);
}

/** max |values|. */
function largest(values: ArrayLike<number>): number {
  let size = 0;
  for (let i = 0; i < values.length; i++) size = Math.max(size, Math.abs(values[i]!));
  return size;
}

/**
 * An error bound for any computed A ≈ U diag(values) Vᵀ, whatever method it came from: with Ũ and Ṽ the matrices with
 * exactly orthonormal columns next to U and V, at distances r and s,
 *
 *   ‖A − U diag(values) Vᵀ‖_F + max|values| (r + s + rs)
 *
 * bounds ‖A − Ũ diag(values) Ṽᵀ‖_F, including the radius of A. By Mirsky (1960) it bounds
 * (Σ|σ_i(A) − values_i|²)^{1/2} for non-negative descending values; by Hoffman and Wielandt (1953), with U = V, the
 * same for the eigenvalues of a symmetric A.
 *
 * @param r orthonormality radius of U, @param s that of V
 */
export function decompositionError(
  a: Matrix,
  u: Matrix,
  values: ArrayLike<number>,
  v: Matrix,
  r: number,
  s: number,
): number {
  const residual = distance(a, timesTransposed(scaledColumns(u, values), v));
  return (residual.value + residual.error + largest(values) * (r + s + r * s)) * OUTWARD;
}
