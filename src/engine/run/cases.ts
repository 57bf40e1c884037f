import { violations } from "../judge/admissible.js";
import { MOST_EFFORT } from "../judge/effort.js";
import { decidedForms } from "../judge/deciding.js";
import { judged, type JudgedRelation } from "../judge/judged.js";
import { requireSound } from "../judge/sound.js";
import { requireSteady, UnsteadyError } from "../judge/steady.js";
import {
  type CaseError,
  type CaseKind,
  type CaseRecord,
  chosenSpecs,
  type Claim,
  type ClaimTally,
  type Contradiction,
  count,
  countSituations,
  emptySituations,
  emptyTally,
  type Examined,
  examined,
  examinedDuring,
  type Extent,
  type FormRecord,
  type FormTally,
  type FormVerdict,
  type Relation,
  type RelationRecord,
  type RelationTally,
  type SituationTally,
  type Spec,
  verdictOf,
} from "../../claim/index.js";
import { NonFiniteError, Provenance, withArena } from "../../numerics/index.js";
import { type CaseRange, largeShare, specAt } from "./drawn-case.js";
import { KEPT } from "./merge-tallies.js";

export { type CaseRange, caseSeed, type Sizes } from "./drawn-case.js";

/**
 * Precisions in bits at which a case is judged again that floating point leaves undecided. What this one leaves open are
 * equalities between irrational numbers, as a rule, which no precision decides: a lower one before it would cost as much
 * and decide nothing more.
 */
export const REEVALUATION = [128];

/**
 * Of the generated cases one in so many has its refuted relations judged again by intervals; of the chosen and stored
 * ones all have. A form that is false is refuted thousands of times, and intervals take thousands of times as long as
 * floating point; what decides a verdict or is shown is confirmed in any case, when the run is concluded. It goes by the
 * position of the case, so that any split of a run adds up.
 */
const CONFIRMED_EVERY = 32;

/** Of the generated cases one in so many is evaluated twice, to see whether it gives the same; so are all others. */
const REPEATED_EVERY = 64;

/** Of the generated cases the first few, and then one in so many, are computed over again by intervals; so are all others. */
const FIRST_COMPUTED_AGAIN = 3;
const COMPUTED_AGAIN_EVERY = 512;

function isComputedAgain(index: number): boolean {
  return index < FIRST_COMPUTED_AGAIN || index % COMPUTED_AGAIN_EVERY === 0;
}

/** Accumulates the cases of one claim. */
class Tallier {
  private readonly relations = new Map<string, Map<string, RelationTally>>();
  private readonly observations = new Map<string, { index: number; values: readonly number[] }[]>();
  private readonly silent = new Map<string, number>();
  private readonly situations = new Map<string, SituationTally>();
  private readonly errors: CaseError[] = [];
  private readonly contradictions: Contradiction[] = [];
  private readonly records: CaseRecord[] = [];
  private readonly expected: ReadonlyMap<string, FormVerdict>;
  private cases = 0;
  private outside = 0;
  private overflowed = 0;
  /** Whether floating point left the last case open: the next one is recorded at once, and not only once it is open. */
  private open = false;

  /**
   * @param kind what sort of cases these are; only generated ones give observations
   * @param record whether to keep every case in full
   */
  constructor(
    private readonly claim: Claim,
    private readonly kind: CaseKind,
    private readonly record: boolean,
  ) {
    this.expected = new Map(claim.forms.map(({ name, expected }) => [name, expected]));
    for (const { name } of claim.forms) {
      this.situations.set(name, emptySituations(claim.situations));
      this.relations.set(name, new Map());
      this.observations.set(name, []);
      this.silent.set(name, 0);
    }
  }

  /** @param mostEffort of intervals on each relation; of large instances, which may leave the doubles and then say nothing */
  run(spec: Spec, index: number, mostEffort = Infinity): void {
    this.cases += 1;
    try {
      withArena(() => {
        this.tally(spec, index, mostEffort);
      });
    } catch (error) {
      if (mostEffort < Infinity && error instanceof NonFiniteError) {
        this.overflowed += 1;
        this.saysNothing(spec, index, error.message);
      } else this.fail(caseError(error, spec, index), error instanceof Error ? error.message : String(error));
    }
  }

  /** Counts a case that did not come to an end. */
  lose(spec: Spec, index: number, message: string): void {
    this.cases += 1;
    this.fail({ message, spec, index, unfinished: true }, message);
  }

  private fail(error: CaseError, message: string): void {
    const { spec, index } = error;
    if (this.errors.length < KEPT) this.errors.push(error);
    if (this.record) this.records.push({ spec, index, kind: this.kind, forms: [], error: message });
  }

  private tally(spec: Spec, index: number, mostEffort: number): void {
    const record = index < 0 || this.open ? new Provenance() : null;
    const instance = record === null ? examined(this.claim, spec) : this.recorded(spec, record);
    const measured = (i: number): boolean => index < 0 || index % (this.claim.assumptions[i]!.sampled ?? 1) === 0;
    if (this.leaveOut(spec, index, violations(this.claim, spec, instance, measured))) return;
    const confirming = index < 0 || index % CONFIRMED_EVERY === 0;
    const { outcomes, relations } = judged(this.claim, spec, {
      ...{ ladder: REEVALUATION, confirming, mostEffort, instance },
      ...(record === null ? {} : { stepOf: record.stepOf }),
    });
    this.open = relations.some(({ judgement }) => judgement.verdict === "undecided");
    // What would surprise is not counted before all hypotheses are measured.
    const surprises = relations.some(
      ({ form, judgement, rigorous }) =>
        verdictOf(judgement, rigorous) === "refuted" && this.expected.get(form) === "holds",
    );
    if (
      surprises &&
      this.leaveOut(
        spec,
        index,
        violations(this.claim, spec, instance, (i) => !measured(i)),
      )
    )
      return;
    if (isComputedAgain(index)) requireSteady(this.claim, spec, outcomes, requireSound(this.claim, spec, mostEffort));
    else if (index % REPEATED_EVERY === 0) requireSteady(this.claim, spec, outcomes);
    const extent: Extent = this.claim.specs.extent?.(spec) ?? {};
    for (const one of relations) {
      count(this.tallyOf(one.form, one.relation), { ...one, spec, index, extent });
      const { contradiction } = one;
      if (contradiction !== undefined && this.contradictions.length < KEPT) this.contradictions.push(contradiction);
    }
    if (this.kind === "generated") {
      const occurring = instance.occurring();
      for (const form of decidedForms(this.claim, outcomes, relations)) {
        countSituations(this.situations.get(form)!, occurring);
      }
    }
    for (const { form, observation } of outcomes) {
      if (this.kind !== "generated") continue;
      if (observation === null) this.silent.set(form, this.silent.get(form)! + 1);
      else this.observations.get(form)!.push({ index, values: observation });
    }
    if (!this.record) return;
    const forms = outcomes.map(({ form, observation }): FormRecord => {
      return { form, observation, relations: relations.filter((one) => one.form === form).map(relationRecord) };
    });
    this.records.push({ spec, index, kind: this.kind, forms, error: null });
  }

  private recorded(spec: Spec, record: Provenance): Examined {
    return examinedDuring(this.claim, spec, (work) => record.during(work));
  }

  /** Counts a case that violates hypotheses, which says nothing. */
  private leaveOut(spec: Spec, index: number, violated: readonly string[]): boolean {
    if (violated.length === 0) return false;
    this.outside += 1;
    this.saysNothing(spec, index, `${violated.join(", ")} violated`);
    return true;
  }

  private saysNothing(spec: Spec, index: number, why: string): void {
    if (this.record) this.records.push({ spec, index, kind: this.kind, forms: [], error: `says nothing: ${why}` });
  }

  private tallyOf(form: string, { name, sense, direction }: Relation): RelationTally {
    const tallies = this.relations.get(form)!;
    const known = tallies.get(name);
    if (known !== undefined) return known;
    const tally = emptyTally(name, sense, direction);
    tallies.set(name, tally);
    return tally;
  }

  result(): ClaimTally {
    const forms = this.claim.forms.map(({ name, conclude }): FormTally => ({
      form: name,
      relations: [...this.relations.get(name)!.values()],
      observations: this.observations.get(name)!,
      silent: conclude === undefined ? 0 : this.silent.get(name)!,
      situations: this.situations.get(name)!,
    }));
    const { claim, cases, outside, overflowed, kind, errors, contradictions, records } = this;
    const chosen = kind === "chosen" ? cases : 0;
    const stored = kind === "stored" ? cases : 0;
    return { id: claim.id, cases, chosen, stored, outside, overflowed, forms, errors, contradictions, records };
  }
}

/** What went wrong on a case: it threw, or gave another value when it was evaluated again. */
export function caseError(error: unknown, spec: Spec, index: number): CaseError {
  if (error instanceof UnsteadyError) return { message: error.differs, spec, index, unsteady: true };
  return { message: error instanceof Error ? error.message : String(error), spec, index };
}

/** A relation of one case as it is shown to others. */
function relationRecord(one: JudgedRelation): RelationRecord {
  const { name, direction, lhs, rhs } = one.relation;
  const { margin, rounding } = one.judgement;
  const verdict = verdictOf(one.judgement, one.rigorous);
  return { name, direction, lhs: lhs.value, rhs: rhs.value, margin, rounding, verdict };
}

/** Some cases of one claim: generated ones by their indices, the others by their positions; `to` is excluded. */
export type CaseBatch =
  | ({ readonly kind: "generated" } & CaseRange)
  | { readonly kind: "chosen"; readonly from: number; readonly to: number }
  | { readonly kind: "stored"; readonly from: number; readonly to: number; readonly specs: readonly Spec[] };

/** Who follows a batch from another thread. */
export interface BatchWatch {
  /** Notes the position of the case that comes next. */
  readonly reach: (position: number) => void;
  /** Whether the batch is to end before that. */
  readonly stopping: boolean;
}

/** Runs the cases of a batch, those before it is asked to stop. @param record whether to keep every case in full */
export function runBatch(claim: Claim, batch: CaseBatch, record = false, watch?: BatchWatch): ClaimTally {
  const tallier = new Tallier(claim, batch.kind, record);
  for (let position = batch.from; position < batch.to && watch?.stopping !== true; position++) {
    watch?.reach(position);
    const { spec, index } = caseAt(claim, batch, position);
    const isLarge = batch.kind === "generated" && largeShare(claim, batch, position) !== null;
    tallier.run(spec, index, isLarge ? MOST_EFFORT.judging : Infinity);
  }
  return tallier.result();
}

/** The tally of one case that did not come to an end, which is an error of it. */
export function lostCase(
  claim: Claim,
  batch: CaseBatch,
  position: number,
  message: string,
  record = false,
): ClaimTally {
  const tallier = new Tallier(claim, batch.kind, record);
  const { spec, index } = caseAt(claim, batch, position);
  tallier.lose(spec, index, message);
  return tallier.result();
}

/** The tally of no case, with the one that was under way when the run had to end. */
export function stoppedCase(claim: Claim, batch: CaseBatch, position: number, message: string): ClaimTally {
  const { spec, index } = caseAt(claim, batch, position);
  const errors = [{ message, spec, index, unfinished: true, stopped: true } as const];
  return { ...new Tallier(claim, batch.kind, false).result(), errors };
}

/** The case at a position of a batch. Indices below zero are the chosen cases and, below these, the stored ones. */
function caseAt(claim: Claim, batch: CaseBatch, position: number): { readonly spec: Spec; readonly index: number } {
  if (batch.kind === "generated") {
    return { spec: specAt(claim, batch, position), index: position };
  }
  const chosen = chosenSpecs(claim);
  if (batch.kind === "chosen") return { spec: chosen[position]!, index: -1 - position };
  return { spec: batch.specs[position]!, index: position - chosen.length - batch.specs.length };
}

/** Runs the generated cases of a range. @param record whether to keep every case in full */
export function runCases(claim: Claim, range: CaseRange, record = false): ClaimTally {
  return runBatch(claim, { kind: "generated", ...range }, record);
}

/** Runs the equality and degenerate cases, which have indices below zero. */
export function runChosenCases(claim: Claim, record = false): ClaimTally {
  return runBatch(claim, { kind: "chosen", from: 0, to: chosenSpecs(claim).length }, record);
}

/** Runs stored witnesses, whose indices lie below those of the chosen cases: they are the first to refute. */
export function runStoredCases(claim: Claim, witnesses: readonly Spec[], record = false): ClaimTally {
  return runBatch(claim, { kind: "stored", from: 0, to: witnesses.length, specs: witnesses }, record);
}
