import { clopperPearson, type Interval } from "../distributions/index.js";
import { DomainError } from "../../numerics/index.js";
import { fitExponent } from "./rate-fit.js";

/** What pairs say about which of two things is larger. */
export interface SignVerdict {
  readonly decision: "larger" | "smaller" | "undecided";
  readonly wins: number;
  /** Pairs that are not ties. */
  readonly trials: number;
  /** Probability that the first of a pair that is no tie is the larger one. */
  readonly interval: Interval;
}

/**
 * The exact two-sided sign test: whether the first of a pair tends to be larger than the second. Ties say nothing.
 * Where both are equally likely to be larger, it decides with probability at most `error`.
 * @throws DomainError
 */
export function signTest(pairs: readonly (readonly [number, number])[], error: number): SignVerdict {
  let [wins, losses] = [0, 0];
  for (const [a, b] of pairs) {
    if (a > b) wins += 1;
    if (a < b) losses += 1;
  }
  const trials = wins + losses;
  const interval = clopperPearson(wins, trials, error);
  const decision = interval.lower > 1 / 2 ? "larger" : interval.upper < 1 / 2 ? "smaller" : "undecided";
  return { decision, wins, trials, interval };
}

/** A measured ratio at a size: quantity over the claimed rate at n, for instance. */
export interface RatioAt {
  readonly size: number;
  readonly ratio: number;
}

/** Whether ratios grow with the size. */
export interface Trend {
  readonly decision: "grows" | "falls" | "level";
  /** Ratios at a large size that were compared with one at a small size. */
  readonly pairs: number;
  /** Probability that the ratio at a large size is above the one at a small size. */
  readonly interval: Interval;
}

/** Cases by their sizes: the lowest third, the highest, and those between. */
export interface Thirds {
  readonly small: readonly RatioAt[];
  readonly between: readonly RatioAt[];
  readonly large: readonly RatioAt[];
}

/** Up to so many different sizes are kept apart. */
const FEW = 3;

/**
 * The cases of the lowest third of sizes, of the highest, and those between. Of three sizes or fewer the lowest is
 * small and the highest large, however many cases each has; and where two thirds have the lowest size, all others are
 * large.
 * @throws DomainError for an empty list
 */
export function byThirds(data: readonly RatioAt[]): Thirds {
  if (data.length === 0) throw new DomainError({ where: "trend", expected: "at least one ratio", got: "none" });
  // In numbers, which sort without being compared one by one: power is measured by thousands of such tests.
  const sizes = Float64Array.from(data, ({ size }) => size).sort();
  let different = 1;
  for (let i = 1; i < sizes.length && different <= FEW; i++) if (sizes[i]! > sizes[i - 1]!) different += 1;
  const last = sizes.length - 1;
  const low = sizes[different > FEW ? Math.floor(last / 3) : 0]!;
  let high = sizes[different > FEW ? Math.ceil((2 * last) / 3) : last]!;
  // Two thirds and more have the lowest size: all others are large.
  if (high === sizes[0]!) high = sizes.find((size) => size > high) ?? high;
  const [small, between, large]: [RatioAt[], RatioAt[], RatioAt[]] = [[], [], []];
  for (const one of data) {
    if (one.size <= low && one.size < high) small.push(one);
    else if (one.size >= high && one.size > low) large.push(one);
    else between.push(one);
  }
  return { small, between, large };
}

/**
 * Tests whether ratios are larger at large sizes: the cases are paired in the order given, and the sign test decides.
 * Where the ratio's distribution does not depend on the size, a decision is made with probability at most `error`;
 * where it can only shrink, "grows" is still as rare. The sizes must not depend on the ratios.
 */
export function trendDecision(small: readonly RatioAt[], large: readonly RatioAt[], error: number): Trend {
  const count = Math.min(small.length, large.length);
  const pairs = Array.from({ length: count }, (_, i) => [large[i]!.ratio, small[i]!.ratio] as const);
  const { decision, interval } = signTest(pairs, error);
  return {
    decision: decision === "larger" ? "grows" : decision === "smaller" ? "falls" : "level",
    pairs: count,
    interval,
  };
}

/** A power law of ratios. */
interface TrendFit {
  /** Exponent of the size in a least-squares fit of the positive ratios, NaN where there are fewer than three. */
  readonly exponent: number;
  /** Its classical interval, exact for normal errors of the logarithm only; it decides nothing. */
  readonly exponentInterval: Interval;
}

/** The least-squares fit of the positive ratios; NaN where there are fewer than three, or one size alone. */
export function trendFit(data: readonly RatioAt[]): TrendFit {
  const positive = data.filter(({ ratio }) => ratio > 0 && ratio < Infinity);
  const sizes = positive.map(({ size }) => size);
  if (new Set(sizes).size < 2 || positive.length < 3) {
    return { exponent: NaN, exponentInterval: { lower: NaN, upper: NaN } };
  }
  const ratios = positive.map(({ ratio }) => ratio);
  const { exponent, lower, upper } = fitExponent(sizes, ratios);
  return { exponent, exponentInterval: { lower, upper } };
}
