/** What a test concludes from the observations of all cases of a law, in case order. */
export interface Conclusion {
  readonly verdict: "consistent" | "inconsistent" | "open" | "undecided";
  /** Probability of a false alarm: that a true statement is called inconsistent. 0 for deterministic measurements. */
  readonly errorProbability: number;
  /** The smallest departure that this sample would have noticed, in words with numbers. */
  readonly power: string;
  /** One line for the ledger: what was measured. */
  readonly summary: string;
}

/**
 * A law with a constant is confirmed only by a sample that would have noticed a constant off by this share; a smaller sample
 * that contradicts nothing leaves it undecided.
 */
export const COARSEST = 1 / 4;

/** What a test concludes: against the law, for it, or neither. */
export function verdict(against: boolean, inFavour: boolean): Conclusion["verdict"] {
  return against ? "inconsistent" : inFavour ? "consistent" : "undecided";
}

/** What every test concludes from nothing. */
export const NO_CASE: Conclusion = {
  verdict: "undecided",
  errorProbability: 0,
  power: "none without cases",
  summary: "no case",
};
