import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holds, interval, member, rational, RUNS } from "../rational.fixture.js";
import * as exact from "../../numerics/fixtures/rational.js";
import { compare, Dyadic, fromDouble } from "./dyadic.js";
import {
  absolute,
  add,
  between,
  contains,
  disjoint,
  divide,
  fromNumber,
  hull,
  type Interval,
  isAtMost,
  isBelow,
  isPoint,
  isWholeLine,
  isZero,
  largestMagnitude,
  maximum,
  minimum,
  multiply,
  negate,
  outward,
  square,
  squareRoot,
  subtract,
  sum,
  toNumbers,
  WHOLE_LINE,
  width,
} from "./interval.js";
import { EXACT, Precision } from "./precision.js";

const eighths = fc.integer({ min: 0, max: 8 });
const precision = fc.integer({ min: 8, max: 100 }).map((bits) => new Precision(bits));
const range = (lo: number, hi: number): Interval => between(fromDouble(lo), fromDouble(hi));
const p = new Precision(64);

function quotientOf(x: exact.Rational, y: exact.Rational): exact.Rational {
  const sign = y.num < 0n ? -1n : 1n;
  return { num: sign * x.num * y.den, den: sign * x.den * y.num };
}

describe("an operation", () => {
  it("holds the result for members of its arguments", () => {
    fc.assert(
      fc.property(interval, interval, eighths, eighths, precision, (a, b, i, k, bits) => {
        const [x, y] = [rational(member(a, i)), rational(member(b, k))];
        expect(holds(a, x) && holds(b, y)).toBe(true);
        expect(holds(add(a, b, bits), exact.plus(x, y))).toBe(true);
        expect(holds(subtract(a, b, bits), exact.minus(x, y))).toBe(true);
        expect(holds(multiply(a, b, bits), exact.times(x, y))).toBe(true);
        expect(holds(square(a, bits), exact.times(x, x))).toBe(true);
        expect(holds(absolute(a), exact.absolute(x))).toBe(true);
        expect(holds(negate(a), { num: -x.num, den: x.den })).toBe(true);
        expect(holds(hull(a, b), x) && holds(hull(a, b), y)).toBe(true);
        const [small, large] = exact.atMost(x, y) ? [x, y] : [y, x];
        expect(holds(minimum(a, b), small) && holds(maximum(a, b), large)).toBe(true);
        expect(holds(sum([a, b, a], bits), exact.plus(exact.plus(x, y), x))).toBe(true);
        const ratio = divide(a, b, bits);
        expect(isWholeLine(ratio)).toBe(contains(b, fromDouble(0)));
        if (!isWholeLine(ratio)) expect(holds(ratio, quotientOf(x, y))).toBe(true);
        if (x.num >= 0n) {
          const root = squareRoot(a, bits);
          const [lo, hi] = [rational(root.lo), rational(root.hi)];
          expect(exact.atMost(exact.times(lo, lo), x) && exact.atMost(x, exact.times(hi, hi))).toBe(true);
        }
      }),
      { ...RUNS, numRuns: 1000 },
    );
  });

  it("has endpoints that are reached, at exact precision", () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const corners = [a.lo, a.hi].flatMap((x) => [b.lo, b.hi].map((y) => exact.times(rational(x), rational(y))));
        const found = multiply(a, b, EXACT);
        for (const end of [rational(found.lo), rational(found.hi)]) {
          expect(corners.some((c) => c.num * end.den === end.num * c.den)).toBe(true);
        }
        expect(corners.every((c) => holds(found, c))).toBe(true);
      }),
      RUNS,
    );
  });

  it("is exact on small points", () => {
    const [two, three] = [fromNumber(2), fromNumber(-3)];
    expect(toNumbers(add(two, three, p))).toEqual([-1, -1]);
    expect(toNumbers(multiply(two, three, p))).toEqual([-6, -6]);
    expect(toNumbers(divide(three, two, p))).toEqual([-1.5, -1.5]);
    expect(toNumbers(squareRoot(fromNumber(6.25), p))).toEqual([2.5, 2.5]);
    expect(toNumbers(sum([], p))).toEqual([0, 0]);
  });
});

describe("the whole line", () => {
  it("comes from division by an interval around 0 and stays", () => {
    const line = divide(fromNumber(1), range(-1, 1), p);
    expect(line).toBe(WHOLE_LINE);
    for (const found of [
      add(line, fromNumber(1), p),
      multiply(fromNumber(0), line, p),
      divide(line, fromNumber(2), p),
      squareRoot(line, p),
      square(line, p),
      absolute(line),
      hull(line, fromNumber(1)),
      minimum(line, fromNumber(1)),
      maximum(fromNumber(1), line),
      sum([fromNumber(1), line], p),
      negate(line),
    ]) {
      expect(isWholeLine(found)).toBe(true);
    }
    expect(toNumbers(line)).toEqual([-Infinity, Infinity]);
    expect(contains(line, fromDouble(1e300))).toBe(true);
    expect(disjoint(line, fromNumber(0))).toBe(false);
    expect(compare(width(line), fromDouble(1e300))).toBeGreaterThan(0);
    expect(isWholeLine(outward(line, p))).toBe(true);
  });
});

it("both ends are rounded outward, also where one of them needs no rounding", () => {
  const [one, above, below] = [fromDouble(1), new Dyadic((1n << 200n) + 1n, -200), new Dyadic((1n << 200n) - 1n, -200)];
  const up = outward({ lo: one, hi: above }, new Precision(64));
  const down = outward({ lo: below, hi: one }, new Precision(64));
  expect([compare(up.lo, one), compare(down.hi, one)]).toEqual([0, 0]);
  expect(compare(up.hi, new Dyadic((1n << 63n) + 1n, -63))).toBe(0);
  expect(compare(down.lo, new Dyadic((1n << 64n) - 1n, -64))).toBe(0);
});

describe("comparisons", () => {
  it("of intervals", () => {
    expect([
      disjoint(range(0, 1), range(1, 2)),
      disjoint(range(0, 1), range(1.5, 2)),
      disjoint(range(3, 4), range(1, 2)),
    ]).toEqual([false, true, true]);
    expect([
      isBelow(range(0, 1), range(1, 2)),
      isAtMost(range(0, 1), range(1, 2)),
      isAtMost(WHOLE_LINE, range(0, 1)),
    ]).toEqual([false, true, false]);
    expect([isPoint(fromNumber(3)), isPoint(range(3, 3)), isPoint(range(3, 4))]).toEqual([true, true, false]);
    expect([isZero(fromNumber(0)), isZero(range(0, 1))]).toEqual([true, false]);
    expect(compare(width(range(1, 4)), fromDouble(3))).toBe(0);
    expect(compare(largestMagnitude(range(-5, 4)), fromDouble(5))).toBe(0);
    expect(contains(range(1, 2), new Dyadic(5n, -1))).toBe(false);
  });
});

describe("bad arguments", () => {
  it("are refused in a line", () => {
    expect(() => between(fromDouble(2), fromDouble(1))).toThrow("between: expected lo ≤ hi, got 2 > 1");
    expect(() => squareRoot(range(-2, -1), p)).toThrow("squareRoot: expected a number of at least 0, got at most -1");
    expect(() => divide(fromNumber(1), fromNumber(3), EXACT)).toThrow("divide: expected a finite precision, got EXACT");
    expect(() => new Precision(7)).toThrow("Precision: expected an integer number of bits, at least 8, got 7");
    expect(() => new Precision(64.5)).toThrow("got 64.5");
  });

  it("a dip below 0 is cut off under a root", () => {
    expect(toNumbers(squareRoot(range(-1, 4), p))).toEqual([0, 2]);
  });
});
