import { clopperPearson } from "../distributions/index.js";
import { decisiveWins } from "./paired-signs.js";

/** A statement that is said to be true of most instances, and on which of them it was. */
export interface Observed {
  readonly name: string;
  readonly outcomes: readonly boolean[];
}

/** What the instances say about several such statements. */
export interface Majorities {
  /** `consistent` all are true more often than not; `inconsistent` some is true less often than not. */
  readonly decision: "consistent" | "inconsistent" | "undecided";
  /** What would have been noticed. */
  readonly power: string;
  /** `name in k of n` for each. */
  readonly summary: string;
}

/**
 * Decides whether each of several statements is true of more than half of all instances, by exact binomial intervals
 * whose errors add up to `error`: a decision is wrong with at most this probability.
 * @throws DomainError
 */
export function majorities(observed: readonly Observed[], error: number): Majorities {
  const each = error / observed.length;
  const counts = observed.map(({ name, outcomes }) => {
    const wins = outcomes.filter(Boolean).length;
    return { name, wins, trials: outcomes.length, ...clopperPearson(wins, outcomes.length, each) };
  });
  const fewest = Math.min(...counts.map(({ trials }) => trials));
  const needed = decisiveWins(fewest, each);
  return {
    decision: counts.some(({ upper }) => upper < 1 / 2)
      ? "inconsistent"
      : counts.every(({ lower }) => lower > 1 / 2)
        ? "consistent"
        : "undecided",
    power:
      needed === undefined
        ? `none: ${fewest} instances are too few for this error probability`
        : `a statement that is true in fewer than ${fewest - needed + 1} of ${fewest} instances would have been refuted, and ` +
          `one that is true in fewer than ${needed} not confirmed`,
    summary: counts.map(({ name, wins, trials }) => `${name} in ${wins} of ${trials}`).join("; "),
  };
}
