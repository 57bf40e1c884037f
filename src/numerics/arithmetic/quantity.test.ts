import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entry, RUNS } from "../fixtures/arbitrary-matrix.js";
import { fromDouble } from "../fixtures/rational.js";
import {
  absolute,
  approximately,
  between,
  exact,
  exponential,
  logarithm,
  maximum,
  mean,
  minimum,
  product,
  type Quantity,
  squareRoot,
  sum,
} from "./quantity.js";
import { UNIT_ROUNDOFF } from "./roundoff.js";

const Exact = Decimal.clone({ precision: 800, toExpNeg: -9e15, toExpPos: 9e15, minE: -9e15, maxE: 9e15 });
const Close = Decimal.clone({ precision: 60 });

/** The double itself: the constructor of Decimal would take the shortest decimal string that stands for it. */
function decimal(x: number): Decimal {
  const { num, den } = fromDouble(x);
  return new Exact(num.toString()).div(den.toString());
}

/** An uncertain number and a true value at the lower end, the middle or the upper end of its enclosure. */
interface Uncertain {
  readonly known: Quantity;
  readonly truth: Decimal;
}

const errors = fc.constantFrom(0, 1e-25, 3e-17, 2.3e-16, 1e-12, 0.01, 0.7);

function uncertain(value: fc.Arbitrary<number>): fc.Arbitrary<Uncertain> {
  return fc.tuple(value, errors, fc.constantFrom(-1, 0, 1)).map(([x, relative, side]) => {
    const error = Math.abs(x) * relative;
    return { known: approximately(x, error), truth: decimal(x).plus(decimal(error).times(side)) };
  });
}

const any = uncertain(entry);
const positive = uncertain(entry.map((x) => Math.abs(x) + 2 ** -20));

function holds(result: Quantity, truth: Decimal): boolean {
  return new Exact(truth).minus(decimal(result.value)).abs().lte(decimal(result.error));
}

describe("arithmetic contains the exact result", () => {
  it("of two arguments", () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(holds(a.known.plus(b.known), a.truth.plus(b.truth))).toBe(true);
        expect(holds(a.known.minus(b.known), a.truth.minus(b.truth))).toBe(true);
        expect(holds(a.known.times(b.known), a.truth.times(b.truth))).toBe(true);
        if (!b.truth.isZero()) expect(holds(a.known.over(b.known), new Close(a.truth).div(b.truth))).toBe(true);
      }),
      RUNS,
    );
  });

  it("of one argument", () => {
    fc.assert(
      fc.property(any, (a) => {
        expect(holds(a.known.negated(), a.truth.neg())).toBe(true);
        expect(holds(absolute(a.known), a.truth.abs())).toBe(true);
        expect(holds(a.known.squared(), a.truth.times(a.truth))).toBe(true);
      }),
      RUNS,
    );
  });

  it("of many arguments", () => {
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 6 }), (terms) => {
        const known = terms.map((term) => term.known);
        const truth = terms.map((term) => term.truth);
        const zero: Decimal = new Exact(0);
        const one: Decimal = new Exact(1);
        expect(
          holds(
            sum(known),
            truth.reduce((total, x) => total.plus(x), zero),
          ),
        ).toBe(true);
        expect(
          holds(
            product(known),
            truth.reduce((total, x) => total.times(x), one),
          ),
        ).toBe(true);
        const total = truth.reduce((sum, x) => sum.plus(x), zero);
        expect(holds(mean(known), new Close(total).div(truth.length))).toBe(true);
        expect(holds(maximum(known), Exact.max(...truth))).toBe(true);
        expect(holds(minimum(known), Exact.min(...truth))).toBe(true);
      }),
      RUNS,
    );
  });

  it("where it underflows", () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const x = approximately(a.known.value * 2 ** -530, a.known.error * 2 ** -530);
        const truth = a.truth.times(new Exact(2).pow(-530));
        const y = approximately(b.known.value * 2 ** -535, b.known.error * 2 ** -535);
        const other = b.truth.times(new Exact(2).pow(-535));
        expect(holds(x.times(y), truth.times(other))).toBe(true);
        expect(holds(x.squared(), truth.times(truth))).toBe(true);
      }),
      RUNS,
    );
  });
});

describe("functions contain the exact result", () => {
  it("power and squareRoot", () => {
    fc.assert(
      fc.property(positive, fc.constantFrom(-3, -1, -0.5, 0.1, 0.5, 2 / 3, 1, 1.5, 2, 7.25, 100), (a, p) => {
        expect(holds(a.known.power(p), new Close(a.truth).pow(decimal(p)))).toBe(true);
        expect(holds(squareRoot(a.known), new Close(a.truth).sqrt())).toBe(true);
      }),
      RUNS,
    );
  });

  it("power, where the error is below the roundoff of the argument and the exponent magnifies it", () => {
    const close = approximately(1.5, 1e-16);
    const ends = [decimal(1.5).minus(decimal(1e-16)), decimal(1.5).plus(decimal(1e-16))];
    for (const p of [300, -300]) for (const x of ends) expect(holds(close.power(p), new Close(x).pow(p))).toBe(true);
  });

  it("exponential, also where the error is below the roundoff of the argument", () => {
    fc.assert(
      fc.property(any, (a) => {
        expect(holds(exponential(a.known), new Close(a.truth).exp())).toBe(true);
      }),
      RUNS,
    );
    const far = approximately(700, 4e-14);
    expect(holds(exponential(far), new Close(700).plus(decimal(4e-14)).exp())).toBe(true);
  });

  it("logarithm, also next to one", () => {
    fc.assert(
      fc.property(positive, (a) => {
        expect(holds(logarithm(a.known), new Close(a.truth).ln())).toBe(true);
      }),
      RUNS,
    );
    expect(holds(logarithm(approximately(1, 1e-17)), new Close(1).minus(decimal(1e-17)).ln())).toBe(true);
  });

  it("are Hölder at zero and infinite where the enclosure leaves the domain", () => {
    expect(approximately(0, 1e-16).power(0.5).error).toBeGreaterThanOrEqual(1e-8);
    expect(approximately(0, 1e-16).power(0.5).error).toBeLessThan(1.001e-8);
    expect(approximately(-1e-17, 1e-16).power(0.5).value).toBe(0);
    expect(squareRoot(approximately(-1e-17, 1e-16)).error).toBeLessThan(1e-8);
    expect(approximately(1e-17, 1e-16).power(-1).error).toBe(Infinity);
    expect(logarithm(approximately(1e-17, 1e-16)).error).toBe(Infinity);
    expect(logarithm(approximately(-1, 0)).error).toBe(Infinity);
    expect(exact(1).over(approximately(1, 1)).error).toBe(Infinity);
    expect(exact(1).over(0).error).toBe(Infinity);
  });

  it("know nothing of a result that overflows", () => {
    expect(approximately(1e200, 1e180).power(2)).toEqual({ value: Infinity, error: Infinity });
    expect(exponential(approximately(1000, 1)).error).toBe(Infinity);
    expect(exact(1e200).times(1e200).error).toBe(Infinity);
  });
});

describe("maximum", () => {
  it("keeps errors below the roundoff of the value", () => {
    expect(maximum([approximately(1, 1e-20)]).error).toBeGreaterThanOrEqual(1e-20);
    expect(minimum([approximately(1, 1e-20), 3]).error).toBeGreaterThanOrEqual(1e-20);
  });

  it("ignores errors of terms that cannot matter", () => {
    expect(maximum([exact(5), approximately(1, 0.5)])).toEqual({ value: 5, error: 4 * UNIT_ROUNDOFF * 0.5 });
    expect(minimum([exact(-5), exact(7)])).toEqual({ value: -5, error: 0 });
  });

  it("of nothing is −∞, the minimum ∞", () => {
    expect(maximum([])).toEqual({ value: -Infinity, error: 0 });
    expect(minimum([])).toEqual({ value: Infinity, error: 0 });
  });
});

describe("between", () => {
  it("covers both ends", () => {
    fc.assert(
      fc.property(entry, entry, (x, y) => {
        const q = between(Math.min(x, y), Math.max(x, y));
        expect(holds(q, decimal(x)) && holds(q, decimal(y))).toBe(true);
        expect(q.error).toBeLessThanOrEqual(Math.abs(x - y) * 0.5001 + Math.abs(x) * 1e-15);
      }),
      RUNS,
    );
  });
});

describe("error bounds are not absurd", () => {
  it("exact arguments cost at most eighteen units of roundoff an operation", () => {
    fc.assert(
      fc.property(entry, entry, (a, b) => {
        const x = Math.abs(a) + 1;
        const y = Math.abs(b) + 1;
        const results = [
          exact(x).plus(y),
          exact(x).times(y),
          exact(x).over(y),
          exact(x).squared(),
          squareRoot(x),
          exact(x).power(1.5),
        ];
        for (const r of results) expect(r.error).toBeLessThanOrEqual(18 * UNIT_ROUNDOFF * Math.abs(r.value));
      }),
      RUNS,
    );
  });

  it("propagated errors are the derivative to first order", () => {
    const x = approximately(4, 1e-8);
    expect(x.power(1.5).error / 3e-8).toBeCloseTo(1, 5);
    expect(squareRoot(x).error / 0.25e-8).toBeCloseTo(1, 5);
    expect(logarithm(x).error / 0.25e-8).toBeCloseTo(1, 5);
    expect(exponential(x).error / (Math.exp(4) * 1e-8)).toBeCloseTo(1, 5);
    expect(exact(1).over(x).error / (1e-8 / 16)).toBeCloseTo(1, 5);
  });

  it("exact integers stay exact where nothing rounds", () => {
    expect(exact(3).negated()).toEqual({ value: -3, error: 0 });
    expect(sum([])).toEqual({ value: 0, error: 0 });
    expect(product([])).toEqual({ value: 1, error: 0 });
    expect(mean([])).toEqual({ value: NaN, error: Infinity });
  });

  it("NaN stays NaN", () => {
    expect(exact(NaN).plus(1).value).toBeNaN();
    expect(maximum([NaN, 1]).value).toBeNaN();
  });
});
