import { UNIT_ROUNDOFF } from "../../arithmetic/index.js";
import { padded, updateSymmetric } from "../../kernels/index.js";
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

/**
 * Numbers of a workspace that `tridiagonalize` needs: n rows of n numbers, `padded(n)` apart, and vectors behind them.
 */
export const tridiagonalRoom = (n: number): number => (n + 1) * padded(n) + n + 1;

/**
 * A symmetric n×n, given by both triangles at the beginning of a workspace, to tridiagonal form by Householder's method
 * (Golub & Van Loan 2013, §8.3.1). Step k, with A for rows and columns from k + 1 on: v, h is the reflector of row k
 * beside its diagonal entry,
 *
 *     p = Av/h,  q = p − (vᵀp/2h)v,  A ← A − vqᵀ − qvᵀ.
 *
 * One pass over the matrix a step: the p of the next one is made by the way. Row k then holds v from column k + 1 on.
 * @param floor squared vectors up to here count as zero, FLOOR‖A‖_F²
 */
export function tridiagonalize(a: Float64Array, n: number, floor: number, { d, e, h }: Tridiagonal): void {
  const stride = padded(n);
  const p = n * stride;
  const height = p + n;
  const q = height + 1;

  /** The reflector of row k and its p, where no pass before has made them. */
  const begin = (k: number): void => {
    const from = k + 1;
    const v = k * stride + from;
    const own = makeReflector(a, v, n - from, floor, e, k);
    h[k] = own;
    if (own !== 0) for (let i = from; i < n; i++) a[p + i] = dot(a, i * stride + from, a, v, n - from) / own;
  };

  // One number beside the diagonal needs no reflector, so the last step has none.
  h[n - 1] = 0;
  if (n > 1) begin(0);
  for (let k = 0; k + 1 < n; k++) {
    const next = k + 1;
    const own = h[k]!;
    d[k] = a[k * stride + k]!;
    if (own === 0) {
      if (next + 1 < n) begin(next);
      continue;
    }
    const v = k * stride;
    const half = dot(a, v + next, a, p + next, n - next) / (2 * own);
    for (let j = next; j < n; j++) a[q + j] = a[p + j]! - half * a[v + j]!;
    // Row k + 1 first: it gives the next reflector.
    const y = next * stride;
    const head = a[v + next]!;
    const headQ = a[q + next]!;
    for (let j = next; j < n; j++) a[y + j] = a[y + j]! - (head * a[q + j]! + headQ * a[v + j]!);
    const from = next + 1;
    h[next] = makeReflector(a, y + from, n - from, floor, e, next);
    // Without a reflector there is no use for p either.
    a[height] = h[next]!;
    updateSymmetric(a, from * stride + from, stride, n - from, v + from, q + from, y + from, p + from, height);
  }
  d[n - 1] = a[(n - 1) * stride + n - 1]!;
}

/**
 * Bound of ‖E‖_F/‖A‖_F where the computed tridiagonal matrix is T = U(A + E)Uᵀ with an exactly orthogonal U; so it
 * bounds |λ_i(T) − λ_i(A)|/‖A‖_F (Weyl). Proof, in units of u and to first order, as in `bidiagonalError`; s = n − k −
 * 1 is the length of v in step k, and H its exact reflector.
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
