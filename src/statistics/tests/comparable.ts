import { pow } from "../../numerics/index.js";
import { type RatioAt, trendDecision, trendFit } from "./paired-signs.js";

/** Whether a ratio stays between constants while a size grows. */
export interface Comparability {
  readonly decision: "comparable" | "grows" | "falls" | "undecided";
  readonly smallest: number;
  readonly largest: number;
  /** Ratios at a large size that were compared with one at a small size. */
  readonly pairs: number;
  /** Exponent of the size in a least-squares fit of the ratio; it decides nothing. */
  readonly exponent: number;
}

/**
 * Tests X ~ Y by ratios X/Y at several sizes s: comparable where, between the lowest and the highest third of the sizes,
 * the ratio typically changes by less than s^p either way, grows or falls where it changes by more (two tests of
 * `trend`, on ratio·s^{−p} and ratio·s^p). p is the smallest power by which a wrong statement could be off; a ratio
 * between constants changes by less than s^p once the sizes are far enough apart.
 * @param error of a wrong decision either way, for ratios that are typically at one of the borders s^{±p}
 * @throws DomainError for an empty list
 */
export function comparable(data: readonly RatioAt[], p: number, error: number): Comparability {
  const against = (power: number) =>
    trendDecision(
      data.map(({ size, ratio }) => ({ size, ratio: ratio * pow(size, power) })),
      error / 2,
    );
  const { decision: above, pairs } = against(-p);
  const { decision: below } = against(p);
  const ratios = data.map(({ ratio }) => ratio);
  return {
    decision:
      above === "grows"
        ? "grows"
        : below === "falls"
          ? "falls"
          : above === "falls" && below === "grows"
            ? "comparable"
            : "undecided",
    smallest: Math.min(...ratios),
    largest: Math.max(...ratios),
    pairs,
    exponent: trendFit(data).exponent,
  };
}
