import {
  type CaseOutcome,
  type Claim,
  type Contradiction,
  type Examined,
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
import { judgeRigorously, LADDER, type RigorousTarget } from "./certify.js";
import { contradictionOf } from "./confirm.js";
import { requireSame, sidesOf } from "./steady.js";

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
  readonly spec: Spec;
  readonly lhs: number;
  readonly rhs: number;
  readonly rounding: number;
}

/** One relation on one instance: its judgement in floating point, and what intervals say where they were asked. */
export interface JudgedRelation {
  readonly form: FormFacts["name"];
  readonly relation: Relation;
  readonly judgement: Judgement;
  /** Of what floating point left open or refuted; absent where nobody asked intervals. */
  readonly rigorous?: RelationVerdict;
  /** Where intervals contradict a refutation. */
  readonly contradiction?: Contradiction;
}

/** What is handed to intervals beside what floating point leaves open. */
export interface Asking {
  /** Precisions in bits at which a relation is judged again, one after another; none to ask no intervals at all. */
  readonly ladder?: readonly number[];
  /** Whether refuted relations are judged again; they are unless told otherwise. */
  readonly confirming?: boolean;
  /** The instance, where it is made already. */
  readonly instance?: Examined;
}

/**
 * Everything that a claim says of one instance, judged: evaluated, and handed to intervals where floating point leaves
 * it open or refutes it. Relations and matrices live as long as the workspace of the caller (`withArena`).
 * @throws UnsteadyError where the second evaluation, for intervals, gives other values; whatever evaluation throws
 */
export function judged(
  claim: Claim,
  spec: Spec,
  { ladder = LADDER, confirming = true, instance }: Asking = {},
): { readonly outcomes: readonly CaseOutcome[]; readonly relations: readonly JudgedRelation[] } {
  const outcomes = instance?.outcomes() ?? claim.evaluate(spec);
  const found = outcomes.flatMap(({ form, relations }) =>
    relations.map((relation): JudgedRelation => ({ form, relation, judgement: judge(relation) })),
  );
  const asked = found.filter(
    ({ judgement: { verdict } }) => verdict === "undecided" || (confirming && verdict === "refuted"),
  );
  if (asked.length === 0 || ladder.length === 0) return { outcomes, relations: found };
  const answers = judgeRigorously(claim, asked.map(targetOf), spec, ladder);
  const relations = found.map((one) => {
    const answer = answers[asked.indexOf(one)];
    if (answer === undefined) return one;
    const { form, relation, judgement } = one;
    requireSame(claim, spec, relation.name, sidesOf(relation), answer.sides);
    const rigorous = answer.verdict;
    if (judgement.verdict !== "refuted" || rigorous !== "holds") return { ...one, rigorous };
    const refuted = refutationOf(spec, relation, judgement);
    return { ...one, rigorous, contradiction: contradictionOf(claim, form, refuted, spec, answer.certificate!) };
  });
  return { outcomes, relations };
}

function targetOf({ form, relation, judgement }: JudgedRelation): RigorousTarget {
  const { verdict, margin, rounding } = judgement;
  return { form, relation: relation.name, ...(verdict === "refuted" ? { departure: -margin - rounding } : {}) };
}

/** A refutation of what was judged. */
export function refutationOf(spec: Spec, { name, sense, lhs, rhs }: Relation, { rounding }: Judgement): Refutation {
  return { relation: name, sense, spec, lhs: lhs.value, rhs: rhs.value, rounding };
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
