import { allocate, OUTWARD, SMALLEST_SUBNORMAL } from "../arithmetic/index.js";
import { sumOfSquares } from "../kernels/index.js";
import { frobeniusOf, fromRows, Matrix, type MatrixLike, safeScale } from "../matrices/index.js";
import { decompositionError, polarFactor } from "./decomposition-error.js";
import { svdByQr } from "./bidiagonal/index.js";
import { loadVectors, orthogonalize } from "./orthogonal/index.js";
import { completeColumns } from "./orthonormal-completion.js";
import type { SingularValues } from "./singular-values.js";

/** From this many singular values on the bidiagonal form is cheaper than one-sided Jacobi, with vectors too. */
export const QR_FROM = 9;

/** A ≈ U diag(values) Vᵀ. */
export interface SingularValueDecomposition extends SingularValues {
  /** m×k, k = min(m, n); its radius bounds the distance to a matrix Ũ with exactly orthonormal columns, its polar factor. */
  readonly u: Matrix;
  /** n×k; its radius bounds the distance to a matrix Ṽ with exactly orthonormal columns, its polar factor. */
  readonly v: Matrix;
}

/**
 * The singular value decomposition A ≈ U diag(values) Vᵀ, k = min(m, n); for rank-deficient and zero A the columns of
 * U and V are orthonormal all the same.
 *
 * Error: ‖A − U diag(values) Vᵀ‖_F ≤ error for U and V as returned and for the exactly orthonormal Ũ, Ṽ within their
 * radii, and (Σ|values_i − σ_i|²)^{1/2} ≤ error. It is computed from the result (`decompositionError`).
 * @throws NonFiniteError, ConvergenceError
 */
export function svd(a: MatrixLike): SingularValueDecomposition {
  a = fromRows(a, "svd");
  const scale = safeScale(a.data, "svd");
  const source = new Matrix(
    a.rows,
    a.cols,
    scale === 1 ? a.data : a.data.map((x) => x / scale),
    scale === 1 ? 0 : a.data.length * SMALLEST_SUBNORMAL,
  );
  const { u, values, v } = decomposed(source);
  const left = polarFactor(u);
  const right = polarFactor(v);
  const own = decompositionError(source, u, values, v, left.radius, right.radius);
  for (let i = 0; i < values.length; i++) values[i]! *= scale;
  const underflow = scale === 1 ? 0 : (values.length + 1) * SMALLEST_SUBNORMAL;
  const error = (values[0] ?? 0) < Infinity ? (own * scale + a.radius + underflow) * OUTWARD : Infinity;
  return { u: left, values, v: right, error };
}

/** By one-sided Jacobi where A is small or implicit QR does not converge, else by QR. */
function decomposed(a: Matrix): { u: Matrix; values: Float64Array; v: Matrix } {
  const count = Math.min(a.rows, a.cols);
  const length = Math.max(a.rows, a.cols);
  if (count < QR_FROM) return jacobiSvd(a);
  const vectors = new Float64Array(count * length);
  loadVectors(a, 1, vectors, length);
  const found = svdByQr(vectors, count, length, sumOfSquares(vectors));
  if (found === null) return jacobiSvd(a);
  const order = Array.from({ length: count }, (_, i) => i).sort((i, j) => found.values[j]! - found.values[i]!);
  const values = allocate(count);
  const long = allocate(length * count);
  const short = allocate(count * count);
  order.forEach((from, to) => {
    values[to] = found.values[from]!;
    for (let l = 0; l < length; l++) long[l * count + to] = found.right[from * length + l]!;
    for (let l = 0; l < count; l++) short[l * count + to] = found.left[from * count + l]!;
  });
  const longSide = new Matrix(length, count, long);
  const shortSide = new Matrix(count, count, short);
  return a.rows <= a.cols ? { u: shortSide, values, v: longSide } : { u: longSide, values, v: shortSide };
}

/** One-sided Jacobi with the rotations accumulated behind each vector. */
function jacobiSvd(a: Matrix): { u: Matrix; values: Float64Array; v: Matrix } {
  const count = Math.min(a.rows, a.cols);
  const length = Math.max(a.rows, a.cols);
  const stride = length + count;
  const vectors = new Float64Array(count * stride);
  const squares = new Float64Array(count);
  loadVectors(a, 1, vectors, stride);
  for (let i = 0; i < count; i++) vectors[i * stride + length + i] = 1;
  orthogonalize(vectors, count, length, stride, squares);
  const lengths = Array.from({ length: count }, (_, i) =>
    frobeniusOf(vectors.subarray(i * stride, i * stride + length)),
  );
  // Vectors that the iteration leaves alone as negligible have no direction of their own.
  const negligible = frobeniusOf(a.data) * 2 ** -159;
  const order = lengths.map((_, i) => i).sort((i, j) => lengths[j]! - lengths[i]!);
  const values = allocate(count);
  const long = allocate(length * count);
  const short = allocate(count * count);
  let rank = 0;
  order.forEach((from, to) => {
    const size = lengths[from]!;
    values[to] = size > negligible ? size : 0;
    if (size > negligible) rank = to + 1;
    for (let l = 0; l < length; l++) long[l * count + to] = size > negligible ? vectors[from * stride + l]! / size : 0;
    for (let l = 0; l < count; l++) short[l * count + to] = vectors[from * stride + length + l]!;
  });
  completeColumns(long, length, count, rank);
  const longSide = new Matrix(length, count, long);
  const shortSide = new Matrix(count, count, short);
  return a.rows <= a.cols ? { u: shortSide, values, v: longSide } : { u: longSide, values, v: shortSide };
}
