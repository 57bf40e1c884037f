import { OUTWARD, SMALLEST_SUBNORMAL, UNIT_ROUNDOFF } from "./roundoff.js";

/**
 * A number of a paper as it was computed: |true value − value| ≤ error.
 *
 * Arithmetic on quantities propagates the bound (running error analysis, Higham 2002, §3.3), so that a
 * claim writes its two sides in the paper's words and no rounding formula by hand. A NaN in `value`
 * makes every comparison undecided; an infinite `error` says that nothing is known.
 */
export class Quantity {
  constructor(
    readonly value: number,
    readonly error: number,
  ) {}
}

/** A number that is exact by definition: an entry of an instance, a size, an integer constant. */
export function exact(value: number): Quantity {
  return new Quantity(value, 0);
}

/** A computed number with an error bound from elsewhere. */
export function approximately(value: number, error: number): Quantity {
  return new Quantity(value, error);
}

/** A number known to lie in [lower, upper]. */
export function between(lower: number, upper: number): Quantity {
  const middle = lower + (upper - lower) / 2;
  return new Quantity(middle, Math.max(upper - middle, middle - lower) * OUTWARD);
}

function asQuantity(x: Quantity | number): Quantity {
  return typeof x === "number" ? exact(x) : x;
}

/** The result of one rounded operation: its own rounding is added to the propagated error. */
function rounded(value: number, propagated: number): Quantity {
  return new Quantity(value, (propagated + UNIT_ROUNDOFF * Math.abs(value) + SMALLEST_SUBNORMAL) * OUTWARD);
}

/** a + b. */
export function add(a: Quantity | number, b: Quantity | number): Quantity {
  const x = asQuantity(a);
  const y = asQuantity(b);
  return rounded(x.value + y.value, x.error + y.error);
}

/** a − b. */
export function subtract(a: Quantity | number, b: Quantity | number): Quantity {
  const x = asQuantity(a);
  const y = asQuantity(b);
  return rounded(x.value - y.value, x.error + y.error);
}

/** a·b. */
export function multiply(a: Quantity | number, b: Quantity | number): Quantity {
  const x = asQuantity(a);
  const y = asQuantity(b);
  const propagated = Math.abs(x.value) * y.error + Math.abs(y.value) * x.error + x.error * y.error;
  return rounded(x.value * y.value, propagated);
}

/** a/b; the error is infinite where the enclosure of b contains zero. */
export function divide(a: Quantity | number, b: Quantity | number): Quantity {
  const x = asQuantity(a);
  const y = asQuantity(b);
  const smallest = Math.abs(y.value) - y.error;
  const value = x.value / y.value;
  if (!(smallest > 0)) return new Quantity(value, Infinity);
  return rounded(value, ((x.error + Math.abs(value) * y.error) / smallest) * OUTWARD);
}

/** −a, exactly. */
export function negate(a: Quantity | number): Quantity {
  const x = asQuantity(a);
  return new Quantity(-x.value, x.error);
}

/** |a|. */
export function absolute(a: Quantity | number): Quantity {
  const x = asQuantity(a);
  return new Quantity(Math.abs(x.value), x.error);
}

/** a². */
export function square(a: Quantity | number): Quantity {
  const x = asQuantity(a);
  return rounded(x.value * x.value, (2 * Math.abs(x.value) + x.error) * x.error);
}

/**
 * Relative error allowed to the engine's transcendental functions. V8 evaluates pow, exp and log with
 * fdlibm, whose stated error is below one unit in the last place; four units of roundoff are two.
 */
const TRANSCENDENTAL = 4 * UNIT_ROUNDOFF;

/** The value of an increasing function f on an enclosure, from its values at the ends. */
function monotone(value: number, atLower: number, atUpper: number): Quantity {
  const spread = Math.max(atUpper - value, value - atLower, 0);
  const size = Math.max(Math.abs(value), Math.abs(atUpper), Math.abs(atLower));
  return new Quantity(value, (spread + 2 * TRANSCENDENTAL * size + SMALLEST_SUBNORMAL) * OUTWARD);
}

/**
 * a^p for a ≥ 0 (the part of the enclosure below zero is cut off) and an exact real exponent p.
 * Near zero and p < 1 the bound is Hölder's, error^p; where p < 0 and the enclosure reaches zero it is infinite.
 */
export function power(a: Quantity | number, p: number): Quantity {
  const x = asQuantity(a);
  const value = Math.pow(Math.max(x.value, 0), p);
  if (x.error === 0) return new Quantity(value, TRANSCENDENTAL * value + SMALLEST_SUBNORMAL);
  const lower = Math.pow(Math.max(x.value - x.error * OUTWARD, 0), p);
  const upper = Math.pow(Math.max(x.value + x.error * OUTWARD, 0), p);
  return p >= 0 ? monotone(value, lower, upper) : monotone(value, upper, lower);
}

/** √a for a ≥ 0 (the part of the enclosure below zero is cut off). */
export function squareRoot(a: Quantity | number): Quantity {
  const x = asQuantity(a);
  const value = Math.sqrt(Math.max(x.value, 0));
  const lower = Math.sqrt(Math.max(x.value - x.error * OUTWARD, 0));
  const upper = Math.sqrt(Math.max(x.value + x.error * OUTWARD, 0));
  return monotone(value, lower, upper);
}

/** e^a. */
export function exponential(a: Quantity | number): Quantity {
  const x = asQuantity(a);
  return monotone(Math.exp(x.value), Math.exp(x.value - x.error), Math.exp(x.value + x.error));
}

/** ln a; the error is infinite where the enclosure reaches zero. */
export function logarithm(a: Quantity | number): Quantity {
  const x = asQuantity(a);
  const lower = x.value - x.error * OUTWARD;
  if (!(lower > 0)) return new Quantity(Math.log(x.value), Infinity);
  return monotone(Math.log(x.value), Math.log(lower), Math.log(x.value + x.error * OUTWARD));
}

/** The sum of quantities, added from the left; an empty sum is an exact 0. */
export function sum(terms: Iterable<Quantity | number>): Quantity {
  let value = 0;
  let error = 0;
  for (const term of terms) {
    const x = asQuantity(term);
    value += x.value;
    error += x.error + UNIT_ROUNDOFF * Math.abs(value);
  }
  return new Quantity(value, error * OUTWARD);
}

/** The product of quantities, multiplied from the left; an empty product is an exact 1. */
export function product(factors: Iterable<Quantity | number>): Quantity {
  let result = exact(1);
  for (const factor of factors) result = multiply(result, factor);
  return result;
}

/** The largest of the quantities. The error is that of the enclosure of the maximum. */
export function maximum(terms: Iterable<Quantity | number>): Quantity {
  return extreme(terms, Math.max, -Infinity);
}

/** The smallest of the quantities. */
export function minimum(terms: Iterable<Quantity | number>): Quantity {
  return extreme(terms, Math.min, Infinity);
}

function extreme(
  terms: Iterable<Quantity | number>,
  pick: (a: number, b: number) => number,
  start: number,
): Quantity {
  let value = start;
  let lower = start;
  let upper = start;
  for (const term of terms) {
    const x = asQuantity(term);
    value = pick(value, x.value);
    lower = pick(lower, x.value - x.error);
    upper = pick(upper, x.value + x.error);
  }
  if (value === start) return new Quantity(value, 0);
  return new Quantity(value, Math.max(upper - value, value - lower) * OUTWARD);
}
