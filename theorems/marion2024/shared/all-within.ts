import { atMost, type Comparison } from "../../../src/claim/index.js";
import type { Quantity } from "../../../src/numerics/index.js";

/** lhs ≤ rhs for all pairs, by the one that is the closest for certain, so that a pair of zeros hides no other. */
export function allWithin(pairs: readonly (readonly [lhs: Quantity, rhs: Quantity])[]): Comparison {
  const ratio = ([lhs, rhs]: readonly [Quantity, Quantity]): number =>
    (lhs.value - lhs.error) / (rhs.value + rhs.error) || 0;
  return atMost(...pairs.reduce((worst, pair) => (ratio(pair) > ratio(worst) ? pair : worst)));
}
