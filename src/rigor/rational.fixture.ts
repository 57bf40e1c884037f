import fc from "fast-check";
import { absolute, atMost, fromDecimal, minus, type Rational, times } from "../numerics/fixtures/rational.js";
import { Dyadic } from "./numbers/dyadic.js";
import type { Interval } from "./numbers/interval.js";

/** The runs of the property tests of this folder. */
export const RUNS = { seed: 20230607, numRuns: 300 };

/** Dyadic numbers of both signs with up to 200 bits, over 160 binades, and 0. */
export const dyadic: fc.Arbitrary<Dyadic> = fc
  .tuple(
    fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }),
    fc.integer({ min: 0, max: 199 }),
    fc.integer({ min: -80, max: 80 }),
  )
  .map(([mantissa, cut, exponent]) => new Dyadic(mantissa >> BigInt(cut), exponent));

/** Intervals of such numbers, points among them. */
export const interval: fc.Arbitrary<Interval> = fc.tuple(dyadic, dyadic, fc.boolean()).map(([a, b, isPoint]) => {
  if (isPoint) return { lo: a, hi: a };
  return isAtMost(a, b) ? { lo: a, hi: b } : { lo: b, hi: a };
});

/** The exact value of a dyadic number. */
export function rational({ mantissa, exponent }: Dyadic): Rational {
  const bits = BigInt(Math.abs(exponent));
  return exponent >= 0 ? { num: mantissa << bits, den: 1n } : { num: mantissa, den: 1n << bits };
}

function isAtMost(a: Dyadic, b: Dyadic): boolean {
  return atMost(rational(a), rational(b));
}

/** Whether the interval holds the number, decided with rationals. */
export function holds({ lo, hi }: Interval, x: Rational): boolean {
  return atMost(rational(lo), x) && atMost(x, rational(hi));
}

/** A member: lo + t (hi − lo) for t = k/8. */
export function member({ lo, hi }: Interval, eighths: number): Dyadic {
  const least = Math.min(lo.exponent, hi.exponent) - 3;
  const [a, b] = [lo, hi].map((x) => x.mantissa << BigInt(x.exponent - least));
  return new Dyadic((a! * BigInt(8 - eighths) + b! * BigInt(eighths)) >> 3n, least);
}

/** Whether the interval meets the numbers that round to this decimal: within one unit of its last of 30 digits. */
export function meets({ lo, hi }: Interval, decimal: string): boolean {
  const truth = fromDecimal(decimal);
  const slack = times(absolute(truth), fromDecimal("1e-29"));
  const below = minus(truth, slack);
  const above = minus(truth, { num: -slack.num, den: slack.den });
  return atMost(rational(lo), above) && atMost(below, rational(hi));
}

/** hi − lo ≤ 2^k · size. */
export function isNarrow({ lo, hi }: Interval, k: number, size: Dyadic): boolean {
  return atMost(minus(rational(hi), rational(lo)), rational(new Dyadic(size.mantissa, size.exponent + k)));
}
