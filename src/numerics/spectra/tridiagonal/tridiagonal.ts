import { UNIT_ROUNDOFF } from "../../arithmetic/index.js";
import { dot, dotRoundings, heightRoundings, makeReflector, NEGLIGIBLE, pivotRoundings } from "../orthogonal/index.js";

/** A symmetric tridiagonal matrix and the reflectors that led to it. */
export interface Tridiagonal {
  /** The diagonal. */
  readonly d: Float64Array;
  /** Beside the diagonal. */
  readonly e: Float64Array;
  /** ‖v‖²/2 of the reflectors; 0 for none. */
  readonly h: Float64Array;
}

/** Room for sizes up to `size`. */
export function tridiagonalOf(size: number): Tridiagonal {
  return { d: new Float64Array(size), e: new Float64Array(size), h: new Float64Array(size) };
}

let p = new Float64Array(64);
let q = new Float64Array(64);

/**
 * A symmetric n×n, given by both triangles, to tridiagonal form by Householder's method (Golub & Van Loan 2013, §8.3.1).
 * Step k, with A for rows and columns from k + 1 on: v, h is the reflector of row k beside its diagonal entry,
 *
 *     p = Av/h,  q = p − (vᵀp/2h)v,  A ← A − vqᵀ − qvᵀ.
 *
 * One pass over the matrix a step: the p of the next one is made by the way. Row k then holds v from column k + 1 on.
 * @param floor squared vectors up to here count as zero, FLOOR‖A‖_F²
 */
export function tridiagonalize(a: Float64Array, n: number, floor: number, { d, e, h }: Tridiagonal): void {
  if (p.length < n) {
    p = new Float64Array(2 * n);
    q = new Float64Array(2 * n);
  }
  // One number beside the diagonal needs no reflector, so the last step has none.
  h[n - 1] = 0;
  if (n > 1) begin(a, n, 0, floor, e, h);
  for (let k = 0; k + 1 < n; k++) {
    const next = k + 1;
    const height = h[k]!;
    d[k] = a[k * n + k]!;
    if (height === 0) {
      if (next + 1 < n) begin(a, n, next, floor, e, h);
      continue;
    }
    const vAt = k * n;
    const half = dot(a, vAt + next, p, next, n - next) / (2 * height);
    for (let j = next; j < n; j++) q[j] = p[j]! - half * a[vAt + j]!;
    // Row k + 1 first: it gives the next reflector.
    const row = next * n;
    const v = a[vAt + next]!;
    const head = q[next]!;
    for (let j = next; j < n; j++) a[row + j] = a[row + j]! - (v * q[j]! + head * a[vAt + j]!);
    h[next] = makeReflector(a, row + next + 1, n - next - 1, floor, e, next);
    updateAndMultiply(a, n, next + 1, vAt, row, h[next]);
  }
  d[n - 1] = a[n * n - 1]!;
}

/** The reflector of row k and its p, where no pass before has made them. */
function begin(a: Float64Array, n: number, k: number, floor: number, e: Float64Array, h: Float64Array): void {
  const from = k + 1;
  const v = k * n + from;
  const height = makeReflector(a, v, n - from, floor, e, k);
  h[k] = height;
  if (height !== 0) for (let i = from; i < n; i++) p[i] = dot(a, i * n + from, a, v, n - from) / height;
}

/**
 * Rows and columns from `from` on: A ← A − vqᵀ − qvᵀ with v in the row at vAt, and p = Ax/h with x in the row at xAt,
 * two rows at a time, two accumulators each. The result is symmetric to the last bit, as sums and products commute.
 */
function updateAndMultiply(a: Float64Array, n: number, from: number, vAt: number, xAt: number, h: number): void {
  const inner = q;
  let i = from;
  for (; i + 1 < n; i += 2) {
    const r = i * n;
    const t = r + n;
    const v0 = a[vAt + i]!;
    const w0 = inner[i]!;
    const v1 = a[vAt + i + 1]!;
    const w1 = inner[i + 1]!;
    let s0 = 0;
    let t0 = 0;
    let s1 = 0;
    let t1 = 0;
    let j = from;
    for (; j + 1 < n; j += 2) {
      const qj = inner[j]!;
      const vj = a[vAt + j]!;
      const xj = a[xAt + j]!;
      const qk = inner[j + 1]!;
      const vk = a[vAt + j + 1]!;
      const xk = a[xAt + j + 1]!;
      const x0 = a[r + j]! - (v0 * qj + w0 * vj);
      const x1 = a[r + j + 1]! - (v0 * qk + w0 * vk);
      const y0 = a[t + j]! - (v1 * qj + w1 * vj);
      const y1 = a[t + j + 1]! - (v1 * qk + w1 * vk);
      a[r + j] = x0;
      a[r + j + 1] = x1;
      a[t + j] = y0;
      a[t + j + 1] = y1;
      s0 += x0 * xj;
      s1 += x1 * xk;
      t0 += y0 * xj;
      t1 += y1 * xk;
    }
    for (; j < n; j++) {
      const x0 = a[r + j]! - (v0 * inner[j]! + w0 * a[vAt + j]!);
      const y0 = a[t + j]! - (v1 * inner[j]! + w1 * a[vAt + j]!);
      a[r + j] = x0;
      a[t + j] = y0;
      s0 += x0 * a[xAt + j]!;
      t0 += y0 * a[xAt + j]!;
    }
    p[i] = h === 0 ? 0 : (s0 + s1) / h;
    p[i + 1] = h === 0 ? 0 : (t0 + t1) / h;
  }
  if (i < n) {
    const r = i * n;
    const v = a[vAt + i]!;
    const w = inner[i]!;
    for (let j = from; j < n; j++) a[r + j] = a[r + j]! - (v * inner[j]! + w * a[vAt + j]!);
    p[i] = h === 0 ? 0 : dot(a, r + from, a, xAt + from, n - from) / h;
  }
}

/**
 * Bound of ‖E‖_F/‖A‖_F where the computed tridiagonal matrix is T = U(A + E)Uᵀ with an exactly orthogonal U; so it bounds
 * |λ_i(T) − λ_i(A)|/‖A‖_F (Weyl). Proof, in units of u and to first order, as in `bidiagonalError`; s = n − k − 1 is the
 * length of v in step k, and H its exact reflector.
 *
 * 1. The row and the column of x = A_{k, k+1…} are stored as (e, 0, …, 0), each off by `pivotRoundings`: √2(s/4 + 9)‖A‖.
 * 2. HAH = A − vqᵀ − qvᵀ for p = 2Av/‖v‖² and q = p − (vᵀp/‖v‖²)v = Πp, where Π projects orthogonally to v. All of ‖p‖‖v‖,
 *    ‖q‖‖v‖ and |vᵀp| are at most 2‖A‖.
 * 3. An entry of Av has at most s/2 + 5 roundings a term, division adds one, h has s/4 + 6: ‖p̂ − p‖‖v‖ ≤ 2(3s/4 + 12)‖A‖.
 *    Only Π(p̂ − p) counts, and for x orthogonal to v, ‖vxᵀ + xvᵀ‖_F = √2‖v‖‖x‖: 2√2(3s/4 + 12)‖A‖.
 * 4. The factor (vᵀp̂)/‖v‖²: s/4 + 5 for the inner product (`dotRoundings`), one for the division, s/4 + 6 for h. It moves q along
 *    v, and ‖vvᵀ + vvᵀ‖_F = 2‖v‖²: 4(s/2 + 12)‖A‖.
 * 5. Its product with v and the difference are rounded: at most 2 + 2 in ‖q̂ − q‖‖v‖, so 8‖A‖.
 * 6. A − (vqᵀ + qvᵀ): one rounding of the result, two of each product: ‖A‖ + 2·(2 + 2)‖A‖ = 9‖A‖.
 *
 * Errors of the steps add up, and terms of higher order are paid for, as in `bidiagonalError`.
 */
export function tridiagonalError(n: number): number {
  let units = 0;
  for (let s = n - 1; s > 1; s--) {
    const product = s / 2 + 5 + 1 + heightRoundings(s);
    const factor = dotRoundings(s) + 1 + heightRoundings(s);
    units += Math.SQRT2 * pivotRoundings(s) + 2 * Math.SQRT2 * product + 4 * factor + 8 + 9;
  }
  const first = units * UNIT_ROUNDOFF;
  return first < 2 ** -9 ? 1.01 * first + NEGLIGIBLE : Infinity;
}
