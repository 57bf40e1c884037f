import type { Interval } from "../distributions/index.js";
import { type RatioAt, trend } from "./paired-signs.js";

/** What ratios say of a rate that carries a power of log n. */
export interface LogarithmicRate {
  /**
   * `met`: already with log n to the first power the constant falls with n, so that the rate is met with room. `broken`:
   * with the power of the statement it still grows. `open`: neither is decided.
   */
  readonly decision: "met" | "broken" | "open";
  /** What would have been noticed, in words with numbers. */
  readonly power: string;
  /** The largest constant without any logarithm, and with the power of the statement. */
  readonly largest: { readonly plain: number; readonly printed: number };
  /** Exponent of n in a fit of the constants without logarithm, and its classical interval; they decide nothing. */
  readonly exponent: number;
  readonly exponentInterval: Interval;
}

/** The verdicts of a claim that states the rate. */
export const RATE_VERDICTS = { met: "consistent", broken: "inconsistent", open: "undecided" } as const;

/**
 * Tests a bound "quantity ≤ O(rate · log^p n)", p > 1, on ratios of the quantity to the rate: by `trend`, whether the
 * constants that the cases ask for fall with n where log n stands for log^p n, and whether they grow with log^p n. Both
 * are decisions that more cases make easier. Each errs with probability at most
 * `error`/2: `met` where quantity/(rate · log n) does not depend on n or tends to grow, `broken` where
 * quantity/(rate · log^p n) does not or tends to fall.
 * @param ratios quantity/(rate · log^power n) of every case; the sizes must not depend on the ratios
 * @throws DomainError for no cases
 */
export function logarithmicRate(
  ratios: (power: number) => readonly RatioAt[],
  power: number,
  error: number,
): LogarithmicRate {
  const [plain, single, printed] = [0, 1, power].map((exponent) => trend(ratios(exponent), error / 2));
  return {
    decision: printed!.decision === "grows" ? "broken" : single!.decision === "falls" ? "met" : "open",
    power:
      `log n in place of log^${power} n was enough where the constant at a large n is above the one at a small n in ` +
      `${percent(single!.interval.lower)} to ${percent(single!.interval.upper)} of pairs of cases; more than ` +
      `${percent(printed!.interval.upper)} of them with log^${power} n would have been noticed`,
    largest: { plain: plain!.largest, printed: printed!.largest },
    exponent: plain!.exponent,
    exponentInterval: plain!.exponentInterval,
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
