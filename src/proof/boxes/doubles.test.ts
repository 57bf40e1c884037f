import { describe, expect, it } from "vitest";
import { Random } from "../../random/index.js";
import * as rigor from "../../rigor/index.js";
import * as doubles from "./doubles.js";
import type { Span } from "./doubles.js";

const PRECISION = new rigor.Precision(300);
const DRAWS = 3000;

/** Ends over many binades, next to each other or far apart, of both signs, zeros and subnormal numbers among them. */
function drawn(random: Random, least = -Infinity): Span {
  const end = (): number => {
    const size = random.uniform() * 2 ** random.pick([-1074, -1030, -60, -3, 0, 0, 1, 20, 300]);
    return random.pick([0, 1, 1, 1, 1]) * random.sign() * size;
  };
  const a = Math.max(end(), least);
  const b = random.pick([a, Math.max(end(), least), a * (1 + 2 ** -random.integer(1, 52))]);
  return { lo: Math.min(a, b), hi: Math.max(a, b) };
}

function exactly({ lo, hi }: Span): rigor.Interval {
  return rigor.hull(rigor.fromNumber(lo), rigor.fromNumber(hi));
}

/** Whether the doubles hold the whole interval. */
function holds({ lo, hi }: Span, inner: rigor.Interval): boolean {
  if (rigor.isWholeLine(inner)) return lo === -Infinity && hi === Infinity;
  const isAbove = lo === -Infinity || rigor.compare(rigor.fromDouble(lo), inner.lo) <= 0;
  return isAbove && (hi === Infinity || rigor.compare(inner.hi, rigor.fromDouble(hi)) <= 0);
}

type Pair = readonly [of: (a: Span, b: Span) => Span, exact: (a: rigor.Interval, b: rigor.Interval) => rigor.Interval];

const TWO: Readonly<Record<string, Pair>> = {
  add: [doubles.add, (a, b) => rigor.add(a, b, PRECISION)],
  subtract: [doubles.subtract, (a, b) => rigor.subtract(a, b, PRECISION)],
  multiply: [doubles.multiply, (a, b) => rigor.multiply(a, b, PRECISION)],
  divide: [doubles.divide, (a, b) => rigor.divide(a, b, PRECISION)],
  maximum: [doubles.maximum, (a, b) => rigor.maximum(a, b)],
  hull: [doubles.hull, (a, b) => rigor.hull(a, b)],
  square: [(a) => doubles.square(a), (a) => rigor.square(a, PRECISION)],
  absolute: [(a) => doubles.absolute(a), (a) => rigor.absolute(a)],
  negate: [(a) => doubles.negate(a), (a) => rigor.negate(a)],
};

describe("intervals of doubles", () => {
  it.each(Object.keys(TWO))("hold the exact result: %s", (name) => {
    const [of, exact] = TWO[name]!;
    const random = new Random(11);
    for (let k = 0; k < DRAWS; k++) {
      const [a, b] = [drawn(random), drawn(random)];
      expect({ a, b, held: holds(of(a, b), exact(exactly(a), exactly(b))) }).toEqual({ a, b, held: true });
    }
  });

  it("hold roots and powers", () => {
    const random = new Random(12);
    for (let k = 0; k < DRAWS; k++) {
      const a = drawn(random, 0);
      const [p, q] = [random.pick([1, 2, 3, 5, 6, -1, -2]), random.integer(1, 6)];
      expect(holds(doubles.root(a), rigor.squareRoot(exactly(a), PRECISION))).toBe(true);
      const raised = doubles.power(a, p, q);
      const exact = rigor.power(exactly(a), { numerator: Math.abs(p), denominator: q }, PRECISION);
      const expected = p > 0 ? exact : rigor.divide(rigor.fromNumber(1), exact, PRECISION);
      expect({ a, p, q, held: holds(raised, expected) }).toEqual({ a, p, q, held: true });
    }
  });

  it("are narrow from points", () => {
    const random = new Random(13);
    const narrow = ({ lo, hi }: Span): boolean => hi - lo <= 2 ** -46 * Math.max(Math.abs(lo), Math.abs(hi));
    for (let k = 0; k < DRAWS; k++) {
      const [a, b] = [doubles.spanAt(1 + random.uniform()), doubles.spanAt(-2 - random.uniform())];
      const results = [doubles.add(a, a), doubles.multiply(a, b), doubles.divide(a, b), doubles.root(a)];
      for (const [p, q] of [
        [1, 3],
        [5, 6],
        [7, 2],
      ] as const)
        results.push(doubles.power(a, p, q));
      expect(results.every(narrow)).toBe(true);
    }
  });

  it("say nothing where there is nothing to say", () => {
    const around = { lo: -1, hi: 1 };
    expect(doubles.isEverything(doubles.divide(doubles.spanAt(1), around))).toBe(true);
    expect(doubles.isEverything(doubles.root({ lo: -2, hi: -1 }))).toBe(true);
    expect(doubles.power({ lo: -2, hi: -1 }, 1, 3)).toEqual(doubles.EVERYTHING);
    expect(doubles.multiply(doubles.EVERYTHING, doubles.spanAt(1)).hi).toBe(Infinity);
    expect(doubles.isEverything(doubles.multiply({ lo: 1, hi: 2 ** 1023 }, doubles.spanAt(8)))).toBe(true);
  });

  it("cut to what is known, and never to nothing", () => {
    expect(doubles.within({ lo: -3, hi: 0.5 }, -1, 1)).toEqual({ lo: -1, hi: 0.5 });
    expect(doubles.within({ lo: 1.5, hi: 2 }, -1, 1)).toEqual({ lo: 1, hi: 1 });
    expect(doubles.meet({ lo: 0, hi: 2 }, { lo: 1, hi: 3 })).toEqual({ lo: 1, hi: 2 });
    expect(doubles.meet({ lo: 0, hi: 1 }, { lo: 2, hi: 3 })).toEqual({ lo: 0, hi: 1 });
  });
});
