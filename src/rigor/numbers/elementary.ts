import { log2 } from "../../numerics/index.js";
import {
  compare,
  type Direction,
  Dyadic,
  fromDouble,
  magnitudeExponent,
  minus,
  ONE,
  plus,
  powerOfTwo,
  rootOf,
  shifted,
  toDecimal,
  ZERO,
} from "./dyadic.js";
import { RigorError } from "./errors.js";
import {
  add,
  contains,
  cutAtZero,
  divide,
  hull,
  type Interval,
  isWholeLine,
  multiply,
  outward,
  point,
  square,
  WHOLE_LINE,
} from "./interval.js";
import { finiteBits, type Precision } from "./precision.js";

/** `exponential` takes |x| < 2^24: the exponents of larger results are of no use to anybody. */
const LARGEST_EXPONENT = 24;

/** Powers n/d with n and d up to this order are taken by multiplication and root extraction, others by exp and log. */
const LARGEST_ORDER = 64n;

/**
 * e^a, endpoint by endpoint since exp is monotone: relative error below 2^{2−bits} from a point.
 *
 * With r = x/2^k, |r| ≤ 2^-8: e^x = (Σ_{i≤N} r^i/i! + ρ)^{2^k}, and |ρ| < |r|^N/N!, the tail being below a geometric
 * series of ratio |r| (Brent and Zimmermann 2010, 4.3.1). k more bits pay for the k squarings.
 * @throws RigorError for |x| ≥ 2^24, and at `EXACT`
 */
export function exponential(a: Interval, precision: Precision): Interval {
  finiteBits(precision, "exponential");
  if (isWholeLine(a)) return a;
  return monotone(a, (x) => exponentialOf(x, precision));
}

function exponentialOf(x: Dyadic, precision: Precision): Interval {
  if (x.mantissa === 0n) return point(ONE);
  const size = magnitudeExponent(x);
  if (size > LARGEST_EXPONENT) throw new RigorError("exponential", `|x| < 2^${LARGEST_EXPONENT}`, toDecimal(x, 6));
  const halvings = Math.max(0, size + 8);
  const working = precision.plus(halvings + 16);
  const r = outward(point(shifted(x, -halvings)), working);
  let term = point(ONE);
  let total = point(ONE);
  let i = 1;
  // term encloses r^i/i!; the loop ends since each step divides the term by 2^8 or more.
  for (; magnitudeBound(term) > -working.bits - 2; i++) {
    term = divide(multiply(term, r, working), integer(i), working);
    total = add(total, term, working);
  }
  // The terms after the last one sum to less than the last one itself.
  const tail = powerOfTwo(magnitudeBound(term));
  total = add(total, { lo: new Dyadic(-tail.mantissa, tail.exponent), hi: tail }, working);
  for (let k = 0; k < halvings; k++) total = square(total, working);
  return outward(total, precision);
}

/** A k with |x| ≤ 2^k for every x in the interval. */
function magnitudeBound(a: Interval): number {
  const size = (x: Dyadic): number => (x.mantissa === 0n ? -Infinity : magnitudeExponent(x));
  return Math.max(size(a.lo), size(a.hi));
}

/**
 * log a for the positive part of a; the whole line where a reaches down to 0. Relative error below 2^{4−bits} from a
 * point, near 1 as well.
 *
 * log(m 2^e) = e log 2 + 2 artanh((m − 1)/(m + 1)) with m in [3/4, 3/2), log 2 = 2 artanh(1/3), and
 * artanh z = Σ_{i≤N} z^{2i+1}/(2i+1) + ρ with |ρ| ≤ |z|^{2N+3}/(1 − z²) (Brent and Zimmermann 2010, 4.4).
 * @throws RigorError for an interval without positive numbers, and at `EXACT`
 */
export function logarithm(a: Interval, precision: Precision): Interval {
  finiteBits(precision, "logarithm");
  if (isWholeLine(a)) return a;
  if (a.hi.sign <= 0) throw new RigorError("logarithm", "a positive number", `at most ${toDecimal(a.hi, 6)}`);
  if (a.lo.sign <= 0) return WHOLE_LINE;
  return monotone(a, (x) => logarithmOf(x, precision));
}

function logarithmOf(x: Dyadic, precision: Precision): Interval {
  const size = magnitudeExponent(x);
  const isUpperHalf = compare(shifted(x, -size), new Dyadic(3n, -2)) >= 0;
  const e = isUpperHalf ? size : size - 1;
  const m = shifted(x, -e);
  const working = precision.plus(16 + Math.ceil(log2(Math.abs(e) + 1)));
  const z = divide(point(minus(m, ONE)), point(plus(m, ONE)), working);
  const ofMantissa = artanh(z, working);
  if (e === 0) return outward(doubled(ofMantissa), precision);
  const ofTwo = artanh(divide(point(ONE), integer(3), working), working);
  return doubled(add(multiply(integer(e), ofTwo, working), ofMantissa, precision));
}

/** artanh z for |z| ≤ 1/3, relative error of a few units of the precision. */
function artanh(z: Interval, precision: Precision): Interval {
  const step = square(z, precision);
  const first = magnitudeBound(z);
  let power = z;
  let total = z;
  // Each step divides the power by 9 or more.
  for (let i = 3; magnitudeBound(power) > first - precision.bits - 2; i += 2) {
    power = multiply(power, step, precision);
    total = add(total, divide(power, integer(i), precision), precision);
  }
  // Σ of the later |z|^i/i is below |z|^i z²/(1 − z²) ≤ |z|^i/8, and it has the sign of z.
  const tail = multiply(power, { lo: ZERO, hi: powerOfTwo(-3) }, precision);
  return add(total, tail, precision);
}

/** An exponent p/q in lowest terms or not, q > 0. */
export interface Rational {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * a^p for a ≥ 0 (a negative part of the enclosure is cut off): by exact powers and integer roots where p = n/d with
 * |n|, d ≤ 64, else as exp(p log a), with relative error below 2^{8−bits}(1 + |p log a|) from a point. A number p is
 * taken for the dyadic rational that it is, so 2/3 has to be given as a fraction.
 *
 * 0^0 = 1. For p < 0, an enclosure that reaches down to 0 gives the whole line.
 * @throws RigorError for a base of negative numbers alone, a fraction that is none, and at `EXACT`
 */
export function power(a: Interval, p: number | Rational, precision: Precision): Interval {
  finiteBits(precision, "power");
  if (isWholeLine(a)) return a;
  const base = cutAtZero(a, "power");
  const { numerator, denominator } = fraction(p);
  if (numerator === 0n) return point(ONE);
  const working = precision.plus(8);
  if (numerator < 0n) {
    if (contains(base, ZERO)) return WHOLE_LINE;
    return divide(point(ONE), positivePower(base, -numerator, denominator, working), precision);
  }
  return outward(positivePower(base, numerator, denominator, working), precision);
}

/** a^{n/d} for a ≥ 0 and n, d > 0, endpoint by endpoint: it grows with a. */
function positivePower(a: Interval, n: bigint, d: bigint, precision: Precision): Interval {
  if (n <= LARGEST_ORDER && d <= LARGEST_ORDER) {
    const at = (x: Dyadic, direction: Direction): Dyadic =>
      rootOf(new Dyadic(x.mantissa ** n, x.exponent * Number(n)), Number(d), precision.bits, direction);
    return { lo: at(a.lo, "down"), hi: at(a.hi, "up") };
  }
  return monotone(a, (x) => (x.mantissa === 0n ? point(ZERO) : throughLogarithm(x, n, d, precision)));
}

function throughLogarithm(x: Dyadic, n: bigint, d: bigint, precision: Precision): Interval {
  const working = precision.plus(64);
  const exponent = divide(point(new Dyadic(n, 0)), point(new Dyadic(d, 0)), working);
  return exponential(multiply(exponent, logarithm(point(x), working), working), precision);
}

/** p in lowest terms with a positive denominator. */
function fraction(p: number | Rational): { numerator: bigint; denominator: bigint } {
  if (typeof p === "number") {
    const { mantissa, exponent } = fromDouble(p);
    const bits = BigInt(Math.abs(exponent));
    return exponent >= 0 ? { numerator: mantissa << bits, denominator: 1n } : reduced(mantissa, 1n << bits);
  }
  if (!(Number.isInteger(p.numerator) && Number.isInteger(p.denominator) && p.denominator > 0)) {
    const got = `${p.numerator}/${p.denominator}`;
    throw new RigorError("power", "an exponent p/q with integers p and q > 0", got);
  }
  return reduced(BigInt(p.numerator), BigInt(p.denominator));
}

function reduced(numerator: bigint, denominator: bigint): { numerator: bigint; denominator: bigint } {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

/** The hull of the enclosures at both ends: the range of an increasing function. */
function monotone(a: Interval, at: (x: Dyadic) => Interval): Interval {
  const lower = at(a.lo);
  return a.lo === a.hi ? lower : hull(lower, at(a.hi));
}

function integer(n: number): Interval {
  return point(new Dyadic(BigInt(n), 0));
}

function doubled(a: Interval): Interval {
  return { lo: shifted(a.lo, 1), hi: shifted(a.hi, 1) };
}
