import { UNIT_ROUNDOFF } from "../numerics/index.js";
import { hull, type Interval, power, type Precision, type Rational } from "../rigor/index.js";

/**
 * a^p for a double p. A multiple of 2^-10 is meant as it stands; any other may be the rounding of what was meant, 1/3
 * for one, and the enclosure then covers all exponents that round to p.
 */
export function realPower(a: Interval, p: number, precision: Precision): Interval {
  if (Number.isInteger(p * 1024)) return power(a, p, precision);
  const slack = Math.abs(p) * UNIT_ROUNDOFF;
  return hull(power(a, p - 2 * slack, precision), power(a, p + 2 * slack, precision));
}

/** p/q as a fraction; a real exponent p with q = 1 as the double that it is. */
export function fraction([numerator, denominator]: readonly [number, number]): number | Rational {
  return denominator === 1 ? numerator : { numerator, denominator };
}
