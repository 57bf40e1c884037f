import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dyadic, rational, RUNS } from "../rational.fixture.js";
import * as exact from "../../numerics/fixtures/rational.js";
import {
  compare,
  type Direction,
  Dyadic,
  fromDouble,
  magnitudeExponent,
  minus,
  onGrid,
  plus,
  quotient,
  rootOf,
  rounded,
  squareRootOf,
  times,
  toDecimal,
  toNumber,
} from "./dyadic.js";

const directions: Direction[] = ["down", "up"];
const bits = fc.integer({ min: 2, max: 120 });

function equals(a: exact.Rational, b: exact.Rational): boolean {
  return a.num * b.den === b.num * a.den;
}

/** Whether down ≤ truth ≤ up, and both within 2^{1−bits} of it, relatively. */
function brackets(down: Dyadic, truth: exact.Rational, up: Dyadic, precision: number): boolean {
  const [lo, hi] = [rational(down), rational(up)];
  const slack = exact.times(exact.absolute(truth), { num: 1n, den: 1n << BigInt(precision - 1) });
  const close = exact.atMost(exact.minus(truth, lo), slack) && exact.atMost(exact.minus(hi, truth), slack);
  return exact.atMost(lo, truth) && exact.atMost(truth, hi) && close;
}

describe("fromDouble and toNumber", () => {
  it("carry every finite double there and back", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(equals(rational(fromDouble(x)), exact.fromDouble(x))).toBe(true);
        for (const direction of directions) expect(toNumber(fromDouble(x), direction)).toBe(x === 0 ? 0 : x);
      }),
      { ...RUNS, numRuns: 2000, examples: [[5e-324], [-5e-324], [2 ** -1022], [Number.MAX_VALUE], [1e-315]] },
    );
  });

  it("refuse what is not finite", () => {
    for (const x of [NaN, Infinity, -Infinity]) {
      expect(() => fromDouble(x)).toThrow(`fromDouble: expected a finite number, got ${x}`);
    }
  });

  it("round to the neighbouring doubles", () => {
    const third = quotient(fromDouble(1), fromDouble(3), 200, "down");
    expect([toNumber(third, "down"), toNumber(third, "up")]).toEqual([1 / 3, 1 / 3 + 2 ** -54]);
    const tiny = new Dyadic(-3n, -1076);
    expect([toNumber(tiny, "down"), toNumber(tiny, "up")]).toEqual([-5e-324, 0]);
    const huge = new Dyadic(1n, 1024);
    expect([toNumber(huge, "down"), toNumber(huge, "up")]).toEqual([Number.MAX_VALUE, Infinity]);
    const above = plus(fromDouble(Number.MAX_VALUE), fromDouble(1));
    expect([toNumber(above, "down"), toNumber(above, "up")]).toEqual([Number.MAX_VALUE, Infinity]);
    expect(toNumber(new Dyadic(-1n, 1024), "down")).toBe(-Infinity);
  });
});

describe("sums, differences, products and comparison", () => {
  it("are those of rationals", () => {
    fc.assert(
      fc.property(dyadic, dyadic, (a, b) => {
        const [x, y] = [rational(a), rational(b)];
        expect(equals(rational(plus(a, b)), exact.plus(x, y))).toBe(true);
        expect(equals(rational(minus(a, b)), exact.minus(x, y))).toBe(true);
        expect(equals(rational(times(a, b)), exact.times(x, y))).toBe(true);
        expect(compare(a, b) <= 0).toBe(exact.atMost(x, y));
        expect(compare(b, a) <= 0).toBe(exact.atMost(y, x));
      }),
      RUNS,
    );
  });

  it("compare numbers that are written differently", () => {
    expect(compare(new Dyadic(4n, 0), new Dyadic(1n, 2))).toBe(0);
    expect(compare(new Dyadic(4n, 0), new Dyadic(5n, -1))).toBeGreaterThan(0);
    expect(compare(new Dyadic(-4n, 0), new Dyadic(-5n, -1))).toBeLessThan(0);
  });
});

describe("rounding", () => {
  it("brackets a number within a unit of its last bit", () => {
    fc.assert(
      fc.property(dyadic, bits, (a, p) => {
        expect(brackets(rounded(a, p, "down"), rational(a), rounded(a, p, "up"), p)).toBe(true);
      }),
      RUNS,
    );
  });

  it("to a grid takes the neighbours", () => {
    expect(directions.map((d) => onGrid(fromDouble(-2.75), 0, d).mantissa)).toEqual([-3n, -2n]);
    expect(directions.map((d) => onGrid(fromDouble(3), -2, d).mantissa)).toEqual([12n, 12n]);
  });

  it("leaves numbers alone at infinitely many bits", () => {
    const a = new Dyadic(3n ** 300n, 5);
    expect(rounded(a, Infinity, "up")).toBe(a);
  });
});

describe("quotient", () => {
  it("brackets the quotient of rationals", () => {
    fc.assert(
      fc.property(dyadic, dyadic, bits, (a, b, p) => {
        fc.pre(b.mantissa !== 0n);
        const [x, y] = [rational(a), rational(b)];
        const sign = y.num < 0n ? -1n : 1n;
        const truth = { num: sign * x.num * y.den, den: sign * x.den * y.num };
        expect(brackets(quotient(a, b, p, "down"), truth, quotient(a, b, p, "up"), p)).toBe(true);
      }),
      RUNS,
    );
  });

  it("is exact where it can be, and refuses 0", () => {
    const [down, up] = directions.map((d) => quotient(fromDouble(6), fromDouble(-3), 8, d));
    expect(compare(down!, up!)).toBe(0);
    expect(() => quotient(fromDouble(1), fromDouble(0), 8, "up")).toThrow(
      "quotient: expected a divisor other than 0, got 0",
    );
  });
});

describe("rootOf", () => {
  it("brackets the root, decided by powers", () => {
    fc.assert(
      fc.property(dyadic, fc.integer({ min: 1, max: 9 }), bits, (a, k, p) => {
        const size = new Dyadic(a.mantissa < 0n ? -a.mantissa : a.mantissa, a.exponent);
        const truth = rational(size);
        const [down, up] = directions.map((d) => rootOf(size, k, p, d));
        const power = (x: Dyadic): exact.Rational =>
          Array.from({ length: k }, () => rational(x)).reduce(exact.times, { num: 1n, den: 1n });
        expect(exact.atMost(power(down!), truth) && exact.atMost(truth, power(up!))).toBe(true);
        // Both ends are within 2^{1−p} of the root, so they are within 2^{2−p} of one another.
        const gap = minus(up!, down!);
        expect(compare(gap, new Dyadic(up!.mantissa, up!.exponent + 2 - p))).toBeLessThanOrEqual(0);
      }),
      RUNS,
    );
  });

  it("finds exact roots and refuses negative numbers", () => {
    const [down, up] = directions.map((d) => squareRootOf(fromDouble(2.25), 8, d));
    expect([toNumber(down!, "down"), toNumber(up!, "up")]).toEqual([1.5, 1.5]);
    expect(() => rootOf(fromDouble(-2), 2, 8, "up")).toThrow("rootOf: expected a number of at least 0, got -2");
  });
});

describe("toDecimal", () => {
  it("writes digits in the direction asked for", () => {
    const third = quotient(fromDouble(-1), fromDouble(3), 100, "down");
    expect(toDecimal(third, 3)).toBe("-3.33e-1");
    expect(toDecimal(third, 3, "down")).toBe("-3.34e-1");
    expect(toDecimal(third, 3, "up")).toBe("-3.33e-1");
    expect([0, 1, 1024, 0.5, -1e23].map((x) => toDecimal(fromDouble(x), 4))).toEqual([
      "0",
      "1",
      "1.024e3",
      "5e-1",
      "-9.999e22",
    ]);
    expect(toDecimal(fromDouble(9.9996), 4, "up")).toBe("1e1");
  });

  it("agrees with the digits of the language for doubles of all sizes", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        fc.pre(x !== 0);
        const truth = exact.fromDouble(x);
        const [lo, hi] = [toDecimal(fromDouble(x), 20, "down"), toDecimal(fromDouble(x), 20, "up")].map(decimal);
        expect(exact.atMost(lo!, truth) && exact.atMost(truth, hi!)).toBe(true);
        expect(Number(toDecimal(fromDouble(x), 20))).toBe(x);
      }),
      { ...RUNS, examples: [[5e-324], [Number.MAX_VALUE]] },
    );
  });
});

function decimal(text: string): exact.Rational {
  const size = exact.fromDecimal(text.replace("-", text.startsWith("-") ? "" : "-"));
  return text.startsWith("-") ? { num: -size.num, den: size.den } : exact.fromDecimal(text);
}

describe("magnitudeExponent", () => {
  it("is the binade, and refuses 0", () => {
    expect([1, 0.75, -4, 3].map((x) => magnitudeExponent(fromDouble(x)))).toEqual([1, 0, 3, 2]);
    expect(() => magnitudeExponent(fromDouble(0))).toThrow("a number other than 0");
  });
});
