/** What a test says of a law: for it, against it, or neither; `open` where nothing can speak for it. */
export type Verdict = "consistent" | "inconsistent" | "open" | "undecided";

/** What a test concludes from the observations of all cases of a law, in case order. */
export interface Conclusion {
  readonly verdict: Verdict;
  /** Probability of a false alarm: that a true statement is called inconsistent. 0 for deterministic measurements. */
  readonly errorProbability: number;
  /** One line for the ledger: what was measured. */
  readonly summary: string;
  /** The smallest departure that this sample would have noticed, where a test says so by itself. */
  readonly power?: string;
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
