import type { Interval } from "../distributions/index.js";
import { DomainError, gamma, log, OUTWARD } from "../../numerics/index.js";

/** One observation of a variable in [0, 1] with the mean and variance that a law claims for it. */
export interface Predicted {
  readonly value: number;
  /** The claimed mean, in (0, 1). */
  readonly mean: number;
  /** The claimed variance, > 0. It only sizes the bets: where it is wrong the interval is longer, not invalid. */
  readonly variance: number;
}

/** The share of the capital that one bet may lose at most. */
const MOST_AT_STAKE = 7 / 8;

/** Whether a bettor that the claimed means are too small (side 1) or too large (side −1) ever gets this rich. */
function rich(data: readonly Predicted[], bets: readonly number[], factor: number, side: 1 | -1, threshold: number) {
  let capital = 1;
  for (let t = 0; t < data.length; t++) {
    const mean = factor * data[t]!.mean;
    const room = side === 1 ? mean : 1 - mean;
    if (side === -1 && room <= 0) return true;
    const stake = room > 0 ? Math.min(bets[t]!, MOST_AT_STAKE / room) : bets[t]!;
    capital *= 1 + stake * side * (data[t]!.value - mean);
    if (capital * (1 - gamma(8 * (t + 1) + 4)) >= threshold * OUTWARD) return true;
  }
  return false;
}

function requireData(data: readonly Predicted[], error: number): void {
  const where = "factorInterval";
  data.forEach(({ value, mean, variance }, t) => {
    if (!(value >= 0 && value <= 1 && mean > 0 && mean < 1 && variance > 0)) {
      throw new DomainError({
        where,
        expected: `value in [0, 1], mean in (0, 1) and variance > 0 at ${t + 1}`,
        got: `${value}, ${mean}, ${variance}`,
      });
    }
  });
  if (data.length === 0) throw new DomainError({ where, expected: "at least one observation", got: "none" });
  if (!(error > 0 && error < 1)) {
    throw new DomainError({ where, expected: "an error probability in (0, 1)", got: String(error) });
  }
}

/** The stakes λ_t of a bettor whose capital is to reach 2/error. */
function stakes(data: readonly Predicted[], error: number): number[] {
  const information = data.reduce((total, { mean, variance }) => total + (mean * mean) / variance, 0);
  const size = Math.sqrt((2 * log(2 / error)) / information);
  return data.map(({ mean, variance }) => (size * mean) / variance);
}

/**
 * Whether the interval of `factorInterval` is known to end above this factor (`above`) or below it, without the search for
 * its ends.
 * @throws DomainError
 */
export function factorExcluded(
  data: readonly Predicted[],
  error: number,
  factor: number,
): { readonly above: boolean; readonly below: boolean } {
  requireData(data, error);
  const bets = stakes(data, error);
  const by = (side: 1 | -1) => rich(data, bets, factor, side, 2 / error);
  return { above: by(1), below: by(-1) };
}

/**
 * A confidence interval for the factor c of a law E x_t = c·m_t with known m_t and independent x_t in [0, 1], valid at
 * every sample size: it misses c with probability at most `error`, half of it on each side. c = 1 is the law as claimed.
 *
 * A bettor against c stakes λ_t·(x_t − c·m_t) or its negative; where c is true the capital is a non-negative
 * martingale, which ever reaches 2/error with probability at most error/2 (Ville). The stakes λ_t = s·m_t/v_t with
 * s² = 2 ln(2/error)/Σ(m_t²/v_t) weigh every observation by what it says about c; they depend on the claimed means and
 * variances alone. Source: Waudby-Smith and Ramdas, J. R. Stat. Soc. B 86 (2024), §4, for means that differ.
 * @throws DomainError
 */
export function factorInterval(data: readonly Predicted[], error: number): Interval {
  requireData(data, error);
  const bets = stakes(data, error);
  const most = 1 / Math.max(...data.map(({ mean }) => mean));
  const end = (side: 1 | -1): number => {
    const excluded = (factor: number): boolean => rich(data, bets, factor, side, 2 / error);
    let out = side === 1 ? 0 : most;
    let kept = most - out;
    if (!excluded(out)) return out;
    for (let step = 0; step < 60; step++) {
      const middle = kept + (out - kept) / 2;
      if (excluded(middle)) out = middle;
      else kept = middle;
    }
    return out;
  };
  return { lower: end(1), upper: end(-1) };
}
