import { UNIT_ROUNDOFF } from "../numerics/index.js";
import { hull, type Interval, power, type Precision, type Rational, RigorError } from "../rigor/index.js";

/** Exponents that are finer than this are roundings of something else. */
const FINEST = 16;

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

/** A double as a fraction in lowest terms over a power of two. @throws RigorError for one that is too fine to be meant */
export function dyadicFraction(p: number): readonly [numerator: number, denominator: number] {
  for (let denominator = 1; denominator <= FINEST; denominator *= 2) {
    if (Number.isInteger(p * denominator)) return [p * denominator, denominator];
  }
  throw new RigorError("an exponent", `a multiple of 1/${FINEST}`, String(p));
}

/** p/q as a fraction of integers. @throws RigorError as `dyadicFraction` */
export function quotient([p, q]: readonly [number, number]): readonly [numerator: number, denominator: number] {
  const [numerator, denominator] = dyadicFraction(p);
  return [numerator, denominator * q];
}
