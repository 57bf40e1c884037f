export type Verdict = "consistent" | "inconsistent" | "open" | "undecided";

/** What a test concludes from the observations of all cases of a law, in case order. */
export interface Conclusion {
  readonly verdict: Verdict;
  /** Probability of a false alarm: that a true statement is called inconsistent. 0 for deterministic measurements. */
  readonly errorProbability: number;
  /** One line for the ledger: what was measured. */
  readonly summary: string;
  /** The smallest departure that this sample would have noticed, where a test says so by itself. */
  readonly power?: string | undefined;
}

/** What a sample would have noticed of one known departure; sizes in words, null where none of those tried. */
export interface MeasuredDeparture {
  /** The test that would have noticed it. */
  readonly part: string;
  readonly what: string;
  /** The smallest departure under which the law would no longer have been called consistent. */
  readonly noticed: string | null;
  /** The smallest under which it would have been called inconsistent. */
  readonly contradicted: string | null;
  /** The largest that was tried. */
  readonly tried: string;
}

/** What a law concludes, with what would have been noticed. */
export interface MeasuredConclusion extends Conclusion {
  /** The smallest departures that this sample would have noticed, in words with numbers. */
  readonly power: string;
  /** The same, one by one; empty where they were not measured. */
  readonly departures: readonly MeasuredDeparture[];
}

/**
 * A law with a constant is confirmed only by a sample that would have noticed a constant off by this share; a smaller sample
 * that contradicts nothing leaves it undecided.
 */
export const COARSEST = 1 / 4;

/** What a test concludes: against the law, for it, or neither. */
export function verdict(against: boolean, inFavour: boolean): Verdict {
  return against ? "inconsistent" : inFavour ? "consistent" : "undecided";
}

/** What every test concludes from nothing. */
export const NO_CASE: Conclusion = {
  verdict: "undecided",
  errorProbability: 0,
  power: "none without cases",
  summary: "no case",
};
