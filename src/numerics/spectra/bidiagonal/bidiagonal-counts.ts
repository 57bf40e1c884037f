import { UNIT_ROUNDOFF } from "../../arithmetic/index.js";

/**
 * Certified singular values of a bidiagonal matrix B (diagonal d, f beside it), by counts. BᵀB − xI = LDLᵀ has as many
 * negative pivots as B has singular values below √x (Sylvester). With a_i = d_i² and b_i = f_i² the pivots are
 * D_i = a_i + t_i with t_1 = −x and t_{i+1} = t_i(b_i/D_i) − x (the stationary qd algorithm, Fernando & Parlett 1994).
 *
 * The computed signs are exactly those of a bidiagonal B' near B. Let D̂_i = (a_i + t̂_i)(1+δ₁), and t̂_{i+1} =
 * (t̂_i(b_i/D̂_i)(1+δ₂)(1+δ₃) − x)(1+δ₄). Call t'_{i+1} what stands in the last bracket, so that t̂_i = t'_i(1+η) with the δ₄ of
 * the step before, a'_i = a_i/(1+η), and D'_i = a'_i + t'_i = D̂_i/((1+η)(1+δ₁)), which has the sign of D̂_i. Then
 * t'_{i+1} = t'_i b'_i/D'_i − x with b'_i = b_i(1+δ₂)(1+δ₃)/(1+δ₁): the exact recursion for a' and b'. With the
 * rounding of the squares themselves, and 2u more where a pivot that is zero is replaced, d moves by at most 2u and f
 * by at most 2u of itself: ‖B' − B‖_F ≤ 2.02u‖B‖_F, and so does each σ at most (Weyl). `COUNT_ERROR` is that.
 *
 * Underflow moves t by less than 2^-880 in the range of `safeScale`, so σ by less than 2^-440. A zero on the diagonal is taken for
 * 2^-200 of the norm. Both are far below the slack of `certifiedWidth`.
 */
export const COUNT_ERROR = 2.02 * UNIT_ROUNDOFF;

/** The absolute part of the tolerance of a certified value, in units of the largest entry of B. */
const SLACK = 2 ** -51;

/** Widths that are tried, relative to the value: 16u, then four times as much each time. */
const FIRST_WIDTH = 16 * UNIT_ROUNDOFF;
const LAST_WIDTH = 2 ** -30;

let a = new Float64Array(64);
let b = new Float64Array(64);
const counts = new Int32Array(4);

/** How many σ lie below the roots of four numbers each: one pass, as the divisions of one chain wait for each other. */
function countBelow(n: number, x0: number, x1: number, x2: number, x3: number): void {
  let t0 = -x0;
  let t1 = -x1;
  let t2 = -x2;
  let t3 = -x3;
  let c0 = 0;
  let c1 = 0;
  let c2 = 0;
  let c3 = 0;
  for (let i = 0; i < n; i++) {
    const s = a[i]!;
    const r = b[i]!;
    let d0 = s + t0;
    let d1 = s + t1;
    let d2 = s + t2;
    let d3 = s + t3;
    // A pivot of zero is a positive one of a matrix whose a_i is larger by 2u.
    if (d0 === 0) d0 = s * 2 ** -52;
    if (d1 === 0) d1 = s * 2 ** -52;
    if (d2 === 0) d2 = s * 2 ** -52;
    if (d3 === 0) d3 = s * 2 ** -52;
    if (d0 < 0) c0++;
    if (d1 < 0) c1++;
    if (d2 < 0) c2++;
    if (d3 < 0) c3++;
    t0 = t0 * (r / d0) - x0;
    t1 = t1 * (r / d1) - x1;
    t2 = t2 * (r / d2) - x2;
    t3 = t3 * (r / d3) - x3;
  }
  counts[0] = c0;
  counts[1] = c1;
  counts[2] = c2;
  counts[3] = c3;
}

/** Whether the descending values are within `width` of themselves and the slack of their σ. */
function areWithin(values: Float64Array, n: number, width: number, slack: number): boolean {
  for (let i = 0; i < n; i += 2) {
    const k = Math.min(i + 1, n - 1);
    // x ≤ 0 below which nothing lies is left out by asking for a count at zero, which is zero.
    const low = Math.max(values[i]! * (1 - width) - slack, 0);
    const high = values[i]! * (1 + width) + slack;
    const lower = Math.max(values[k]! * (1 - width) - slack, 0);
    const upper = values[k]! * (1 + width) + slack;
    countBelow(n, low * low, high * high, lower * lower, upper * upper);
    // σ_i ≥ x where at most n − 1 − i lie below x, σ_i < x where at least n − i do.
    if (counts[0]! > n - 1 - i || counts[1]! < n - i) return false;
    if (counts[2]! > n - 1 - k || counts[3]! < n - k) return false;
  }
  return true;
}

/**
 * A bound of (Σ|values_i − σ_i(B)|²)^{1/2} relative to ‖B‖_F for descending values: the least of some widths for which 2n
 * counts put each σ_i into its interval. Infinite where none does. Rounding of the ends of the intervals and of
 * their squares is 4u of them.
 */
export function certifiedWidth(d: Float64Array, f: Float64Array, n: number, values: Float64Array): number {
  if (a.length < n) {
    a = new Float64Array(2 * n);
    b = new Float64Array(2 * n);
  }
  let most = 0;
  for (let i = 0; i < n; i++) {
    a[i] = d[i]! * d[i]!;
    b[i] = i < n - 1 ? f[i]! * f[i]! : 0;
    most = Math.max(most, a[i]!, b[i]!);
  }
  if (most === 0) return 0;
  const tiny = most * 2 ** -400;
  for (let i = 0; i < n; i++) if (a[i]! < tiny) a[i] = tiny;
  const slack = Math.sqrt(most) * SLACK;
  for (let width = FIRST_WIDTH; width < LAST_WIDTH; width *= 4) {
    if (areWithin(values, n, width, slack)) {
      return 1.01 * (width + 4 * UNIT_ROUNDOFF + Math.sqrt(n) * (SLACK + COUNT_ERROR));
    }
  }
  return Infinity;
}
