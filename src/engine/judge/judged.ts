import {
  type CaseOutcome,
  type Certificate,
  type Claim,
  type Contradiction,
  type Examined,
  type FormFacts,
  judge,
  type Judgement,
  type Relation,
  type RelationVerdict,
  type Spec,
} from "../../claim/index.js";
import { judgeRigorously, LADDER, type Recorded, type RigorousTarget } from "./certify.js";
import { contradictionOf } from "./confirm.js";
import { refutationOf } from "./refutation.js";
import { requireSame, sidesOf } from "./steady.js";

/** One relation on one instance: its judgement in floating point, and what intervals say where they were asked. */
export interface JudgedRelation {
  readonly form: FormFacts["name"];
  readonly relation: Relation;
  readonly judgement: Judgement;
  /** Of what floating point left open or refuted; absent where nobody asked intervals. */
  readonly rigorous?: RelationVerdict;
  /** Of what stays undecided: whether it looks like a tie, which no precision decides. */
  readonly tie?: boolean;
  /** Of what stays undecided: whether it is out of reach of intervals. */
  readonly beyond?: boolean;
  /** Where intervals contradict a refutation. */
  readonly contradiction?: Contradiction;
  /** Both sides by intervals, where these decided. */
  readonly enclosures?: Certificate | null;
  /** Of the instance, in place of those of the spec. */
  readonly quantities?: NonNullable<CaseOutcome["quantities"]>;
}

/** What is handed to intervals beside what floating point leaves open. */
export interface Asking {
  /** Precisions in bits at which a relation is judged again, one after another; none to ask no intervals at all. */
  readonly ladder?: readonly number[];
  /** Whether refuted relations are judged again; they are unless told otherwise. */
  readonly confirming?: boolean;
  /** The most effort of intervals on one relation; what takes more is left to floating point. */
  readonly mostEffort?: number;
  /** The instance, where it is made already. */
  readonly instance?: Examined;
  /** Its steps, where all that is computed of it is recorded: intervals follow these, and it is not evaluated again. */
  readonly stepOf?: Recorded["stepOf"];
}

/**
 * Everything that a claim says of one instance, judged: evaluated, and handed to intervals where floating point leaves
 * it open or refutes it. Relations and matrices live as long as the workspace of the caller (`withArena`).
 * @throws UnsteadyError where the second evaluation, for intervals, gives other values; whatever evaluation throws
 */
export function judged(
  claim: Claim,
  spec: Spec,
  { ladder = LADDER, confirming = true, mostEffort = Infinity, instance, stepOf }: Asking = {},
): { readonly outcomes: readonly CaseOutcome[]; readonly relations: readonly JudgedRelation[] } {
  const outcomes = instance?.outcomes() ?? claim.evaluate(spec);
  const found = outcomes.flatMap(({ form, relations, quantities }) => {
    const named = quantities === undefined ? {} : { quantities };
    return relations.map((relation): JudgedRelation => ({ form, relation, judgement: judge(relation), ...named }));
  });
  const asked = found.filter(
    ({ judgement: { verdict } }) => verdict === "undecided" || (confirming && verdict === "refuted"),
  );
  if (asked.length === 0 || ladder.length === 0) return { outcomes, relations: found };
  const recorded = stepOf === undefined ? undefined : { outcomes, stepOf };
  const answers = judgeRigorously(claim, asked.map(targetOf), spec, ladder, mostEffort, recorded);
  const relations = found.map((one) => {
    const answer = answers[asked.indexOf(one)];
    if (answer === undefined) return one;
    const { form, relation, judgement } = one;
    requireSame(claim, spec, relation.name, sidesOf(relation), answer.sides);
    const rigorous = answer.verdict;
    if (judgement.verdict !== "refuted" || rigorous !== "holds")
      return { ...one, rigorous, tie: answer.tie, beyond: answer.beyond, enclosures: answer.certificate };
    const refuted = refutationOf(spec, relation, judgement);
    return { ...one, rigorous, contradiction: contradictionOf(claim, form, refuted, spec, answer.certificate!) };
  });
  return { outcomes, relations };
}

function targetOf({ form, relation, judgement }: JudgedRelation): RigorousTarget {
  const { verdict, margin, rounding } = judgement;
  return { form, relation: relation.name, ...(verdict === "refuted" ? { departure: -margin - rounding } : {}) };
}
