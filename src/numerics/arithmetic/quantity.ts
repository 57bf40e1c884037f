import { exp, expm1, log, log1p, pow } from "../elementary/index.js";
import { note } from "./provenance.js";
import { INSPECT, jsonNumber, primitiveOf } from "./shown.js";
import { ELEMENTARY_ERROR, OUTWARD, SMALLEST_SUBNORMAL, UNIT_ROUNDOFF } from "./roundoff.js";

/**
 * A number of a paper as it was computed: |true value − value| ≤ error.
 *
 * Arithmetic on quantities propagates the bound (running error analysis, Higham 2002, §3.3), so that a
 * claim writes its two sides in the paper's words and no rounding formula by hand. A NaN in `value`
 * makes every comparison undecided; an infinite `error` says that nothing is known. The bounds hold at every scale: where
 * a value overflows its error is infinite, and what is lost to underflow is part of the error.
 */
export class Quantity {
  readonly value: number;
  readonly error: number;

  /** An error that is no number of at least 0 (∞ − ∞, 0·∞) says as little as ∞ and becomes it. */
  constructor(value: number, error: number) {
    this.value = value;
    this.error = error >= 0 ? error : Infinity;
  }

  /** this + x. */
  plus(x: Quantity | number): Quantity {
    const y = asQuantity(x);
    return note(roundedSum(this.value + y.value, this.error + y.error), "add", this, y);
  }

  /** this − x. */
  minus(x: Quantity | number): Quantity {
    const y = asQuantity(x);
    return note(roundedSum(this.value - y.value, this.error + y.error), "subtract", this, y);
  }

  /** this·x. */
  times(x: Quantity | number): Quantity {
    const y = asQuantity(x);
    // Zero times a value that is not finite may be zero times nothing at all, as 1/0: nothing is known of it.
    const isFinite = Number.isFinite(this.value) && Number.isFinite(y.value);
    if (isFinite && (isExactZero(this) || isExactZero(y))) return note(exact(0), "multiply", this, y);
    const propagated = Math.abs(this.value) * y.error + Math.abs(y.value) * this.error + this.error * y.error;
    return note(rounded(this.value * y.value, propagated), "multiply", this, y);
  }

  /** this/x; the error is infinite where the enclosure of x contains zero. */
  over(x: Quantity | number): Quantity {
    const y = asQuantity(x);
    const smallest = Math.abs(y.value) - y.error;
    const value = this.value / y.value;
    if (smallest > 0 && isExactZero(this)) return note(exact(0), "divide", this, y);
    if (!(smallest > 0)) return note(new Quantity(value, Infinity), "divide", this, y);
    // y.error/smallest first: the product of two small numbers would be lost before a small divisor makes it large again.
    const relative = (Math.abs(value) + SMALLEST_SUBNORMAL) * (y.error / smallest);
    const propagated = (this.error / smallest + relative) * OUTWARD;
    return note(rounded(value, propagated), "divide", this, y);
  }

  /** −this, exactly. */
  negated(): Quantity {
    return note(new Quantity(-this.value, this.error), "negate", this);
  }

  /** this², in one rounding. */
  squared(): Quantity {
    if (isExactZero(this)) return note(exact(0), "square", this);
    const propagated = (2 * Math.abs(this.value) + this.error) * this.error;
    return note(rounded(this.value * this.value, propagated), "square", this);
  }

  /**
   * this^{p/q} for this ≥ 0 (the part of the enclosure below zero is cut off) and integers p ≥ 0, q ≥ 1, where p/q need
   * not be a double; this^p for any real p, exact by definition, where q is left out.
   */
  power(p: number, q?: number): Quantity {
    return q === undefined ? realPower(this, p) : rationalPower(this, p, q);
  }

  /** The value in full, and the bound to three digits: `5.83095189484530 ± 1.2e-14`. */
  toString(): string {
    return this.error === 0 ? String(this.value) : `${this.value} ± ${Number(this.error.toPrecision(3))}`;
  }

  /** The value and the bound of its error as JSON has numbers; those that are not finite in words. */
  toJSON(): { value: number | string; error: number | string } {
    return { value: jsonNumber(this.value), error: jsonNumber(this.error) };
  }

  /** The text where text is asked for. @throws DomainError in arithmetic and comparisons with operators */
  [Symbol.toPrimitive](hint: string): string {
    return primitiveOf(hint, () => this.toString(), "a quantity", REMEDY);
  }

  /** As consoles show it. */
  [INSPECT](): string {
    return `Quantity(${this.toString()})`;
  }
}

const REMEDY =
  "say .value for the number alone; plus, minus, times, over and atMost, atLeast, equal carry its error bound";

/** A number that is exact by definition: an entry of an instance, a size, an integer constant. */
export function exact(value: number): Quantity {
  return new Quantity(value, 0);
}

/** A computed number with an error bound from elsewhere. Of a value that is not finite nothing is known. */
export function approximately(value: number, error: number): Quantity {
  return new Quantity(value, Number.isFinite(value) ? error : Infinity);
}

/** A number known to lie in [lower, upper]; the error is infinite where an end or the width is. */
export function between(lower: number, upper: number): Quantity {
  const middle = lower + (upper - lower) / 2;
  return new Quantity(middle, Math.max(upper - middle, middle - lower) * OUTWARD);
}

/** The quantity itself; a number as the exact quantity that it is. */
export function asQuantity(x: Quantity | number): Quantity {
  return typeof x === "number" ? exact(x) : x;
}

/** A loop, since `Array.from` with a function takes several times as long. */
function quantitiesOf(terms: Iterable<Quantity | number>): Quantity[] {
  const quantities: Quantity[] = [];
  for (const x of terms) quantities.push(asQuantity(x));
  return quantities;
}

/** A rounded sum or difference: its own rounding is added to the propagated error. Addition never underflows. */
function roundedSum(value: number, propagated: number): Quantity {
  return new Quantity(value, (propagated + UNIT_ROUNDOFF * Math.abs(value)) * OUTWARD);
}

/** A rounded product or quotient, which may also lose half the smallest subnormal to underflow. */
function rounded(value: number, propagated: number): Quantity {
  // Underflow: half a subnormal in the value and in each of the few products of the bound.
  return new Quantity(value, (propagated + UNIT_ROUNDOFF * Math.abs(value) + 4 * SMALLEST_SUBNORMAL) * OUTWARD);
}

function isExactZero(x: Quantity): boolean {
  return x.value === 0 && x.error === 0;
}

/** |a|. */
export function absolute(a: Quantity | number): Quantity {
  const x = asQuantity(a);
  return note(new Quantity(Math.abs(x.value), x.error), "absolute", x);
}

/**
 * The value of a monotone function on an enclosure, from its values at the ends, in the order of these values.
 * Where the value overflows nothing is known of it.
 */
function monotone(value: number, atLower: number, atUpper: number): Quantity {
  if (Math.abs(value) === Infinity) return new Quantity(value, Infinity);
  const spread = Math.max(atUpper - value, value - atLower, 0);
  const size = Math.max(Math.abs(value), Math.abs(atUpper), Math.abs(atLower));
  return new Quantity(value, (spread + 2 * ELEMENTARY_ERROR * size + SMALLEST_SUBNORMAL) * OUTWARD);
}

/** The ends of the enclosure of x, cut off at zero and rounded outward. */
function ends(x: Quantity): { lower: number; upper: number } {
  return {
    lower: Math.max((x.value - x.error * OUTWARD) * (1 - 2 * UNIT_ROUNDOFF), 0),
    upper: Math.max((x.value + x.error * OUTWARD) * (1 + 2 * UNIT_ROUNDOFF), 0),
  };
}

/**
 * x^p for x ≥ 0 (the part of the enclosure below zero is cut off) and an exact real exponent p.
 * Near zero and p < 1 the bound is Hölder's, error^p; where p < 0 and the enclosure reaches zero it is infinite.
 */
function realPower(x: Quantity, p: number): Quantity {
  if (isExactZero(x) && p > 0) return note(exact(0), "power", x, p);
  const value = pow(Math.max(x.value, 0), p);
  if (x.error === 0)
    return note(new Quantity(value, (ELEMENTARY_ERROR * value + SMALLEST_SUBNORMAL) * OUTWARD), "power", x, p);
  const { lower, upper } = ends(x);
  const result = p >= 0 ? monotone(value, pow(lower, p), pow(upper, p)) : monotone(value, pow(upper, p), pow(lower, p));
  return note(result, "power", x, p);
}

/**
 * x^{p/q} for x ≥ 0 and integers p ≥ 0, q ≥ 1, where p/q need not be a double. The rounded exponent p̂ with
 * |p̂ − p/q| ≤ u p/q moves x^{p/q} by at most u x^{p/q}|ln x^{p/q}|(1 + O(u)); for x ≤ 1 that is below u/e.
 */
function rationalPower(x: Quantity, p: number, q: number): Quantity {
  if (isExactZero(x) && p > 0) return note(exact(0), "rationalPower", x, [p, q]);
  const exponent = p / q;
  const { value, error } = realPower(x, exponent);
  const { lower, upper } = ends(x);
  const above = upper > 1 ? (value + error) * exponent * log(upper) : 0;
  const below = lower < 1 ? Math.min(-log(lower) * exponent * (value + error), 1) : 0;
  const rounding = UNIT_ROUNDOFF * (1 + 2 ** -40) * Math.max(above, below);
  return note(new Quantity(value, (error + rounding) * OUTWARD), "rationalPower", x, [p, q]);
}

/** √a for a ≥ 0 (the part of the enclosure below zero is cut off). */
export function squareRoot(a: Quantity | number): Quantity {
  const x = asQuantity(a);
  if (isExactZero(x)) return note(exact(0), "squareRoot", x);
  const { lower, upper } = ends(x);
  return note(monotone(Math.sqrt(Math.max(x.value, 0)), Math.sqrt(lower), Math.sqrt(upper)), "squareRoot", x);
}

/** e^a. The spread is e^a(e^error − 1), which x ± error, rounded, would lose. */
export function exponential(a: Quantity | number): Quantity {
  const x = asQuantity(a);
  const value = exp(x.value);
  const upper = value + (value + SMALLEST_SUBNORMAL) * expm1(x.error) * OUTWARD;
  return note(monotone(value, value, upper), "exponential", x);
}

/** ln a; the error is infinite where the enclosure reaches zero. */
export function logarithm(a: Quantity | number): Quantity {
  const x = asQuantity(a);
  const value = log(x.value);
  const ratio = (x.error / x.value) * OUTWARD;
  if (!(x.value > 0 && ratio < 1)) return new Quantity(value, Infinity);
  // Next to 1 the logarithm may be a few subnormal numbers, and its second order is below all numbers.
  const underflow = x.error === 0 ? 0 : SMALLEST_SUBNORMAL;
  const error = (-log1p(-ratio) + ELEMENTARY_ERROR * Math.abs(value) + underflow) * OUTWARD;
  return note(new Quantity(value, error), "logarithm", x);
}

/**
 * The sum of quantities, added from the left; an empty sum is an exact 0. Error: the errors of the terms and u times every
 * partial sum (Higham 2002, §4.2). That bound is itself a sum of 2n numbers, off by at most γ_{2n} relative to itself.
 */
export function sum(terms: Iterable<Quantity | number>): Quantity {
  let value = 0;
  let error = 0;
  const quantities = quantitiesOf(terms);
  for (const x of quantities) {
    value += x.value;
    error += x.error + UNIT_ROUNDOFF * Math.abs(value);
  }
  const slack = Math.max(OUTWARD, 1 + (quantities.length + 2) * 2 * UNIT_ROUNDOFF);
  return note(new Quantity(value, error * slack), "sum", quantities);
}

/** The mean of quantities, each as likely as the others; nothing is known of that of none. */
export function mean(terms: Iterable<Quantity | number>): Quantity {
  const quantities = quantitiesOf(terms);
  return sum(quantities).over(quantities.length);
}

/** The product of quantities, multiplied from the left; an empty product is an exact 1. */
export function product(factors: Iterable<Quantity | number>): Quantity {
  let result = exact(1);
  for (const factor of factors) result = result.times(factor);
  return result;
}

/** The largest of the quantities. The error is that of the enclosure of the maximum; −∞, exactly, of none. */
export function maximum(terms: Iterable<Quantity | number>): Quantity {
  const quantities = quantitiesOf(terms);
  let value = -Infinity;
  for (const x of quantities) value = Math.max(value, x.value);
  let above = 0;
  let below = Infinity;
  let largestError = 0;
  for (const x of quantities) {
    // Differences from the value, not the ends themselves: these would lose errors below the roundoff of the value.
    const behind = value - x.value;
    above = Math.max(above, x.error - behind);
    below = Math.min(below, x.error + behind);
    largestError = Math.max(largestError, x.error);
  }
  if (quantities.length === 0) return exact(value);
  const error = Math.max(above, below) * OUTWARD + 4 * UNIT_ROUNDOFF * largestError;
  return note(new Quantity(value, error), "maximum", quantities);
}

/** The smallest of the quantities; ∞, exactly, of none. */
export function minimum(terms: Iterable<Quantity | number>): Quantity {
  return maximum(Array.from(terms, (x) => asQuantity(x).negated())).negated();
}
