import { gamma, OUTWARD } from "../arithmetic/index.js";
import { padded, workspace } from "../kernels/index.js";
import type { Matrix } from "../matrices/index.js";
import {
  bidiagonalError,
  bidiagonalize,
  bidiagonalOf,
  bidiagonalRoom,
  certifiedWidth,
  sortByLength,
  squaredValues,
} from "./bidiagonal/index.js";
import { FLOOR, jacobiError, loadVectors, orthogonalize, squaredLength } from "./orthogonal/index.js";

/** From this many singular values on the bidiagonal form is cheaper than one-sided Jacobi. */
export const BIDIAGONAL_FROM = 9;

/** Kept from call to call: nothing in here is handed out. */
let work = new Float64Array(1024);
let squares = new Float64Array(16);
let reduced = bidiagonalOf(16);

/** Room for `count` vectors with the given stride, and for as many squares and values. */
function room(count: number, stride: number): Float64Array {
  if (work.length < count * stride) work = new Float64Array(count * stride);
  if (squares.length < count) squares = new Float64Array(count);
  return work;
}

/**
 * σ_i(A/scale), in any order, into `found`, for k = min(m, n); returns their joint error.
 * One vector: its length. Two: see `valuesOfPair`. A few: one-sided Jacobi with the bound of `jacobiError`. More: by the
 * bidiagonal form; by Jacobi too, where the counts do not confirm what dqds found.
 */
export function scaledValues(a: Matrix, scale: number, found: Float64Array): number {
  const count = Math.min(a.rows, a.cols);
  const length = Math.max(a.rows, a.cols);
  if (count >= BIDIAGONAL_FROM) {
    const error = valuesByBidiagonal(a, scale, found);
    if (error < Infinity) return error;
  }
  const vectors = room(count, length);
  loadVectors(a, scale, vectors, length);
  if (count === 2) return valuesOfPair(vectors, length, found);
  return valuesByJacobi(vectors, count, length, found);
}

/** One-sided Jacobi, in place. */
function valuesByJacobi(vectors: Float64Array, count: number, length: number, found: Float64Array): number {
  const stages = count === 1 ? 0 : orthogonalize(vectors, count, length, length, squares);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const square = squaredLength(vectors, i * length, length);
    found[i] = Math.sqrt(square);
    total += square;
  }
  return Math.sqrt(total) * jacobiError(stages, count, length);
}

/**
 * Bidiagonal form, dqds, counts. Error relative to ‖A‖_F: `bidiagonalError`, and `certifiedWidth` for the singular values of the
 * bidiagonal matrix; infinite where these are not confirmed.
 */
function valuesByBidiagonal(a: Matrix, scale: number, found: Float64Array): number {
  const count = Math.min(a.rows, a.cols);
  const length = Math.max(a.rows, a.cols);
  const stride = padded(length);
  const vectors = workspace(bidiagonalRoom(count, length));
  if (reduced.d.length < count) reduced = bidiagonalOf(count);
  loadVectors(a, scale, vectors, stride);
  const square = sortByLength(vectors, count, length, stride);
  if (square === 0) {
    found.fill(0, 0, count);
    return 0;
  }
  bidiagonalize(vectors, count, length, FLOOR * square, reduced);
  if (!squaredValues(reduced.d, reduced.e, count, found)) return Infinity;
  for (let i = 0; i < count; i++) found[i] = Math.sqrt(found[i]!);
  found.subarray(0, count).sort().reverse();
  const width = certifiedWidth(reduced.d, reduced.e, count, found);
  const norm = Math.sqrt(square) * (1 + gamma(count * length + 2));
  return norm * (bidiagonalError(count, length) + width) * OUTWARD;
}

/**
 * The singular values of two vectors x, y (x the longer) from their QR factor R = [[a, b], [0, c]]:
 * σ₁ ± σ₂ = √((a ± c)² + b²) and σ₁σ₂ = ac.
 *
 * Error, in units of u‖A‖_F, with m the length: R is off by (m/2+1)‖x‖ in a, (3m/2+2)‖y‖ in b and (5m/2+3.5)‖y‖ in c
 * (inner products by Higham 2002, (3.5)), together at most 2.1m + 3 as ‖y‖ ≤ ‖x‖; the formulas add at most 4σ₁ and
 * 6σ₂, so less than 6. Mirsky's theorem carries the first part over to the values. 2^-150 covers underflow.
 */
function valuesOfPair(vectors: Float64Array, m: number, found: Float64Array): number {
  const first = squaredLength(vectors, 0, m);
  const second = squaredLength(vectors, m, m);
  const x = first >= second ? 0 : m;
  const y = m - x;
  const longer = Math.max(first, second);
  const norm = Math.sqrt(first + second);
  if (norm === 0) {
    found[0] = found[1] = 0;
    return 0;
  }
  let inner = 0;
  for (let l = 0; l < m; l++) inner += vectors[x + l]! * vectors[y + l]!;
  const factor = inner / longer;
  let rest = 0;
  for (let l = 0; l < m; l++) {
    const r = vectors[y + l]! - factor * vectors[x + l]!;
    rest += r * r;
  }
  const a = Math.sqrt(longer);
  const b = inner / a;
  const c = Math.sqrt(rest);
  const plus = (a + c) * (a + c) + b * b;
  const minus = (a - c) * (a - c) + b * b;
  const largest = (Math.sqrt(plus) + Math.sqrt(minus)) / 2;
  found[0] = largest;
  found[1] = (a / largest) * c;
  return norm * (gamma(2.1 * m + 10) + 2 ** -150) * OUTWARD;
}
