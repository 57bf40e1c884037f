import { describe, expect, it } from "vitest";
import { Random } from "../../random/random.js";
import { difference, type Field, naturalPower, ofDouble, ZeroDivisor } from "./field.js";
import { type Fraction, Fractions } from "./fractions.js";
import { type Polynomial, Polynomials, variable } from "./polynomial.js";
import { polynomialSizes, VARIABLE_SIZE } from "./polynomial-size.js";
import { isMersennePrime, MERSENNE_EXPONENTS, PrimeField } from "./prime-field.js";
import { type Rational, rationals } from "./rationals.fixture.js";

const SMALL = MERSENNE_EXPONENTS.filter((exponent) => exponent < 2000);

describe("the prime fields", () => {
  it.each(SMALL)("2^%i − 1 is prime", (exponent) => {
    expect(isMersennePrime(exponent)).toBe(true);
  });

  it("2^k − 1 is seen to be composite where it is", () => {
    for (const exponent of [11, 23, 29, 37, 67, 131, 523]) expect(isMersennePrime(exponent)).toBe(false);
    expect(() => new PrimeField(67)).toThrow("an exponent of 127");
  });

  it("are what the integers are modulo p", () => {
    const field = new PrimeField(127);
    const random = new Random(1);
    const { prime } = field;
    for (let k = 0; k < 200; k++) {
      const [x, y] = [0, 1].map(() => BigInt(random.bits()) ** 4n % prime) as [bigint, bigint];
      expect(field.add(x, y)).toBe((x + y) % prime);
      expect(field.multiply(x, y)).toBe((x * y) % prime);
      expect(field.add(x, field.negate(x))).toBe(0n);
      expect(field.multiply(field.divide(x, y), y)).toBe(x);
    }
    for (const over of [-3n, -2n, -1n, 1n, 2n, 3n, 4n]) {
      expect(field.multiply(field.rational(5n, over), field.residue(over))).toBe(5n);
    }
    expect(field.multiply(prime - 1n, prime - 1n)).toBe(1n);
    expect(() => field.divide(1n, 0n)).toThrow(ZeroDivisor);
    expect(ofDouble(-0.75, field)).toBe(field.divide(field.residue(-3n), 4n));
  });
});

/** A random expression with variables, constants and the four operations, in any field. */
function expression<E extends object>(random: Random, variables: readonly E[], field: Field<E>): E {
  let value: E = variables[0]!;
  for (let k = 0; k < 7; k++) {
    const constant = field.rational(BigInt(random.integer(-5, 5)), BigInt(random.integer(1, 6)));
    const other = field.add(random.pick(variables), constant);
    const how = random.integer(0, 4);
    if (how === 0) value = field.add(value, other);
    else if (how === 1) value = difference(value, other, field);
    else if (how === 2) value = field.divide(value, field.rational(BigInt(random.integer(0, 1) === 0 ? -3 : 4), 1n));
    else if (how === 3) value = field.multiply(value, other);
    else value = field.divide(value, other);
  }
  return value;
}

/** What comes out, or null where there is a division by 0. */
function valueOf<E>(work: () => E): E | null {
  try {
    return work();
  } catch (error) {
    expect(error).toBeInstanceOf(ZeroDivisor);
    return null;
  }
}

function norm(polynomial: Polynomial): bigint {
  return [...polynomial.values()].reduce((sum, c) => sum + (c < 0n ? -c : c), 0n);
}

function degree(polynomial: Polynomial): number {
  return Math.max(0, ...[...polynomial.keys()].map((monomial) => monomial.length));
}

describe("fractions of polynomials", () => {
  const expanded = new Fractions(new Polynomials(1e6));
  const [x, y] = [0, 1].map((k) => expanded.polynomial(variable(k))) as [Fraction<Polynomial>, Fraction<Polynomial>];

  it("add over each other's divisors: 1/x + 1/y = (x + y)/(xy), and 1/x² + 1/(xy)", () => {
    const { one } = expanded;
    const over = (z: Fraction<Polynomial>) => expanded.divide(one, z);
    const isSame = (a: Fraction<Polynomial>, b: Fraction<Polynomial>) => expanded.isZero(difference(a, b, expanded));
    const xy = expanded.multiply(x, y);
    expect(isSame(expanded.add(over(x), over(y)), expanded.divide(expanded.add(x, y), xy))).toBe(true);
    expect(isSame(expanded.add(over(x), over(y)), expanded.divide(expanded.add(x, one), xy))).toBe(false);
    const square = expanded.multiply(over(x), over(x));
    const both = expanded.divide(expanded.add(x, y), expanded.multiply(expanded.multiply(x, x), y));
    expect(isSame(expanded.add(square, over(xy)), both)).toBe(true);
  });

  it("are what rational numbers say at any point, term by term over the product of what was divided by", () => {
    const point = [rationals.rational(3n, 7n), rationals.rational(-11n, 5n)];
    const at = (polynomial: Polynomial): Rational =>
      [...polynomial].reduce((total, [monomial, coefficient]) => {
        const powers = Array.from(monomial, (letter) => point[letter.charCodeAt(0)]!);
        const term = powers.reduce((a, b) => rationals.multiply(a, b), rationals.rational(coefficient, 1n));
        return rationals.add(total, term);
      }, rationals.zero);
    let divisions = 0;
    for (let seed = 0; seed < 300; seed++) {
      const found = valueOf(() => expression(new Random(seed), [x, y], expanded));
      const value = valueOf(() => expression(new Random(seed), point, rationals));
      // At this point something may be 0 that is not 0 elsewhere.
      if (found === null || value === null) {
        expect(value).toBe(null);
        continue;
      }
      const under = [...found.over].reduce(
        (total, [divisor, power]) => rationals.multiply(total, naturalPower(at(divisor.polynomial), power, rationals)),
        rationals.one,
      );
      expect(rationals.divide(at(found.numerator), under)).toEqual(value);
      if (found.over.size > 1) divisions += 1;
    }
    expect(divisions).toBeGreaterThan(100);
  });

  it("expand", () => {
    const square = naturalPower(expanded.add(x, y), 2, expanded);
    const terms = [
      expanded.multiply(x, x),
      expanded.multiply(expanded.rational(2n, 1n), expanded.multiply(y, x)),
      expanded.multiply(y, y),
    ];
    expect(
      expanded.isZero(
        difference(
          square,
          terms.reduce((a, b) => expanded.add(a, b)),
          expanded,
        ),
      ),
    ).toBe(true);
    expect(expanded.isZero(difference(square, expanded.add(terms[0]!, terms[2]!), expanded))).toBe(false);
  });

  it("divide by what was divided by before without another denominator", () => {
    const once = expanded.divide(x, y);
    const twice = expanded.add(once, expanded.divide(expanded.one, y));
    expect([...twice.over.values()]).toEqual([1]);
    // Integers are one divisor each, wherever they come from: 1/3 + x/3, and 1/12 as 1/2² over 1/3.
    const thirds = [expanded.rational(1n, 3n), expanded.divide(x, expanded.rational(3n, 1n))];
    expect([...expanded.add(thirds[0]!, thirds[1]!).over.values()]).toEqual([1]);
    expect([...expanded.add(thirds[0]!, expanded.rational(1n, 12n)).over.values()].sort()).toEqual([1, 2]);
    expect(expanded.isZero(difference(expanded.multiply(twice, y), expanded.add(x, expanded.one), expanded))).toBe(
      true,
    );
    expect(() => expanded.divide(x, expanded.zero)).toThrow(ZeroDivisor);
  });

  it("obey the law of division, however often each of both was divided by the same", () => {
    const over = (z: Fraction<Polynomial>, times: number): Fraction<Polynomial> =>
      times === 0 ? z : over(expanded.divide(z, y), times - 1);
    const isSame = (a: Fraction<Polynomial>, b: Fraction<Polynomial>): boolean =>
      expanded.isZero(difference(a, b, expanded));
    const more = expanded.add(x, expanded.one);
    for (const i of [0, 1, 2, 3]) {
      for (const j of [0, 1, 2, 3]) {
        const [a, b] = [over(x, i), over(more, j)];
        const quotient = expanded.divide(a, b);
        expect(isSame(expanded.multiply(quotient, b), a)).toBe(true);
        const [lifted, expected] = [
          expanded.multiply(expanded.multiply(quotient, more), naturalPower(y, i, expanded)),
          expanded.multiply(x, naturalPower(y, j, expanded)),
        ];
        expect(isSame(lifted, expected)).toBe(true);
        expect(isSame(lifted, expanded.multiply(expected, y))).toBe(false);
      }
    }
  });

  it("have no denominator that is not above 0, which nothing could be made of", () => {
    for (const field of [expanded, new Fractions(polynomialSizes)] as Field<unknown>[]) {
      for (const denominator of [0n, -1n, -6n])
        expect(() => field.rational(1n, denominator)).toThrow("a denominator above 0");
    }
  });

  it("divide by negative integers", () => {
    const third = expanded.divide(x, expanded.rational(-3n, 1n));
    expect(expanded.isZero(expanded.add(expanded.multiply(third, expanded.rational(3n, 1n)), x))).toBe(true);
  });

  it("stop where an expansion takes too long", () => {
    const field = new Fractions(new Polynomials(20));
    const sum = [0, 1, 2, 3, 4].map((k) => field.polynomial(variable(k))).reduce((a, b) => field.add(a, b));
    expect(() => field.multiply(sum, sum)).toThrow("products of terms");
  });

  it("take as many steps as are allowed, and sizes up to 2^25000, to the last one", () => {
    const sum = [0, 1, 2].map((k) => variable(k)).reduce((a, b) => new Polynomials(1e6).add(a, b));
    expect(new Polynomials(9).multiply(sum, sum).size).toBe(6);
    expect(() => new Polynomials(8).multiply(sum, sum)).toThrow("at most 8 products of terms");
    const size = (norm: bigint) => ({ degree: 3, norm });
    const [largest, one] = [1n << 25_000n, 1n];
    expect(polynomialSizes.multiply(size(largest), size(one))).toEqual({ degree: 6, norm: largest });
    expect(() => polynomialSizes.multiply(size(largest + 1n), size(one))).toThrow("at most 25000 bits");
  });

  it("are no larger than the sizes say, and are what rational numbers say", () => {
    const sizes = new Fractions(polynomialSizes);
    const sized = [0, 1].map(() => sizes.polynomial(VARIABLE_SIZE));
    const at = [rationals.rational(3n, 7n), rationals.rational(-11n, 5n)];
    for (let seed = 0; seed < 300; seed++) {
      const found = expression(new Random(seed), [x, y], expanded).numerator;
      const size = expression(new Random(seed), sized, sizes).numerator;
      expect(degree(found)).toBeLessThanOrEqual(size.degree);
      expect(norm(found) <= size.norm).toBe(true);
      let isZero = true;
      try {
        isZero = rationals.isZero(expression(new Random(seed), at, rationals));
      } catch (error) {
        expect(error).toBeInstanceOf(ZeroDivisor);
      }
      if (found.size === 0) expect(isZero).toBe(true);
    }
  });
});
