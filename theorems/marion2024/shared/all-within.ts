import { atLeast, atMost, type Comparison } from "../../../src/claim/index.js";
import type { Quantity } from "../../../src/numerics/index.js";

type Pair = readonly [smaller: Quantity, larger: Quantity];

/** The pair that is the closest for certain, so that a pair of zeros hides no other. */
function closest(pairs: readonly Pair[]): Pair {
  const ratio = ([smaller, larger]: Pair): number =>
    (smaller.value - smaller.error) / (larger.value + larger.error) || 0;
  return pairs.reduce((worst, pair) => (ratio(pair) > ratio(worst) ? pair : worst));
}

/** smaller ≤ larger for all pairs. */
export const allWithin = (pairs: readonly Pair[]): Comparison => atMost(...closest(pairs));

/** larger ≥ smaller for all pairs. */
export function allBeyond(pairs: readonly Pair[]): Comparison {
  const [smaller, larger] = closest(pairs);
  return atLeast(larger, smaller);
}
