import { DOUBLE, exponentOf, firstHalf, HIGH, LOW, twoTo, WORDS } from "./bits.js";
import { LN2, logarithms, wideOnGrid } from "./fixed-point.js";

/** x = 2^e m with m in [√½, √2), and n/256 is next to 1/m, n = 181, …, 362. */
const FIRST = 181;
const TABLE = logarithms(FIRST, 363).map((value) => wideOnGrid(-value));
const TABLE_HIGH = Float64Array.from(TABLE, ({ high }) => high);
const TABLE_LOW = Float64Array.from(TABLE, ({ low }) => low);
const { high: LN2_HIGH, low: LN2_LOW } = wideOnGrid(LN2);

/** The fraction of √2, its first 20 bits: where the mantissa is halved. */
const ROOT_OF_TWO = 0x6a09e;

/** Where `wideLogarithm` leaves what its result lacks. */
export const LOWER = new Float64Array(1);

/**
 * ln(x + tail) as the sum of the result and LOWER[0], |LOWER[0]| ≤ u |result|, for a double x > 0; a tail
 * other than 0 is for `log1p`: x ≥ 2^-53, |x − 1| ≥ 2^-36 and |tail| ≤ u x.
 * Relative error below 2^-69.
 *
 * Reduction by a table of reciprocals (Tang, ACM Trans. Math. Software 16 (1990), 378–400; Muller, Elementary Functions,
 * 3rd ed. 2016, chapter 6): ln x = e ln 2 − ln(n/256) + ln(1 + r) with r = mn/256 − 1, |r| ≤ 2^-8.4, n = 256 around 1.
 * - r is exact as a sum of two doubles: m is cut after 26 bits, and both products with n ≤ 9 bits are exact.
 * - e ln 2 − ln(n/256) is exact in its high part, a multiple of 2^-42.
 * - r²/2 is exact up to 2^-24 u r², r³/3 − … is computed with an error below 3.4 u |r|³; relative to the result that is
 *   at most 2^-69.2, at |r| = 2^-9 and n = 256 or next to it.
 */
export function wideLogarithm(x: number, tail: number): number {
  DOUBLE[0] = x;
  let e = WORDS[HIGH]! >> 20;
  if (e === 0) {
    // Below the normal numbers.
    DOUBLE[0] = x * 2 ** 54;
    e = (WORDS[HIGH]! >> 20) - 54;
  }
  const fraction = WORDS[HIGH]! & 0xfffff;
  const isUpper = fraction >= ROOT_OF_TWO;
  e -= isUpper ? 1022 : 1023;
  WORDS[HIGH] = fraction | (isUpper ? 0x3fe00000 : 0x3ff00000);
  const m = DOUBLE[0];
  WORDS[LOW]! &= 0xf8000000;
  const head = DOUBLE[0];
  const n = (256 / m + 0.5) | 0;
  const c = n * (1 / 256);

  // Sums of two whose first is larger, or a multiple of the last place of the second, lose nothing (Boldo et al. 2017).
  const upper = head * c - 1;
  const lower = (m - head) * c;
  const r = upper + lower;
  let rest = lower - (r - upper);
  if (tail !== 0) rest += (tail / x) * (m * c);

  const known = e * LN2_HIGH + TABLE_HIGH[n - FIRST]!;
  const first = known + r;
  const half = firstHalf(r);
  const square = 0.5 * half * half;
  const second = first - square;
  rest += r - (first - known) + (first - second - square) - (0.5 * (r - half) * (r + half) + r * rest);
  const series = 1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r * (1 / 9))))));
  const low = e * LN2_LOW + TABLE_LOW[n - FIRST]! + rest + r * r * r * series;
  const high = second + low;
  LOWER[0] = low - (high - second);
  return high;
}

/**
 * ln x. Relative error at most (1 + 2^-15) u: the nearest double, or very rarely its neighbour. NaN below 0, −∞ at 0.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  return x === Infinity ? x : wideLogarithm(x, 0);
}

/** ln(1 + x). Relative error at most (1 + 2^-15) u, also next to 0; NaN below −1, −∞ at −1. */
export function log1p(x: number): number {
  if (!(x > -1) || x === Infinity) return x === -1 ? -Infinity : x < -1 ? NaN : x;
  // The terms from x³/3 on are below 2^-71 |x|.
  if (Math.abs(x) < 2 ** -35) return x - 0.5 * x * x;
  const sum = 1 + x;
  const tail = Math.abs(x) < 1 ? x - (sum - 1) : 1 - (sum - x);
  return wideLogarithm(sum, tail);
}

/** log₂ x. Relative error at most 4u; exact at powers of two. NaN below 0, −∞ at 0. */
export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return log(x);
  const e = exponentOf(x);
  const m = e < -1000 ? x * 2 ** 100 * twoTo(-e - 100) : x * twoTo(-e);
  return m > Math.SQRT2 ? e + 1 + wideLogarithm(m / 2, 0) / Math.LN2 : e + wideLogarithm(m, 0) / Math.LN2;
}

/** log₁₀ x. Relative error at most 4u; exact at powers of ten that are doubles. NaN below 0, −∞ at 0. */
export function log10(x: number): number {
  const value = log(x) / Math.LN10;
  const whole = Math.round(value);
  return Math.abs(value - whole) < 2 ** -40 && Number(`1e${whole}`) === x ? whole : value;
}
