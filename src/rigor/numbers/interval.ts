import {
  compare,
  Dyadic,
  fromDouble,
  magnitudeOf,
  minus,
  negated,
  plus,
  quotient,
  rounded,
  squareRootOf,
  times,
  toNumber,
  ZERO,
} from "./dyadic.js";
import { RigorError } from "./errors.js";
import { finiteBits, type Precision } from "./precision.js";

/**
 * All numbers from lo to hi. Every operation returns an interval that holds the result for all members of its
 * arguments (Moore, Kearfott and Cloud 2009), its endpoints rounded outward to the bits of the precision: from points,
 * each endpoint is within 2^{1−bits} of the result, relatively.
 */
export interface Interval {
  readonly lo: Dyadic;
  readonly hi: Dyadic;
}

/** From −∞ to ∞: what a division by an interval around zero gives. Whatever it enters is the whole line again. */
export const WHOLE_LINE: Interval = { lo: new Dyadic(-1n, Infinity), hi: new Dyadic(1n, Infinity) };

/** Whether the interval is `WHOLE_LINE`. */
export function isWholeLine(a: Interval): boolean {
  return a.hi.exponent === Infinity;
}

/** The interval that holds this number alone. */
export function point(x: Dyadic): Interval {
  return { lo: x, hi: x };
}

/** The interval that holds this double alone. @throws RigorError for NaN and infinities */
export function fromNumber(x: number): Interval {
  return point(fromDouble(x));
}

/** @throws RigorError for lo > hi */
export function between(lo: Dyadic, hi: Dyadic): Interval {
  if (compare(lo, hi) > 0)
    throw new RigorError("between", "lo ≤ hi", `${toNumber(lo, "down")} > ${toNumber(hi, "up")}`);
  return { lo, hi };
}

/** Whether the interval holds one number alone. */
export function isPoint(a: Interval): boolean {
  return a.lo === a.hi || compare(a.lo, a.hi) === 0;
}

/** Whether the interval holds 0 and nothing else. */
export function isZero(a: Interval): boolean {
  return a.lo.mantissa === 0n && a.hi.mantissa === 0n;
}

/** hi − lo, exactly; for the whole line, larger than every number. */
export function width(a: Interval): Dyadic {
  return isWholeLine(a) ? a.hi : minus(a.hi, a.lo);
}

/** Whether every member has this sign: −1, 0 or 1. */
export function hasSign(a: Interval, sign: number): boolean {
  return !isWholeLine(a) && a.lo.sign === sign && a.hi.sign === sign;
}

/**
 * The integer in the interval of a number that is known to be one, where it is alone there; the interval elsewhere.
 * @throws RigorError where no integer is in it
 */
export function integerIn(a: Interval): Interval {
  if (isWholeLine(a)) return a;
  const [least, most] = [-floor(negated(a.lo)), floor(a.hi)];
  if (least > most) throw new RigorError("integerIn", "an interval around an integer", toNumbers(a).join(" to "));
  return least === most ? point(new Dyadic(least, 0)) : a;
}

function floor({ mantissa, exponent }: Dyadic): bigint {
  return exponent < 0 ? mantissa >> BigInt(-exponent) : mantissa << BigInt(exponent);
}

/** lo ≤ x ≤ hi. */
export function contains(a: Interval, x: Dyadic): boolean {
  return isWholeLine(a) || (compare(a.lo, x) <= 0 && compare(x, a.hi) <= 0);
}

/** Whether no number lies in both. */
export function disjoint(a: Interval, b: Interval): boolean {
  return isBelow(a, b) || isBelow(b, a);
}

/** Whether every member of a is smaller than every member of b. */
export function isBelow(a: Interval, b: Interval): boolean {
  return !isWholeLine(a) && !isWholeLine(b) && compare(a.hi, b.lo) < 0;
}

/** Whether every member of a is at most every member of b. */
export function isAtMost(a: Interval, b: Interval): boolean {
  return !isWholeLine(a) && !isWholeLine(b) && compare(a.hi, b.lo) <= 0;
}

/** The smallest interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  if (isWholeLine(a) || isWholeLine(b)) return WHOLE_LINE;
  return { lo: lesser(a.lo, b.lo), hi: greater(a.hi, b.hi) };
}

/** The largest |x| in the interval. */
export function largestMagnitude(a: Interval): Dyadic {
  return greater(magnitudeOf(a.lo), magnitudeOf(a.hi));
}

/** The interval with its endpoints rounded outward to the bits of the precision. */
export function outward(a: Interval, { bits }: Precision): Interval {
  if (isWholeLine(a)) return a;
  const lo = rounded(a.lo, bits, "down");
  // A point that needs no rounding stays one object, which makes it cheap to recognize.
  if (a.lo === a.hi && lo === a.lo) return a;
  return { lo, hi: rounded(a.hi, bits, "up") };
}

/** −a, exactly. */
export function negate(a: Interval): Interval {
  return { lo: negated(a.hi), hi: negated(a.lo) };
}

/** |a|, exactly. */
export function absolute(a: Interval): Interval {
  if (isWholeLine(a) || a.lo.sign >= 0) return a;
  return a.hi.sign <= 0 ? negate(a) : { lo: ZERO, hi: largestMagnitude(a) };
}

/** a + b. */
export function add(a: Interval, b: Interval, precision: Precision): Interval {
  if (isWholeLine(a) || isWholeLine(b)) return WHOLE_LINE;
  return outward({ lo: plus(a.lo, b.lo), hi: plus(a.hi, b.hi) }, precision);
}

/** a − b. */
export function subtract(a: Interval, b: Interval, precision: Precision): Interval {
  return add(a, negate(b), precision);
}

/** ab. Zero times the whole line is the whole line. */
export function multiply(a: Interval, b: Interval, precision: Precision): Interval {
  if (isWholeLine(a) || isWholeLine(b)) return WHOLE_LINE;
  if (a.lo.sign >= 0 && b.lo.sign >= 0) {
    return outward({ lo: times(a.lo, b.lo), hi: times(a.hi, b.hi) }, precision);
  }
  if (a.lo === a.hi && b.lo === b.hi) return outward(point(times(a.lo, b.lo)), precision);
  const corners = [times(a.lo, b.lo), times(a.lo, b.hi), times(a.hi, b.lo), times(a.hi, b.hi)];
  return outward({ lo: corners.reduce(lesser), hi: corners.reduce(greater) }, precision);
}

/** a / b; the whole line where b holds 0. @throws RigorError at `EXACT` */
export function divide(a: Interval, b: Interval, precision: Precision): Interval {
  const bits = finiteBits(precision, "divide");
  if (isWholeLine(a) || contains(b, ZERO)) return WHOLE_LINE;
  if (b.hi.sign < 0) return divide(negate(a), negate(b), precision);
  return {
    lo: quotient(a.lo, a.lo.sign < 0 ? b.lo : b.hi, bits, "down"),
    hi: quotient(a.hi, a.hi.sign < 0 ? b.hi : b.lo, bits, "up"),
  };
}

/** a². */
export function square(a: Interval, precision: Precision): Interval {
  const size = absolute(a);
  return multiply(size, size, precision);
}

/**
 * √a of the part of a that is not negative: an enclosure of a number that is known to be at least 0 may dip below.
 * @throws RigorError for an interval of negative numbers alone, and at `EXACT`
 */
export function squareRoot(a: Interval, precision: Precision): Interval {
  const bits = finiteBits(precision, "squareRoot");
  if (isWholeLine(a)) return a;
  const { lo, hi } = cutAtZero(a, "squareRoot");
  return { lo: squareRootOf(lo, bits, "down"), hi: squareRootOf(hi, bits, "up") };
}

/** The part of a that is not negative. @throws RigorError where that is empty */
export function cutAtZero(a: Interval, where: string): Interval {
  if (a.hi.sign < 0) throw new RigorError(where, "a number of at least 0", `at most ${toNumber(a.hi, "up")}`);
  return a.lo.sign < 0 ? { lo: ZERO, hi: a.hi } : a;
}

/** The smaller number of each pair from a and b. */
export function minimum(a: Interval, b: Interval): Interval {
  if (isWholeLine(a) || isWholeLine(b)) return WHOLE_LINE;
  return { lo: lesser(a.lo, b.lo), hi: lesser(a.hi, b.hi) };
}

/** The larger number of each pair from a and b. */
export function maximum(a: Interval, b: Interval): Interval {
  if (isWholeLine(a) || isWholeLine(b)) return WHOLE_LINE;
  return { lo: greater(a.lo, b.lo), hi: greater(a.hi, b.hi) };
}

/** The sum of all terms, rounded once; 0 for none. */
export function sum(terms: Iterable<Interval>, precision: Precision): Interval {
  let lo = ZERO;
  let hi = ZERO;
  for (const term of terms) {
    if (isWholeLine(term)) return WHOLE_LINE;
    const stillPoint = lo === hi && term.lo === term.hi;
    lo = plus(lo, term.lo);
    hi = stillPoint ? lo : plus(hi, term.hi);
  }
  return outward({ lo, hi }, precision);
}

/** The largest double ≤ every member and the smallest ≥ every member. */
export function toNumbers(a: Interval): readonly [number, number] {
  return isWholeLine(a) ? [-Infinity, Infinity] : [toNumber(a.lo, "down"), toNumber(a.hi, "up")];
}

function lesser(a: Dyadic, b: Dyadic): Dyadic {
  return compare(a, b) <= 0 ? a : b;
}

function greater(a: Dyadic, b: Dyadic): Dyadic {
  return compare(a, b) >= 0 ? a : b;
}
