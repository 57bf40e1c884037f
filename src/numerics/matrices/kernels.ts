import { exponentOf, twoTo } from "../elementary/index.js";
import { multiplyInto, RIGHT_TRANSPOSED, sumOfSquaredDifferences, sumOfSquares } from "../kernels/index.js";

/**
 * The loops behind Gram matrices and norms, on flat row-major arrays: no shapes are checked and no errors are bounded
 * here.
 */

/** From so many multiplications on, all entries by the kernel of products are done before half of them are here. */
const GRAM_WORTHWHILE = 1000;

/** out = XXᵀ for X (m×k). Blocks of 3×3 entries on and below the diagonal are accumulated in registers. */
export function gramInto(out: Float64Array, x: Float64Array, m: number, k: number): void {
  // The bits are the same: each entry is one sum in the order of the columns, and products commute.
  if (m >= 4 && m * m * k >= GRAM_WORTHWHILE) {
    multiplyInto(out, x, x, m, k, m, RIGHT_TRANSPOSED);
    return;
  }
  const whole = m - (m % 3);
  for (let i = 0; i < whole; i += 3) {
    for (let j = 0; j <= i; j += 3) gramBlock(x, k, i, j, out, m);
  }
  for (let i = whole; i < m; i++) {
    for (let j = 0; j <= i; j++) out[i * m + j] = dotOfRows(x, i * k, j * k, k);
  }
  for (let i = 0; i < m; i++) for (let j = i + 1; j < m; j++) out[i * m + j] = out[j * m + i]!;
}

/** Σ_l x[from + l]·x[other + l], l < k. */
function dotOfRows(x: Float64Array, from: number, other: number, k: number): number {
  let total = 0;
  for (let l = 0; l < k; l++) total += x[from + l]! * x[other + l]!;
  return total;
}

/** The inner products of rows i, i+1, i+2 with rows j, j+1, j+2 of a matrix with k columns. */
function gramBlock(x: Float64Array, k: number, i: number, j: number, out: Float64Array, m: number): void {
  const i0 = i * k;
  const j0 = j * k;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  for (let l = 0; l < k; l++) {
    const x0 = x[i0 + l]!;
    const x1 = x[i0 + k + l]!;
    const x2 = x[i0 + 2 * k + l]!;
    const y0 = x[j0 + l]!;
    const y1 = x[j0 + k + l]!;
    const y2 = x[j0 + 2 * k + l]!;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s20 += x2 * y0;
    s21 += x2 * y1;
    s22 += x2 * y2;
  }
  const at = i * m + j;
  out[at] = s00;
  out[at + 1] = s01;
  out[at + 2] = s02;
  out[at + m] = s10;
  out[at + m + 1] = s11;
  out[at + m + 2] = s12;
  out[at + 2 * m] = s20;
  out[at + 2 * m + 1] = s21;
  out[at + 2 * m + 2] = s22;
}

/**
 * √(Σ x²) without overflow or harmful underflow: the plain sum where it is safe, else scaled by a power of two.
 * Relative error at most γ_{n+2} (Higham 2002, §3.1, and §27.8 for the scaling), but half of the smallest subnormal
 * where the result is itself subnormal. NaN where an entry is NaN.
 */
export function frobeniusOf(data: Float64Array): number {
  const total = sumOfSquares(data);
  return isSafe(total) ? Math.sqrt(total) : scaledLength(data);
}

/** √(Σ (x − y)²) for arrays of one length, as `frobeniusOf` of the rounded differences. */
export function distanceOf(x: Float64Array, y: Float64Array): number {
  const total = sumOfSquaredDifferences(x, y);
  return isSafe(total) ? Math.sqrt(total) : scaledLength(x.map((a, i) => a - y[i]!));
}

/** Sums of squares that came about without overflow or harmful underflow. */
const isSafe = (total: number): boolean => total > 2 ** -900 && total < 2 ** 1000;

function scaledLength(data: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < data.length; i++) {
    const size = Math.abs(data[i]!);
    if (size > largest) largest = size;
  }
  // Zeros, ∞ and NaN come out as such.
  const scale = powerOfTwoNear(largest);
  let total = 0;
  for (let i = 0; i < data.length; i++) {
    const x = data[i]! / scale;
    total += x * x;
  }
  return Math.sqrt(total) * scale;
}

/** The power of two 2^k with x/2^k in [1, 2), clamped so that both it and its reciprocal are normal doubles. */
export function powerOfTwoNear(x: number): number {
  return twoTo(Math.max(-1021, Math.min(1021, exponentOf(x))));
}
