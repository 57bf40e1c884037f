import {
  type Claim,
  type Direction,
  judge,
  type Judgement,
  type Relation,
  relationOf,
  type Spec,
  type SpecSource,
} from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";

/** What a counterexample refutes, and which assumptions it need not satisfy. */
export interface Target {
  readonly form: string;
  readonly relation: string;
  /** Names of the assumptions that are dropped; candidates satisfy all others. */
  readonly without?: readonly string[];
  /** Where smaller candidates come from: the claim's own specs unless given. */
  readonly specs?: SpecSource;
}

/** A refuting instance with both sides as floating point has them. */
export interface Refutation {
  readonly relation: string;
  readonly sense: Relation["sense"];
  /** How the relation is written. */
  readonly direction: Direction;
  readonly spec: Spec;
  readonly lhs: number;
  readonly rhs: number;
  readonly rounding: number;
}

/** A refutation of what was judged. */
export function refutationOf(
  spec: Spec,
  { name, sense, direction, lhs, rhs }: Relation,
  { rounding }: Judgement,
): Refutation {
  return { relation: name, sense, direction, spec, lhs: lhs.value, rhs: rhs.value, rounding };
}

/**
 * The counterexample that a spec is for the target, its margin below −clearance · rounding, or null where it is none
 * or cannot be evaluated. Assumptions are not looked at.
 */
export function refutation(claim: Claim, { form, relation }: Target, spec: Spec, clearance = 1): Refutation | null {
  try {
    return withArena(() => {
      const found = relationOf(claim.evaluate(spec), form, relation);
      if (found === undefined) return null;
      const judgement = judge(found);
      const { verdict, margin, rounding } = judgement;
      return verdict === "refuted" && margin < -clearance * rounding ? refutationOf(spec, found, judgement) : null;
    });
  } catch {
    return null;
  }
}
