import {
  type CaseOutcome,
  type Claim,
  type Direction,
  type FormFacts,
  judge,
  type Judgement,
  type Relation,
  relationOf,
  type RelationVerdict,
  type Spec,
  type SpecSource,
} from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";
import { judgeRigorously, LADDER } from "./certify.js";

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

/** One relation on one instance: its judgement in floating point, and what intervals say where that left it open. */
export interface JudgedRelation {
  readonly form: FormFacts["name"];
  readonly relation: Relation;
  readonly judgement: Judgement;
  /** Absent where floating point decided, or nobody asked intervals. */
  readonly rigorous?: RelationVerdict;
}

/** The verdict of whoever decided. */
export function verdictOf({ judgement, rigorous }: Pick<JudgedRelation, "judgement" | "rigorous">): RelationVerdict {
  return rigorous ?? judgement.verdict;
}

/**
 * Everything that a claim says of one instance, judged: evaluated, and open relations handed to intervals. Relations and
 * matrices live as long as the workspace of the caller (`withArena`).
 * @param ladder precisions in bits at which an open relation is judged again, one after another; none to leave it open
 */
export function judged(
  claim: Claim,
  spec: Spec,
  ladder: readonly number[] = LADDER,
): { readonly outcomes: readonly CaseOutcome[]; readonly relations: readonly JudgedRelation[] } {
  const outcomes = claim.evaluate(spec);
  const found = outcomes.flatMap(({ form, relations }) =>
    relations.map((relation): JudgedRelation => ({ form, relation, judgement: judge(relation) })),
  );
  const open = found.filter(({ judgement }) => judgement.verdict === "undecided");
  if (open.length === 0 || ladder.length === 0) return { outcomes, relations: found };
  const targets = open.map(({ form, relation }) => ({ form, relation: relation.name }));
  const verdicts = judgeRigorously(claim, targets, spec, ladder).map(({ verdict }) => verdict);
  const relations = found.map((one) => {
    const rigorous = verdicts[open.indexOf(one)];
    return rigorous === undefined ? one : { ...one, rigorous };
  });
  return { outcomes, relations };
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
