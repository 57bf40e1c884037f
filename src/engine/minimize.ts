import type { Claim } from "../claim/claim.js";
import { judge, type Relation } from "../claim/relation.js";
import type { Counterexample } from "../claim/result.js";
import type { Spec } from "../claim/spec.js";
import { withArena } from "../numerics/arena.js";

/** A shrunk counterexample keeps a margin of this many times its rounding, so that shrinking never ends in noise. */
const CLEARANCE = 10;

/** Most evaluations that one shrink may take. */
const ATTEMPTS = 4000;

interface Target {
  readonly form: string;
  readonly relation: string;
}

/**
 * The smallest spec, by the claim's own shrink order, on which the relation is still refuted with clearance: the
 * first smaller candidate that refutes takes the place of the spec until none does.
 */
export function minimize(claim: Claim, target: Target, found: Spec): Counterexample {
  let best = refutation(claim, target, found, CLEARANCE) ?? refutation(claim, target, found, 1);
  if (best === null)
    throw new RangeError(`${claim.id}: the spec handed to minimize does not refute ${target.relation}`);
  let left = ATTEMPTS;
  for (let improved = true; improved && left > 0;) {
    improved = false;
    for (const candidate of claim.specs.shrink(best.spec)) {
      left -= 1;
      const smaller = refutation(claim, target, candidate, CLEARANCE);
      if (smaller !== null) {
        best = smaller;
        improved = true;
        break;
      }
      if (left <= 0) break;
    }
  }
  return best;
}

/** The counterexample that a spec is for the target, or null where it is none or cannot be evaluated. */
function refutation(claim: Claim, target: Target, spec: Spec, clearance: number): Counterexample | null {
  try {
    return withArena(() => {
      const relation = findRelation(claim, target, spec);
      if (relation === undefined) return null;
      const { verdict, margin, rounding } = judge(relation);
      if (verdict !== "refuted" || margin >= -clearance * rounding) return null;
      return { relation: target.relation, spec, lhs: relation.lhs.value, rhs: relation.rhs.value, rounding };
    });
  } catch {
    return null;
  }
}

function findRelation(claim: Claim, target: Target, spec: Spec): Relation | undefined {
  const outcome = claim.evaluate(spec).find(({ form }) => form === target.form);
  return outcome?.relations.find(({ name }) => name === target.relation);
}
