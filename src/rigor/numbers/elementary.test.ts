import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNarrow, RUNS } from "../rational.fixture.js";
import { Dyadic, fromDouble, toDecimal } from "./dyadic.js";
import { exponential, logarithm, power } from "./elementary.js";
import { add, fromNumber, hull, type Interval, isWholeLine, toNumbers, WHOLE_LINE } from "./interval.js";
import { EXACT, Precision } from "./precision.js";

/** A second opinion with 120 digits. */
const Wide = Decimal.clone({ precision: 120, toExpNeg: -1e9, toExpPos: 1e9, maxE: 9e15, minE: -9e15 });

function wide({ mantissa, exponent }: Dyadic): Decimal {
  return new Wide(mantissa.toString()).times(new Wide(2).pow(exponent));
}

/** The binary value of a double; the constructor would take its 17 printed digits. */
function exactly(x: number): Decimal {
  return wide(fromDouble(x));
}

/** Whether the interval holds the number, up to the error of its 120 digits. */
function around({ lo, hi }: Interval, truth: Decimal): boolean {
  const slack = truth.abs().times("1e-110");
  return wide(lo).lte(truth.plus(slack)) && wide(hi).gte(truth.minus(slack));
}

/** Whether the width is below 2^{k − bits} of the value. */
function isSharp(a: Interval, bits: number, k: number): boolean {
  return isNarrow(a, k - bits, a.hi.sign > 0 ? a.hi : new Dyadic(-a.lo.mantissa, a.lo.exponent));
}

const bits = fc.integer({ min: 8, max: 300 });
const moderate = fc.double({ min: -300, max: 300, noNaN: true });
const positive = fc
  .tuple(fc.double({ min: 1, max: 2, noNaN: true }), fc.integer({ min: -400, max: 400 }))
  .map(([m, e]) => m * 2 ** e);

describe("exponential", () => {
  it("encloses the function, within 2^{2−bits}", () => {
    fc.assert(
      fc.property(moderate, bits, (x, p) => {
        const found = exponential(fromNumber(x), new Precision(p));
        expect(around(found, exactly(x).exp())).toBe(true);
        expect(isSharp(found, p, 2)).toBe(true);
      }),
      {
        ...RUNS,
        examples: [
          [0, 64],
          [1, 300],
          [-1e-300, 64],
          [2 ** -60, 64],
        ],
      },
    );
  });

  it("is monotone over intervals and inverse to the logarithm", () => {
    const p = new Precision(100);
    const found = exponential(hull(fromNumber(0), fromNumber(1)), p);
    expect(toNumbers(found)).toEqual([1, 2.7182818284590455]);
    const back = exponential(logarithm(fromNumber(10), p), p);
    expect(around(back, new Wide(10)) && isSharp(back, 100, 6)).toBe(true);
  });

  it("goes far beyond the doubles and says where it stops", () => {
    const p = new Precision(64);
    expect(around(exponential(fromNumber(1e6), p), new Wide(1e6).exp())).toBe(true);
    expect(() => exponential(fromNumber(2 ** 24), p)).toThrow("exponential: expected |x| < 2^24, got 1.67772e7");
    expect(() => exponential(fromNumber(1), EXACT)).toThrow("a finite precision");
    expect(isWholeLine(exponential(WHOLE_LINE, p))).toBe(true);
  });
});

describe("logarithm", () => {
  it("encloses the function, within 2^{4−bits}, near 1 as well", () => {
    fc.assert(
      fc.property(positive, bits, (x, p) => {
        const found = logarithm(fromNumber(x), new Precision(p));
        expect(around(found, exactly(x).ln())).toBe(true);
        expect(x === 1 || isSharp(found, p, 4)).toBe(true);
      }),
      {
        ...RUNS,
        examples: [
          [1, 64],
          [1 + 2 ** -52, 128],
          [1 - 2 ** -53, 128],
          [2, 64],
          [0.75, 64],
          [1.5, 64],
        ],
      },
    );
  });

  it("is the whole line from 0 on, and refuses numbers below", () => {
    const p = new Precision(64);
    expect(isWholeLine(logarithm(hull(fromNumber(0), fromNumber(1)), p))).toBe(true);
    expect(isWholeLine(logarithm(WHOLE_LINE, p))).toBe(true);
    expect(() => logarithm(fromNumber(-1), p)).toThrow("logarithm: expected a positive number, got at most -1");
  });
});

describe("power", () => {
  it("encloses powers to fractions", () => {
    const size = fc.integer({ min: 1, max: 80 });
    fc.assert(
      fc.property(positive, fc.integer({ min: -80, max: 80 }), size, bits, (x, numerator, denominator, p) => {
        const found = power(fromNumber(x), { numerator, denominator }, new Precision(p));
        expect(around(found, exactly(x).pow(new Wide(numerator).div(denominator)))).toBe(true);
        expect(isSharp(found, p, 2)).toBe(true);
      }),
      RUNS,
    );
  });

  it("takes a double exponent for what it is", () => {
    fc.assert(
      fc.property(positive, fc.double({ min: -3, max: 3, noNaN: true }), bits, (x, exponent, p) => {
        const found = power(fromNumber(x), exponent, new Precision(p));
        expect(around(found, exactly(x).pow(wide(fromDouble(exponent))))).toBe(true);
      }),
      RUNS,
    );
    const third = power(fromNumber(8), 1 / 3, new Precision(200));
    expect(toDecimal(third.hi, 20)).not.toBe(
      toDecimal(power(fromNumber(8), { numerator: 1, denominator: 3 }, new Precision(200)).hi, 20),
    );
  });

  it("is exact at exact roots, at 0 and at exponents 0 and 1", () => {
    const p = new Precision(64);
    const two = { numerator: 2, denominator: 3 };
    expect(toNumbers(power(fromNumber(8), two, p))).toEqual([4, 4]);
    expect(toNumbers(power(fromNumber(0), two, p))).toEqual([0, 0]);
    expect(toNumbers(power(fromNumber(0), Math.SQRT1_2, p))).toEqual([0, 0]);
    expect(toNumbers(power(fromNumber(0), 0, p))).toEqual([1, 1]);
    expect(toNumbers(power(fromNumber(3), 1, p))).toEqual([3, 3]);
    expect(toNumbers(power(fromNumber(4), -0.5, p))).toEqual([0.5, 0.5]);
    expect(toNumbers(power(hull(fromNumber(-1), fromNumber(4)), 0.5, p))).toEqual([0, 2]);
    expect(isWholeLine(power(fromNumber(0), -1, p))).toBe(true);
    expect(isWholeLine(power(WHOLE_LINE, 2, p))).toBe(true);
  });

  it("agrees between roots and logarithms", () => {
    const p = new Precision(128);
    const x = add(fromNumber(5), fromNumber(2 ** -40), EXACT);
    const byRoot = power(x, { numerator: 1, denominator: 64 }, p);
    const doubledOrder = power(power(x, { numerator: 1, denominator: 128 }, p), 2, p);
    expect(isSharp(hull(byRoot, doubledOrder), 128, 4)).toBe(true);
  });

  it("refuses negative bases and fractions that are none", () => {
    const p = new Precision(64);
    expect(() => power(fromNumber(-1), 2, p)).toThrow("power: expected a number of at least 0, got at most -1");
    expect(() => power(fromNumber(2), { numerator: 1, denominator: 0 }, p)).toThrow("got 1/0");
    expect(() => power(fromNumber(2), NaN, p)).toThrow("a finite number, got NaN");
  });
});
