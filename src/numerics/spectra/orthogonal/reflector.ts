/**
 * Householder reflectors H = I − 2vvᵀ/‖v‖², the steps of which the reductions to bidiagonal and tridiagonal form are made.
 * Only + − × ÷ √: the same bits everywhere.
 *
 * What is proved here, for a vector x of s numbers, in units of u and to first order (the bounds of the callers add one
 * part in a hundred for the rest). A number that is computed by K roundings has relative error γ_K (Higham 2002, Lemma
 * 3.1), and a sum of squares with at most K roundings a term has it too, since nothing cancels; so has its reciprocal.
 *
 * 1. R = Σ_{j>0} x_j². Four accumulators take ⌊(s−1)/4⌋ terms each, at most three more are added to the first, and two
 *    additions join the accumulators. With the product a term sees at most s/4 + 5 roundings.
 * 2. N² = x_0² + R sees one more, s/4 + 6, and so N̂ = √ has relative error |ν| ≤ (s/8 + 3) + 1 = s/8 + 4.
 * 3. β̂ = −sign(x_0)N̂, and v̂_0 = x_0 − β̂ has one rounding, without cancellation. The other v̂_j are the x_j themselves.
 *    H is from now on the exact reflector of the stored v̂: whatever v̂ is, H is exactly orthogonal.
 * 4. ĥ = (v̂_0² + R)/2 against ‖v̂‖²/2: v̂_0² has two roundings, R has s/4 + 6. So relative error γ_{s/4+6}: `heightRoundings`.
 * 5. (β̂, 0, …, 0) is stored for Hx. For the exact v = x − βe_0, with |β| = ‖x‖ = N, the reflector takes x to βe_0. The
 *    stored v̂ is v + ηe_0 with |η| ≤ |ν|N + u(N + |x_0|). The angle θ between v and v̂ has
 *    sin θ ≤ |η|√R/(‖v‖‖v̂‖), and two reflectors are 2 sin θ apart in the spectral norm. As ‖v‖² = 2N(N + |x_0|) and
 *    √R ≤ N ≤ N + |x_0|, this is at most |η|√R/(N(N + |x_0|)) ≤ |ν| + u. So ‖Hx − βe_0‖ ≤ (|ν| + u)N, and with
 *    |β̂ − β| ≤ |ν|N the stored vector is off by at most (2|ν| + u)N = (s/4 + 9)uN: `pivotRoundings`.
 *
 * Underflow. `floor` is 2^-340 of ‖A‖_F², so at least 2^-470 in the range of `safeScale`. A vector with N² ≤ floor is left
 * alone and what it has beside x_0 counts as zero: at most 2^-170‖A‖_F. So does R = 0, where the x_j are below 2^-537. Else
 * N² and ĥ ≥ N²/2 lose less than s·2^-1074, relatively s·2^-600.
 */

/** Squared vectors up to this share of ‖A‖_F² are left alone. */
export const FLOOR = 2 ** -340;

/**
 * What skipped vectors and underflow add to the errors of both reductions, relative to ‖A‖_F: skipped vectors stand in
 * different rows and columns, so together at most √(2d)·2^-170. A product that underflows loses 2^-1075; what it is
 * multiplied with on its way into the result is at most ‖v‖²/h ≤ 4 and 1/√h ≤ 2^236, for each of fewer than 2^60 operations.
 */
export const NEGLIGIBLE = 2 ** -150;

/** Roundings of ĥ (4. above). */
export const heightRoundings = (length: number): number => length / 4 + 6;

/** Roundings of the vector that is stored for Hx (5. above). */
export const pivotRoundings = (length: number): number => length / 4 + 9;

/**
 * Makes the reflector of the numbers x[at], …, in place: x[at] becomes v_0, the others are v_1, … already.
 * @param beta where β goes, to beta[to]
 * @returns h = ‖v‖²/2; 0 where there is nothing to reflect, and then x is left as it is
 */
export function makeReflector(
  x: Float64Array,
  at: number,
  length: number,
  floor: number,
  beta: Float64Array,
  to: number,
): number {
  const end = at + length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let j = at + 1;
  for (; j + 3 < end; j += 4) {
    const a = x[j]!;
    const b = x[j + 1]!;
    const c = x[j + 2]!;
    const d = x[j + 3]!;
    s0 += a * a;
    s1 += b * b;
    s2 += c * c;
    s3 += d * d;
  }
  for (; j < end; j++) s0 += x[j]! * x[j]!;
  const rest = s0 + s1 + (s2 + s3);
  const top = x[at]!;
  const square = top * top + rest;
  if (rest === 0 || square <= floor) {
    beta[to] = top;
    return 0;
  }
  const norm = Math.sqrt(square);
  beta[to] = top > 0 ? -norm : norm;
  const first = top - beta[to];
  x[at] = first;
  return (first * first + rest) / 2;
}

/** Σ x[at + j] y[from + j], j < length: four accumulators, at most length/4 + 5 roundings a term, by the count of 1. above. */
export function dot(x: Float64Array, at: number, y: Float64Array, from: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let j = 0;
  for (; j + 3 < length; j += 4) {
    s0 += x[at + j]! * y[from + j]!;
    s1 += x[at + j + 1]! * y[from + j + 1]!;
    s2 += x[at + j + 2]! * y[from + j + 2]!;
    s3 += x[at + j + 3]! * y[from + j + 3]!;
  }
  for (; j < length; j++) s0 += x[at + j]! * y[from + j]!;
  return s0 + s1 + (s2 + s3);
}

/** Roundings of a term in `dot`. */
export const dotRoundings = (length: number): number => length / 4 + 5;
