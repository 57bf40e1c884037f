import type { Decimal } from "decimal.js";
import { describe, expect, it } from "vitest";
import { Random } from "../../random/index.js";
import {
  exponential,
  fromNumber,
  type Interval,
  logarithm,
  multiply,
  power,
  Precision,
  subtract,
} from "../../rigor/index.js";
import { toNumbers } from "../../rigor/numbers/interval.js";
import { Wide, wide } from "../fixtures/networks.js";
import {
  atan,
  cos,
  exp,
  exponentOf,
  expm1,
  hypot,
  log,
  log10,
  log1p,
  log2,
  pow,
  sin,
  tan,
  tanh,
  twoTo,
} from "./index.js";
import { LOWER, wideLogarithm } from "./logarithm.js";

const U = 2 ** -53;
const SUBNORMAL = Number.MIN_VALUE;
const SMALLEST_NORMAL = 2 ** -1022;
const PRECISION = new Precision(130);
const COUNT = 1000;

/** What an error is measured in: u·|value|, or one place of the subnormal numbers. */
function unitAt(value: number): Decimal {
  return Math.abs(value) >= SMALLEST_NORMAL ? wide(value).abs().times(U) : wide(SUBNORMAL);
}

/** |truth − value| at most, in units. */
function unitsAway(truth: Interval, value: number): number {
  if (Math.abs(value) < SMALLEST_NORMAL) return largest(truth, value, 2 ** 600) / 2 ** (600 - 1074);
  const lift = twoTo(-Math.max(-500, Math.min(500, exponentOf(value))));
  return largest(truth, value, lift) / (U * Math.abs(value) * lift);
}

/** |truth − value| at most, times a power of two that keeps it from underflow. */
function largest(truth: Interval, value: number, lift: number): number {
  const lifted = multiply(subtract(truth, fromNumber(value), PRECISION), fromNumber(lift), PRECISION);
  return Math.max(...toNumbers(lifted).map(Math.abs));
}

const random = new Random(20);
const between = (low: number, high: number): number =>
  low + (high - low) * (random.uniform() + random.uniform() * 2 ** -32);
const mantissa = (): number => 1 + random.uniform() + random.integer(0, 2 ** 20 - 1) * 2 ** -52;
const anyPositive = (): number => mantissa() * twoTo(random.integer(-1022, 1022));
const subnormal = (): number => Math.ceil(between(0, 2 ** random.integer(1, 52))) * SUBNORMAL;
const nearOne = (): number => 1 + random.sign() * mantissa() * twoTo(-random.integer(2, 53));
/** Where a reduction changes its mind: beside the multiples of a unit. */
const beside = (unit: number, count: number): number => {
  const at = (random.integer(-count, count) + 0.5) * unit;
  return at * (1 + random.integer(-3, 3) * 2 ** -52);
};

/** The largest error over many arguments, in units, with the argument. */
function worst<T>(count: number, draw: () => T, errorAt: (x: T) => number): { units: number; at: T | null } {
  let [units, at]: [number, T | null] = [0, null];
  for (let i = 0; i < count; i++) {
    const x = draw();
    const error = errorAt(x);
    if (!(error <= units)) [units, at] = [error, x];
  }
  return { units, at };
}

describe("against intervals of 130 bits", () => {
  const logError = (x: number): number => unitsAway(logarithm(fromNumber(x), PRECISION), log(x));
  it.each([
    ["of all sizes", anyPositive],
    ["below the normal numbers", subnormal],
    ["next to 1", nearOne],
    ["where the table and the exponent change", () => twoTo(random.integer(-2, 1)) * (1 + beside(1 / 256, 250) / 2)],
    ["next to √2", () => Math.SQRT1_2 * twoTo(random.integer(-40, 40)) * (1 + random.integer(-9, 9) * 2 ** -52)],
  ])("log is the nearest double but for 2^-15 of it: %s", (_, draw) => {
    const positive = (): number => Math.abs(draw()) || 1;
    expect(worst(COUNT, () => (positive() === 1 ? 2 : positive()), logError).units).toBeLessThan(1 + 2 ** -15);
  });

  const expError = (x: number): number => unitsAway(exponential(fromNumber(x), PRECISION), exp(x));
  it.each([
    ["of all sizes", () => between(-708, 709.78)],
    ["next to 0", () => random.sign() * mantissa() * twoTo(-random.integer(1, 60))],
    ["where the table changes", () => beside(Math.LN2 / 64, 60000)],
    ["at midpoints between doubles next to 1", () => (2 * random.integer(-999, 999) + 1) * 2 ** -54],
  ])("exp is within (1 + 2^-5) u: %s", (_, draw) => {
    expect(worst(COUNT, draw, expError).units).toBeLessThan(1 + 2 ** -5);
  });

  it("exp is within one unit in the last place where the result is subnormal", () => {
    expect(worst(COUNT, () => between(-745.2, -708.4), expError).units).toBeLessThan(1);
  });

  const powError = ([x, y]: readonly [number, number]): number =>
    unitsAway(power(fromNumber(x), y, PRECISION), pow(x, y));
  /** An exponent for which the power is a double of any size. */
  const exponentFor = (x: number, low: number, high: number): number => between(low, high) / Math.log(x);
  const exponents = [1 / 3, 2 / 3, -1 / 3, 0.1, 1.5, 2.5, 3, 4, 5, -2, 7.25, 100, -300];
  it.each<[string, () => readonly [number, number]]>([
    ["of all sizes", () => [anyPositive(), between(-1, 1)]],
    ["the largest exponents", () => [nearOne(), 0]],
    ["of subnormal numbers", () => [subnormal(), between(-0.9, 0.9)]],
    ["the exponents of the claims", () => [between(1e-3, 8), random.pick(exponents)]],
    ["halfway cases: cubes of 18 bits", () => [random.integer(2 ** 17, 2 ** 18), 3]],
  ])("pow is within (1 + 2^-4) u: %s", (name, draw) => {
    const arguments_ = (): readonly [number, number] => {
      for (;;) {
        const [x, y] = draw();
        const exponent = name === "the largest exponents" ? exponentFor(x, -700, 700) : y;
        if (x !== 1 && Math.abs(exponent * Math.log(x)) < 708) return [x, exponent];
      }
    };
    expect(worst(COUNT, arguments_, powError).units).toBeLessThan(1 + 2 ** -4);
  });

  it("pow is within one unit in the last place where the result is subnormal", () => {
    const drawn = (): readonly [number, number] => {
      const x = random.integer(0, 1) === 0 ? between(0.01, 0.99) : between(2, 1e10);
      return [x, exponentFor(x, -745.1, -708.5)];
    };
    expect(worst(COUNT, drawn, powError).units).toBeLessThan(1);
  });
});

describe("against 60 decimal digits", () => {
  const count = 150;
  const small = (most: number) => (): number => random.sign() * mantissa() * twoTo(-random.integer(most, 60));
  const error = (truth: Decimal, value: number): number =>
    new Wide(truth).minus(wide(value)).abs().div(unitAt(value)).toNumber();
  it.each<[string, (x: number) => number, (x: Decimal) => Decimal, number, (() => number)[]]>([
    ["expm1", expm1, (x) => x.exp().minus(1), 1.5, [() => between(-3, 3), () => between(-40, 700), small(1)]],
    [
      "log1p",
      log1p,
      (x) => x.plus(1).ln(),
      1 + 2 ** -15,
      [() => between(-0.99, 3), () => 1 / between(1e-300, 1), small(1)],
    ],
    ["log2", log2, (x) => Wide.log2(x), 4, [anyPositive, nearOne, subnormal]],
    ["log10", log10, (x) => Wide.log10(x), 4, [anyPositive, nearOne]],
    ["sin", sin, (x) => x.sin(), 2, [() => between(-7, 7), small(1), () => between(-1e6, 1e6)]],
    ["cos", cos, (x) => x.cos(), 2, [() => between(-7, 7), small(1), () => between(-1e6, 1e6)]],
    ["tan", tan, (x) => x.tan(), 6, [() => between(-7, 7), small(1)]],
    ["atan", atan, (x) => x.atan(), 2, [() => between(-3, 3), small(-40), () => between(-1, 1) * 1e6]],
    ["tanh", tanh, (x) => x.tanh(), 4, [() => between(-3, 3), small(1), () => between(-30, 30)]],
  ])("%s keeps its bound", (_, f, truth, bound, draws) => {
    for (const draw of draws) {
      const found = worst(count, draw, (x) => error(truth(wide(x)), f(x)));
      expect(found.units, `at ${found.at}`).toBeLessThanOrEqual(bound);
    }
  });

  it("both doubles of a logarithm together are within 2^-69 of it, also where the table leaves most to the series", () => {
    // |r| = 2^-9, next to 1, where a relative error shows the last terms.
    const edge = (): number => 1 + random.sign() * between(0.9, 1) * 2 ** -9;
    const relative = (x: number): number => {
      const sum = wide(wideLogarithm(x, 0)).plus(wide(LOWER[0]!));
      const truth = wide(x).ln();
      return sum.minus(truth).div(truth).abs().toNumber();
    };
    for (const draw of [edge, nearOne, () => between(0.5, 2), anyPositive]) {
      const found = worst(count, draw, relative);
      expect(found.units, `at ${found.at}`).toBeLessThanOrEqual(2 ** -69);
    }
  });

  it("sin and cos reduce the largest doubles, and the one next to a multiple of π/2", () => {
    // 6381956970095103·2^797 lies 2^-61.9 from an odd multiple of π/2 (Muller, Elementary Functions, 3rd ed. 2016).
    const nearest = 6381956970095103 * 2 ** 797;
    expect(error(new Wide("-4.687165924254627611122582801963884e-19"), cos(nearest))).toBeLessThan(2);
    expect(Math.abs(sin(nearest))).toBe(1);
    expect(error(new Wide("0.004961954789184062081270165968588"), sin(Number.MAX_VALUE))).toBeLessThan(2);
  });

  it("hypot is within 3u, from the smallest to the largest numbers", () => {
    const truth = (terms: readonly number[]): Decimal => {
      const squares = terms.map((x) => wide(x).pow(2));
      return Wide.sum(...squares).sqrt();
    };
    for (const e of [-1040, -600, 0, 600, 1018]) {
      const draw = (): number[] => Array.from({ length: random.integer(1, 40) }, () => between(-4, 4) * twoTo(e));
      expect(worst(200, draw, (terms) => error(truth(terms), hypot(...terms))).units).toBeLessThanOrEqual(3);
    }
  });
});
