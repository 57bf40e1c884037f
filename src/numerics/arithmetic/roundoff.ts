/** Unit roundoff of IEEE double precision, 2^-53. */
export const UNIT_ROUNDOFF = 2 ** -53;

/** Smallest positive double: the absolute error that gradual underflow adds to one operation is at most half of it. */
export const SMALLEST_SUBNORMAL = 2 ** -1074;

/**
 * Errors are themselves computed in floating point. A bound that is a handful of operations with
 * non-negative terms is off by a few units of roundoff at most; this factor covers sixteen of them. It covers no
 * underflow: below 2^-1022 it may round to nothing. So a bound has no product that may underflow before a large factor or
 * a small divisor, and a term of SMALLEST_SUBNORMAL for every two operations that may.
 */
export const OUTWARD = 1 + 2 ** -49;

/** Where computed sizes reach this, entries and partial sums may have overflowed: no finite bound stands. */
export const OVERFLOW = 2 ** 1023;

/** Relative error of `exp`, `log` and `pow` of ../elementary, proven there, where the result is no subnormal number. */
export const ELEMENTARY_ERROR = (1 + 2 ** -4) * UNIT_ROUNDOFF;

/**
 * γ_n = n u / (1 − n u), the relative error bound of n accumulated roundings.
 * Source: Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. (2002), Lemma 3.1.
 */
export function gamma(n: number): number {
  const nu = n * UNIT_ROUNDOFF;
  return nu / (1 - nu);
}
