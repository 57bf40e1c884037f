import { clopperPearson, type Interval } from "../distributions/index.js";
import { DomainError, log } from "../../numerics/index.js";

/** How often an event happened at one size. */
export interface Frequency {
  readonly size: number;
  readonly events: number;
  readonly trials: number;
}

/** How the probability of an event changes with the size. */
export interface Decay {
  /** `fast`: it certainly falls faster than 1/size; `rises`: it certainly rises; else `unclear`. */
  readonly decision: "fast" | "rises" | "unclear";
  /** Intervals of the probability, size by size; together they miss any with probability at most the error. */
  readonly intervals: readonly Interval[];
  /** Every k with a probability proportional to size^−k from the first to the last size is at least this. */
  readonly leastPower: number;
}

/**
 * Judges a claim that a probability falls exponentially, from its frequencies at increasing sizes. Finitely many of
 * them contradict no unnamed constant; what they can show is that the probability falls from the first size to the last
 * by more than their quotient, as no law slower than 1/size does, or that it rises. Each with error probability at most
 * `error`, by Clopper–Pearson intervals with a union bound over the sizes.
 * @throws DomainError for fewer than two sizes or sizes that do not increase
 */
export function decay(frequencies: readonly Frequency[], error: number): Decay {
  const first = frequencies[0];
  const last = frequencies.at(-1);
  const increasing = frequencies.every(({ size }, i) => size > (frequencies[i - 1]?.size ?? 0));
  if (first === undefined || last === undefined || frequencies.length < 2 || !increasing) {
    throw new DomainError({
      where: "decay",
      expected: "at least two increasing positive sizes",
      got: frequencies.map(({ size }) => size).join(", "),
    });
  }
  const intervals = frequencies.map(({ events, trials }) => clopperPearson(events, trials, error / frequencies.length));
  const before = intervals[0]!;
  const after = intervals.at(-1)!;
  const growth = last.size / first.size;
  const leastPower = log(before.lower / after.upper) / log(growth);
  const decision = leastPower > 1 ? "fast" : after.lower > before.upper ? "rises" : "unclear";
  return { decision, intervals, leastPower };
}
