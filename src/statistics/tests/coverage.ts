import { binomialLowerTail, binomialUpperTail } from "../distributions/index.js";
import type { Quantity } from "../../numerics/index.js";

/** What became of the demand that an event has at least a given probability. */
export type Coverage = "met" | "missed" | "undecided";

/** A demand is taken for met where the probability is at least this share of what was demanded. */
const CERTAINTY = 0.9;

/**
 * Decides such a demand as QuickCheck's `checkCoverage` does: `missed` where the event has provably less than the demanded
 * probability, `met` where it has provably at least nine tenths of it; either is wrong with probability at most `error`, by
 * the exact tails of the binomial law. What has a probability between the two may come out either way, and a small sample decides
 * nothing: whoever goes on with a larger one divides the error among the looks.
 * @throws DomainError
 */
export function coverage(
  events: number,
  trials: number,
  { atLeast, error }: { readonly atLeast: number; readonly error: number },
): Coverage {
  if (trials === 0) return "undecided";
  const isRare = (tail: Quantity): boolean => tail.value + tail.error <= error;
  if (isRare(binomialLowerTail(trials, events, atLeast))) return "missed";
  return isRare(binomialUpperTail(trials, events, CERTAINTY * atLeast)) ? "met" : "undecided";
}
