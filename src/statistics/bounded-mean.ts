import { DomainError } from "../numerics/errors.js";
import { gamma, OUTWARD } from "../numerics/roundoff.js";
import type { Interval } from "./binomial.js";

/** The share of the capital that one bet may lose at most: the truncation c of Waudby-Smith and Ramdas, §4.1. */
const MOST_AT_STAKE = 1 / 2;

/** Capital below this is written off: it keeps products away from underflow and can only weaken the evidence. */
const BROKE = 2 ** -500;

/**
 * The bets λ_1, …, λ_n before truncation; λ_t depends on observations 1, …, t − 1 alone. Any such sequence is
 * valid, so their rounding does not matter.
 */
function predictableBets(observations: ArrayLike<number>, error: number, plannedSize: number | undefined): number[] {
  const bets: number[] = [];
  let total = 1 / 2;
  let spread = 1 / 4;
  for (let t = 1; t <= observations.length; t++) {
    const variance = spread / t;
    const horizon = plannedSize ?? t * Math.log(1 + t);
    bets.push(Math.sqrt((2 * Math.log(1 / error)) / (variance * horizon)));
    const x = observations[t - 1]!;
    total += x;
    spread += (x - total / (t + 1)) ** 2;
  }
  return bets;
}

/**
 * Whether the capital ∏(1 + λ_t·(x_t − m)) (side 1) or ∏(1 − λ_t·(x_t − m)) (side −1) certainly reaches
 * `threshold` at some time. Six roundings a step: relative error γ_{6t} of the capital.
 */
function rich(observations: ArrayLike<number>, bets: readonly number[], m: number, side: 1 | -1, threshold: number) {
  const cap = MOST_AT_STAKE / (side === 1 ? m : 1 - m);
  let capital = 1;
  for (let t = 0; t < bets.length; t++) {
    capital *= 1 + Math.min(bets[t]!, cap) * (side === 1 ? observations[t]! - m : m - observations[t]!);
    if (capital * (1 - gamma(6 * (t + 1) + 4)) >= threshold * OUTWARD) return true;
    if (capital < BROKE) return false;
  }
  return false;
}

/** The end of the confidence set on one side: every mean beyond it is excluded with the given error. */
function oneSidedBound(observations: ArrayLike<number>, side: 1 | -1, error: number, plannedSize?: number): number {
  const bets = predictableBets(observations, error, plannedSize);
  const excluded = (m: number): boolean => rich(observations, bets, m, side, 1 / error);
  let out = side === 1 ? 0 : 1;
  if (!excluded(out)) return out;
  let kept = 1 - out;
  for (let step = 0; step < 64; step++) {
    const middle = kept + (out - kept) / 2;
    if (excluded(middle)) out = middle;
    else kept = middle;
  }
  return out;
}

function requireArguments(observations: ArrayLike<number>, error: number, where: string): void {
  for (let t = 0; t < observations.length; t++) {
    const x = observations[t]!;
    if (!(x >= 0 && x <= 1)) {
      throw new DomainError({
        where,
        expected: `an observation in [0, 1] at ${t + 1}`,
        got: String(x),
        remedy: "divide by a known bound of the variable first",
      });
    }
  }
  if (!(error > 0 && error < 1)) {
    throw new DomainError({ where, expected: "an error probability in (0, 1)", got: String(error) });
  }
}

/**
 * A confidence interval for the mean of [0,1]-valued observations, valid at every sample size without any
 * approximation: it misses the mean with probability at most `error`, half of it on each side.
 *
 * The interval is made of the means m that no bettor has refuted. A bettor against m stakes λ_t·(x_t − m) on
 * observation t, with λ_t fixed by the past; where m is the mean its capital is a non-negative martingale, which
 * ever reaches 2/error with probability at most error/2 (Ville). Each side is decreasing in m, so bisection finds
 * its end. Source: Waudby-Smith and Ramdas, Estimating means of bounded random variables by betting,
 * J. R. Stat. Soc. B 86 (2024), Theorem 3 and §4.
 *
 * The observations need not be identically distributed: a common conditional mean given the past is enough.
 *
 * @param plannedSize the sample size if it was fixed before the first observation was seen; gives a shorter
 *   interval. Leave it out where sampling may stop depending on what was seen: the interval then holds at every
 *   stopping time.
 * @throws DomainError for observations outside [0, 1] or an error probability outside (0, 1)
 */
export function meanInterval(observations: ArrayLike<number>, error: number, plannedSize?: number): Interval {
  requireArguments(observations, error, "meanInterval");
  return {
    lower: oneSidedBound(observations, 1, error / 2, plannedSize),
    upper: oneSidedBound(observations, -1, error / 2, plannedSize),
  };
}

/** What is claimed about a mean: that it equals `value`, is at most or at least `value`. */
export interface MeanClaim {
  readonly relation: "equals" | "atMost" | "atLeast";
  readonly value: number;
}

/** The outcome of a test of a mean. */
export interface MeanVerdict {
  readonly decision: "refuted" | "consistent";
  /** The means that the observations leave possible; one-sided claims leave the other end at 0 or 1. */
  readonly interval: Interval;
  /** The smallest departure of the mean from the claimed value that a sample like this one notices. */
  readonly noticeable: number;
}

/**
 * Tests a claim on the mean of [0,1]-valued observations. A true claim is refuted with probability at most
 * `error`. `noticeable` is the distance from the sample mean to the end of the interval: a claimed value
 * further off than that would have been refuted by this sample.
 * @throws DomainError as `meanInterval`, or for a claimed value outside [0, 1]
 */
export function testMean(
  observations: ArrayLike<number>,
  claim: MeanClaim,
  error: number,
  plannedSize?: number,
): MeanVerdict {
  requireArguments(observations, error, "testMean");
  const { relation, value } = claim;
  if (!(value >= 0 && value <= 1)) {
    throw new DomainError({ where: "testMean", expected: "a claimed mean in [0, 1]", got: String(value) });
  }
  const share = relation === "equals" ? error / 2 : error;
  const lower = relation === "atLeast" ? 0 : oneSidedBound(observations, 1, share, plannedSize);
  const upper = relation === "atMost" ? 1 : oneSidedBound(observations, -1, share, plannedSize);
  let total = 0;
  for (let t = 0; t < observations.length; t++) total += observations[t]!;
  const mean = observations.length === 0 ? value : total / observations.length;
  const above = relation === "atLeast" ? 0 : mean - lower;
  const below = relation === "atMost" ? 0 : upper - mean;
  return {
    decision: value < lower || value > upper ? "refuted" : "consistent",
    interval: { lower, upper },
    noticeable: Math.max(above, below),
  };
}
