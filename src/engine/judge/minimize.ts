import type { Claim, Spec } from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";
import { admissible } from "./admissible.js";
import { type Refutation, refutation, type Target } from "./refutation.js";

/** A shrunk counterexample keeps a margin of this many times its rounding, so that shrinking never ends in noise. */
const CLEARANCE = 10;

/** Most evaluations that one shrink may take. */
const ATTEMPTS = 4000;

/**
 * The smallest spec, by the claim's own shrink order, on which the relation is still refuted with clearance: the
 * first smaller candidate that refutes takes the place of the spec until none does.
 * @throws RangeError where the spec itself does not refute
 */
export function minimize(claim: Claim, target: Target, found: Spec): Refutation {
  const steps = minimizing(claim, target, found);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The steps of `minimize`, for callers that give way in between: the smallest so far, after every evaluation. */
export function* minimizing(claim: Claim, target: Target, found: Spec): Generator<Refutation, Refutation, undefined> {
  const start = refutation(claim, target, found, CLEARANCE) ?? refutation(claim, target, found, 1);
  if (start === null) {
    throw new RangeError(`${claim.id}: the spec handed to minimize does not refute ${target.relation}`);
  }
  let best = start;
  let left = ATTEMPTS;
  const source = target.specs ?? claim.specs;
  for (let improved = true; improved && left > 0;) {
    improved = false;
    for (const candidate of source.shrink(best.spec)) {
      left -= 1;
      const smaller = refutation(claim, target, candidate, CLEARANCE);
      if (smaller !== null && satisfies(claim, target, candidate)) {
        best = smaller;
        improved = true;
      }
      yield best;
      if (improved || left <= 0) break;
    }
  }
  return best;
}

function satisfies(claim: Claim, { without = [] }: Target, spec: Spec): boolean {
  return withArena(() => admissible(claim, spec, without));
}
