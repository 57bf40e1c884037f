import { UNIT_ROUNDOFF } from "../../arithmetic/index.js";

/**
 * The largest eigenvalue of a symmetric tridiagonal T (diagonal d, e beside it) by bisection on counts: T − xI = LDLᵀ has as
 * many positive pivots as T has eigenvalues above x (Sylvester), with the pivots p_i = (d_i − x) − e_{i−1}²/p_{i−1}.
 *
 * The computed signs are exactly those of a T' with the diagonal of T and an e' near e (Kahan 1966; Demmel 1997, Lemma
 * 5.3). With δ for single roundings, p̂_i = ((d_i − x)(1+δ₁) − (e²(1+δ₂)/p̂_{i−1})(1+δ₃))(1+δ₄). Let p'_i be p̂_i over
 * (1+δ₁)(1+δ₄), which has its sign: p'_i = d_i − x − e'²/p'_{i−1} with five roundings in e'², so e' is off by at most 2.5u of
 * itself, and λ by at most 2.5·√2 u‖e‖ ≤ 2.6u‖T‖_F, as ‖T‖_F ≥ √2‖e‖ (Weyl).
 *
 * A pivot of zero is taken for −2^-200 of the norm, which moves d by as much. Squares that underflow move e by 2^-537. A
 * quotient that overflows makes the pivot −∞ or ∞, with the sign it should have, and the next quotient 0 instead of less than 2^-800.
 * The five units of the norm in the error of `largestOfTridiagonal` cover these.
 */
const COUNT_ERROR = 2.6 * UNIT_ROUNDOFF;

/** Bisection stops at this width in units of the norm. */
const WIDTH = 2 * UNIT_ROUNDOFF;

/** Whether T has an eigenvalue of at least x, by its pivots. */
function reaches(d: Float64Array, squares: Float64Array, n: number, x: number, tiny: number): boolean {
  let pivot = 1;
  for (let i = 0; i < n; i++) {
    pivot = d[i]! - x - squares[i]! / pivot;
    if (pivot > 0) return true;
    if (pivot === 0) pivot = -tiny;
  }
  return false;
}

let squares = new Float64Array(64);

/**
 * λ_max(T) and a bound of its error, for T with ‖T‖_F ≤ `norm`.
 * Start: the largest diagonal entry is a lower bound, Gershgorin's discs give an upper one.
 */
export function largestOfTridiagonal(
  d: Float64Array,
  e: Float64Array,
  n: number,
  norm: number,
): { value: number; error: number } {
  if (squares.length < n) squares = new Float64Array(2 * n);
  let low = -Infinity;
  let high = -Infinity;
  for (let i = 0; i < n; i++) {
    squares[i] = i > 0 ? e[i - 1]! * e[i - 1]! : 0;
    const reach = (i > 0 ? Math.abs(e[i - 1]!) : 0) + (i < n - 1 ? Math.abs(e[i]!) : 0);
    low = Math.max(low, d[i]!);
    high = Math.max(high, d[i]! + reach);
  }
  if (!(high - low < Infinity)) return { value: NaN, error: Infinity };
  const tiny = norm * 2 ** -200;
  while (high - low > WIDTH * norm) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (reaches(d, squares, n, middle, tiny)) low = middle;
    else high = middle;
  }
  const value = low + (high - low) / 2;
  // Three roundings of Gershgorin's bound, one of the mean; the rest is for what counts neglect.
  return { value, error: (high - low) / 2 + (COUNT_ERROR + 5 * UNIT_ROUNDOFF) * norm };
}
