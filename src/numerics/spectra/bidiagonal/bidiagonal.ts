import { UNIT_ROUNDOFF } from "../../arithmetic/index.js";
import { dot, heightRoundings, makeReflector, NEGLIGIBLE, pivotRoundings } from "../orthogonal/index.js";

/** A lower bidiagonal matrix and the reflectors that led to it. */
export interface Bidiagonal {
  /** The diagonal. */
  readonly d: Float64Array;
  /** Below the diagonal. */
  readonly e: Float64Array;
  /** ‖v‖²/2 of the reflectors from the right; 0 for none. */
  readonly h: Float64Array;
  /** ‖u‖²/2 of those from the left; 0 for none. */
  readonly g: Float64Array;
}

/** Room for sizes up to `size`. */
export function bidiagonalOf(size: number): Bidiagonal {
  const [d, e, h, g] = Array.from({ length: 4 }, () => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return { d, e, h, g };
}

let w = new Float64Array(64);
let u = new Float64Array(64);
let z = new Float64Array(64);

/**
 * X (n×m, n ≤ m, rows `stride` apart) to lower bidiagonal form by Golub and Kahan (1965; Golub & Van Loan 2013, §5.4.8),
 * in two passes over the matrix a step. Step k, with X for what is left of it, rows and columns from k on:
 *
 * - v, h: the reflector of row k; its w = Xv/h for the rows below was made by the last pass of the step before;
 * - u, g: the reflector of column k below row k, after the reflection by v;
 * - first pass, rows below k: X ← X − wvᵀ, and z = Xᵀu/g;
 * - second pass: X ← X − uzᵀ, and w of the next step.
 *
 * Row k then holds v from column k on, column k below row k holds u.
 * @param floor squared vectors up to here count as zero, FLOOR‖A‖_F²
 */
export function bidiagonalize(
  x: Float64Array,
  n: number,
  m: number,
  stride: number,
  floor: number,
  { d, e, h, g }: Bidiagonal,
): void {
  if (w.length < m) {
    w = new Float64Array(2 * m);
    u = new Float64Array(2 * m);
    z = new Float64Array(2 * m);
  }
  h[0] = makeReflector(x, 0, m, floor, d, 0);
  for (let i = 1; i < n; i++) w[i] = h[0] === 0 ? 0 : dot(x, i * stride, x, 0, m) / h[0];
  for (let k = 0; k + 1 < n; k++) {
    const next = k + 1;
    const cols = m - next;
    const vAt = k * stride + k;
    const v0 = x[vAt]!;
    for (let i = next, at = next * stride + k; i < n; i++, at += stride) u[i] = x[at]! - w[i]! * v0;
    g[k] = makeReflector(u, next, n - next, floor, e, k);
    if (g[k] === 0) u.fill(0, next, n);
    for (let i = next, at = next * stride + k; i < n; i++, at += stride) x[at] = u[i]!;
    firstPass(x, { first: next, last: n, stride, column: next, cols }, vAt + 1);
    const inverse = g[k] === 0 ? 0 : 1 / g[k]!;
    for (let j = 0; j < cols; j++) z[j] = z[j]! * inverse;
    const nextAt = next * stride + next;
    const head = u[next]!;
    for (let j = 0; j < cols; j++) x[nextAt + j] = x[nextAt + j]! - head * z[j]!;
    h[next] = makeReflector(x, nextAt, cols, floor, d, next);
    secondPass(x, { first: next + 1, last: n, stride, column: next, cols }, nextAt, h[next]);
  }
}

/**
 * Bound of ‖E‖_F/‖A‖_F where the computed bidiagonal matrix is B = U(A + E)Vᵀ for exactly orthogonal U and V; so it bounds
 * (Σ|σ_i(B) − σ_i(A)|²)^{1/2}/‖A‖_F (Mirsky 1960). Proof, in units of u and to first order; X stands for the computed
 * matrix before a reflection, whose norm is ‖A‖_F to within the bound itself.
 *
 * Let s and r be the lengths of v and u in step k, s = m − k and r = n − k − 1.
 *
 * 1. Row k is stored as (d, 0, …, 0): off by `pivotRoundings`, (s/4 + 9)‖X‖.
 * 2. The rows below should become Y = X − wvᵀ with w = 2Xv/‖v‖², and ‖w‖‖v‖ ≤ 2‖X‖. An entry of Xv has at most s/2 + 5 roundings a term:
 *    two accumulators s/2 each, one for the joint, one for an odd last term; s/4 + 5 by `dot` in the first step. Division
 *    adds one, h has s/4 + 6 (`heightRoundings`). So by Cauchy and Schwarz, row by row, ‖ŵ − w‖‖v‖ ≤ 2(3s/4 + 12)‖X‖.
 * 3. X − ŵvᵀ is rounded twice an entry: |Ŷ| + |ŵ||v| at most, together 3‖X‖.
 *    Column k of Ŷ, from which u is made, is computed in the same way, so u is the reflector of what is stored.
 * 4. Column k is stored as (e, 0, …, 0): (r/4 + 9)‖X‖.
 * 5. The other columns should become Ŷ − uzᵀ with z = 2Ŷᵀu/‖u‖². A term of z_j sees its product, two additions within its
 *    group of four, at most r/4 groups, and three single rows: r/4 + 6. The reciprocal of g and its product
 *    add two, g has r/4 + 6. So ‖ẑ − z‖‖u‖ ≤ 2(r/2 + 14)‖X‖.
 * 6. Rounding of Ŷ − uẑᵀ: 3‖X‖, as in 3.
 *
 * The sum is 7s/4 + 5r/4 + 76 a step. Reflections are exactly orthogonal (`reflector.ts`), so errors of the steps add up.
 * Where they stay below 2^-9, terms of higher order are less than one part in a hundred; else nothing is claimed. A
 * reflector that is left out changes nothing but what 1. or 4. drops, which is in NEGLIGIBLE, and so is underflow.
 */
export function bidiagonalError(n: number, m: number): number {
  let units = 0;
  for (let k = 0; k < n; k++) {
    const s = m - k;
    const r = n - k - 1;
    const right = pivotRoundings(s) + 2 * (s / 2 + 5 + 1 + heightRoundings(s)) + 3;
    const left = pivotRoundings(r) + 2 * (r / 4 + 6 + 2 + heightRoundings(r)) + 3;
    units += right + left;
  }
  const first = units * UNIT_ROUNDOFF;
  return first < 2 ** -9 ? 1.01 * first + NEGLIGIBLE : Infinity;
}

/** Rows first, …, last − 1 of X, `cols` columns from `column` on. */
interface Block {
  readonly first: number;
  readonly last: number;
  readonly stride: number;
  readonly column: number;
  readonly cols: number;
}

/** X ← X − wvᵀ with v from x[vAt] on, and z = Xᵀu, four rows at a time. */
function firstPass(x: Float64Array, { first, last, stride, column, cols }: Block, vAt: number): void {
  const sum = z;
  sum.fill(0, 0, cols);
  let i = first;
  for (; i + 3 < last; i += 4) {
    const p = i * stride + column;
    const q = p + stride;
    const r = q + stride;
    const s = r + stride;
    const w0 = w[i]!;
    const w1 = w[i + 1]!;
    const w2 = w[i + 2]!;
    const w3 = w[i + 3]!;
    const u0 = u[i]!;
    const u1 = u[i + 1]!;
    const u2 = u[i + 2]!;
    const u3 = u[i + 3]!;
    for (let j = 0; j < cols; j++) {
      const v = x[vAt + j]!;
      const a = x[p + j]! - w0 * v;
      const b = x[q + j]! - w1 * v;
      const c = x[r + j]! - w2 * v;
      const d = x[s + j]! - w3 * v;
      x[p + j] = a;
      x[q + j] = b;
      x[r + j] = c;
      x[s + j] = d;
      sum[j] = sum[j]! + (u0 * a + u1 * b + (u2 * c + u3 * d));
    }
  }
  for (; i < last; i++) {
    const p = i * stride + column;
    const w0 = w[i]!;
    const u0 = u[i]!;
    for (let j = 0; j < cols; j++) {
      const a = x[p + j]! - w0 * x[vAt + j]!;
      x[p + j] = a;
      sum[j] = sum[j]! + u0 * a;
    }
  }
}

/** X ← X − uzᵀ, and w = Xv/h with v from x[vAt] on: two rows at a time, two accumulators each. */
function secondPass(x: Float64Array, { first, last, stride, column, cols }: Block, vAt: number, h: number): void {
  const row = z;
  const even = cols & ~1;
  let i = first;
  for (; i + 1 < last; i += 2) {
    const p = i * stride + column;
    const q = p + stride;
    const a = u[i]!;
    const b = u[i + 1]!;
    let s0 = 0;
    let s1 = 0;
    let t0 = 0;
    let t1 = 0;
    for (let j = 0; j < even; j += 2) {
      const z0 = row[j]!;
      const z1 = row[j + 1]!;
      const v0 = x[vAt + j]!;
      const v1 = x[vAt + j + 1]!;
      const x0 = x[p + j]! - a * z0;
      const x1 = x[p + j + 1]! - a * z1;
      const y0 = x[q + j]! - b * z0;
      const y1 = x[q + j + 1]! - b * z1;
      x[p + j] = x0;
      x[p + j + 1] = x1;
      x[q + j] = y0;
      x[q + j + 1] = y1;
      s0 += x0 * v0;
      s1 += x1 * v1;
      t0 += y0 * v0;
      t1 += y1 * v1;
    }
    if (even < cols) {
      const x0 = x[p + even]! - a * row[even]!;
      const y0 = x[q + even]! - b * row[even]!;
      x[p + even] = x0;
      x[q + even] = y0;
      s0 += x0 * x[vAt + even]!;
      t0 += y0 * x[vAt + even]!;
    }
    w[i] = h === 0 ? 0 : (s0 + s1) / h;
    w[i + 1] = h === 0 ? 0 : (t0 + t1) / h;
  }
  for (; i < last; i++) {
    const p = i * stride + column;
    const a = u[i]!;
    let s0 = 0;
    let s1 = 0;
    for (let j = 0; j < even; j += 2) {
      const x0 = x[p + j]! - a * row[j]!;
      const x1 = x[p + j + 1]! - a * row[j + 1]!;
      x[p + j] = x0;
      x[p + j + 1] = x1;
      s0 += x0 * x[vAt + j]!;
      s1 += x1 * x[vAt + j + 1]!;
    }
    if (even < cols) {
      const x0 = x[p + even]! - a * row[even]!;
      x[p + even] = x0;
      s0 += x0 * x[vAt + even]!;
    }
    w[i] = h === 0 ? 0 : (s0 + s1) / h;
  }
}
