import type { Claim, Spec } from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";
import { admissible } from "./admissible.js";
import { type Refutation, refutation, type Target } from "./refutation.js";

/** A shrunk counterexample keeps a margin of this many times its rounding, so that shrinking never ends in noise. */
const CLEARANCE = 10;

/** Most evaluations that one shrink may take. */
const ATTEMPTS = 4000;

/**
 * After so many evaluations a shrink no longer begins anew with the most drastic candidates where one has succeeded, but goes
 * on from there: what did not refute before hardly does so after it, and is tried again at the end.
 */
const DRASTIC = 300;

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
  let spent = 0;
  const source = target.specs ?? claim.specs;
  // Candidates before this one come last.
  let from = 0;
  for (let again = true; again;) {
    again = false;
    let position = 0;
    for (const candidate of source.shrink(best.spec)) {
      if (position++ < from) continue;
      if (spent++ >= ATTEMPTS) return best;
      const smaller = refutation(claim, target, candidate, CLEARANCE);
      again = smaller !== null && satisfies(claim, target, candidate);
      if (again) best = smaller!;
      yield best;
      if (again) break;
    }
    if (again) from = spent < DRASTIC ? 0 : position - 1;
    else if (from > 0) [from, again] = [0, true];
  }
  return best;
}

function satisfies(claim: Claim, { without = [] }: Target, spec: Spec): boolean {
  return withArena(() => admissible(claim, spec, without));
}
