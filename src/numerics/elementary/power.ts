import { productError } from "./bits.js";
import { wideExponential } from "./exponential.js";
import { LOWER, wideLogarithm } from "./logarithm.js";

/**
 * x^y, with the special values of `Math.pow`: x^0 = 1, (±1)^{±∞} and negative numbers to broken powers are NaN.
 *
 * e^{y ln|x|}, with y ln|x| as a sum of two doubles. The logarithm has a relative error below 2^-69, so that the exponent,
 * below 746, has an absolute one below 2^-59.4; with that of the exponential, the relative error is at most (1 + 2^-4) u
 * where the result is normal, and below one unit in the last place elsewhere. A power that is itself a double is given
 * exactly; so are the nearest doubles to x², √x and 1/x.
 */
export function pow(x: number, y: number): number {
  if (y === 2) return x * x;
  if (x > 0 && x < Infinity && y - y === 0) {
    if (y === 0.5) return Math.sqrt(x);
    if (y === 1 || x === 1) return x;
    if (y === -1) return 1 / x;
    return positivePower(x, y);
  }
  return specialPower(x, y);
}

/** x^y for finite x > 0 and y. */
function positivePower(x: number, y: number): number {
  const logarithm = wideLogarithm(x, 0);
  const lower = LOWER[0]!;
  const exponent = y * logarithm;
  if (!(exponent < 710)) return Infinity;
  if (!(exponent > -746)) return 0;
  // Where y is tiny, so is what is lost of the product: the power is 1.
  return wideExponential(exponent, productError(y, logarithm, exponent) + y * lower);
}

/** Where x or y is not finite or x ≤ 0. */
function specialPower(x: number, y: number): number {
  if (y === 0) return 1;
  if (!(x === x && y === y)) return NaN;
  const size = Math.abs(x);
  if (Math.abs(y) === Infinity) return size === 1 ? NaN : size > 1 === y > 0 ? Infinity : 0;
  const isWhole = Math.floor(y) === y;
  const isNegative = (x < 0 || Object.is(x, -0)) && isWhole && Math.abs(y) < 2 ** 53 && y % 2 !== 0;
  if (size === 0 || size === Infinity) {
    const result = (size === 0) === y > 0 ? 0 : Infinity;
    return isNegative ? -result : result;
  }
  if (!isWhole) return NaN;
  return isNegative ? -pow(size, y) : pow(size, y);
}
