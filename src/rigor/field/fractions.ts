import { RigorError } from "../numbers/errors.js";
import { type Field, ZeroDivisor } from "./field.js";

/** What is kept of polynomials with integer coefficients: all of them, or their size. */
export interface Numerators<N> {
  readonly zero: N;
  integer(x: bigint): N;
  add(x: N, y: N): N;
  negate(x: N): N;
  multiply(x: N, y: N): N;
  /** Whether it is the polynomial 0. */
  isZero(x: N): boolean;
}

/** Something that was divided by: a polynomial, by itself and no other. */
interface Divisor<N> {
  readonly polynomial: N;
}

/** A rational function: a polynomial over a product of powers of divisors. */
export interface Fraction<N> {
  readonly numerator: N;
  /** Exponents, all positive. */
  readonly over: ReadonlyMap<Divisor<N>, number>;
}

/**
 * Rational functions with integer coefficients, as fractions that are never reduced: a sum has each divisor as often as
 * one of its terms. What is divided by twice, the same element, is one divisor, and so is every integer.
 */
export class Fractions<N> implements Field<Fraction<N>> {
  readonly zero: Fraction<N>;
  readonly one: Fraction<N>;
  private readonly integers = new Map<bigint, Divisor<N>>();
  private readonly divisors = new Map<Fraction<N>, Divisor<N>>();
  /** Integers that `rational` made. */
  private readonly constants = new Map<Fraction<N>, bigint>();

  constructor(readonly numerators: Numerators<N>) {
    this.zero = this.polynomial(numerators.zero);
    this.one = this.rational(1n, 1n);
  }

  /** A polynomial as the fraction that it is. */
  polynomial(numerator: N): Fraction<N> {
    return { numerator, over: new Map() };
  }

  rational(numerator: bigint, denominator: bigint): Fraction<N> {
    if (denominator <= 0n) throw new RigorError("a rational constant", "a denominator above 0", String(denominator));
    const over = new Map<Divisor<N>, number>();
    this.over(over, denominator);
    const made = { numerator: this.numerators.integer(numerator), over };
    if (denominator === 1n) this.constants.set(made, numerator);
    return made;
  }

  add(x: Fraction<N>, y: Fraction<N>): Fraction<N> {
    if (this.isZero(x)) return y;
    if (this.isZero(y)) return x;
    if (x.over.size === 0 && y.over.size === 0) {
      return { numerator: this.numerators.add(x.numerator, y.numerator), over: x.over };
    }
    const over = new Map(x.over);
    for (const [divisor, exponent] of y.over) over.set(divisor, Math.max(exponent, over.get(divisor) ?? 0));
    return { numerator: this.numerators.add(this.expanded(x, over), this.expanded(y, over)), over };
  }

  negate(x: Fraction<N>): Fraction<N> {
    return { numerator: this.numerators.negate(x.numerator), over: x.over };
  }

  multiply(x: Fraction<N>, y: Fraction<N>): Fraction<N> {
    if (this.isZero(x) || this.isZero(y)) return this.zero;
    const numerator = this.numerators.multiply(x.numerator, y.numerator);
    if (y.over.size === 0) return { numerator, over: x.over };
    if (x.over.size === 0) return { numerator, over: y.over };
    const over = new Map(x.over);
    for (const [divisor, exponent] of y.over) over.set(divisor, exponent + (over.get(divisor) ?? 0));
    return { numerator, over };
  }

  divide(x: Fraction<N>, y: Fraction<N>): Fraction<N> {
    if (this.isZero(y)) throw new ZeroDivisor("a division of polynomials");
    if (this.isZero(x)) return this.zero;
    // x/y = numerator(x) · over(y) / (over(x) · numerator(y)), where a divisor of both cancels.
    const over = new Map(x.over);
    let { numerator } = x;
    for (const [divisor, exponent] of y.over) {
      const own = over.get(divisor) ?? 0;
      if (own > exponent) over.set(divisor, own - exponent);
      else over.delete(divisor);
      numerator = this.times(numerator, divisor, Math.max(0, exponent - own));
    }
    const constant = this.constants.get(y);
    if (constant === undefined) {
      const divisor = this.divisorOf(y);
      over.set(divisor, 1 + (over.get(divisor) ?? 0));
    } else this.over(over, constant < 0n ? -constant : constant);
    return { numerator: constant !== undefined && constant < 0n ? this.numerators.negate(numerator) : numerator, over };
  }

  isZero(x: Fraction<N>): boolean {
    return this.numerators.isZero(x.numerator);
  }

  /** The numerator over larger powers of the divisors. */
  private expanded(x: Fraction<N>, over: ReadonlyMap<Divisor<N>, number>): N {
    let { numerator } = x;
    for (const [divisor, exponent] of over) {
      numerator = this.times(numerator, divisor, exponent - (x.over.get(divisor) ?? 0));
    }
    return numerator;
  }

  private times(numerator: N, divisor: Divisor<N>, exponent: number): N {
    let result = numerator;
    for (let k = 0; k < exponent; k++) result = this.numerators.multiply(result, divisor.polynomial);
    return result;
  }

  /** One more division by an integer above 0, its powers of two apart. */
  private over(over: Map<Divisor<N>, number>, integer: bigint): void {
    let odd = integer;
    let twos = 0;
    for (; odd % 2n === 0n; odd /= 2n) twos += 1;
    for (const [base, exponent] of [
      [2n, twos],
      [odd, 1],
    ] as const) {
      if (base === 1n || exponent === 0) continue;
      const divisor = this.integerDivisor(base);
      over.set(divisor, exponent + (over.get(divisor) ?? 0));
    }
  }

  private integerDivisor(integer: bigint): Divisor<N> {
    const known = this.integers.get(integer);
    if (known !== undefined) return known;
    const made = { polynomial: this.numerators.integer(integer) };
    this.integers.set(integer, made);
    return made;
  }

  private divisorOf(y: Fraction<N>): Divisor<N> {
    const known = this.divisors.get(y);
    if (known !== undefined) return known;
    const made = { polynomial: y.numerator };
    this.divisors.set(y, made);
    return made;
  }
}
