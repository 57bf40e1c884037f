import { judged, type JudgedRelation, verdictOf } from "../judge/judged.js";
import {
  type CaseError,
  type CaseKind,
  type CaseRecord,
  type Claim,
  type ClaimTally,
  count,
  emptyTally,
  type FormRecord,
  type FormTally,
  merge,
  type Relation,
  type RelationRecord,
  type RelationTally,
  type Spec,
} from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";
import { subSeed, textSeed } from "../../random/index.js";

/** Cases with indices from (included) to (excluded) of one claim under one seed. */
export interface CaseRange {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/** The seed of one case: it depends on the run's seed, the claim and the index alone, so that any split adds up. */
export function caseSeed(seed: number, id: string, index: number): number {
  return subSeed(subSeed(seed, textSeed(id)), index);
}

/**
 * Precisions in bits at which a case is judged again that floating point leaves undecided. What these leave open are
 * equalities between irrational numbers, as a rule, which no precision decides.
 */
const REEVALUATION = [64, 128];

/** Errors kept by value; further ones only count. */
const ERRORS_KEPT = 5;

/** Accumulates the cases of one claim. */
class Tallier {
  private readonly relations = new Map<string, Map<string, RelationTally>>();
  private readonly observations = new Map<string, { index: number; values: readonly number[] }[]>();
  private readonly silent = new Map<string, number>();
  private readonly errors: CaseError[] = [];
  private readonly records: CaseRecord[] = [];
  private cases = 0;

  /**
   * @param kind what sort of cases these are; only generated ones give observations
   * @param record whether to keep every case in full
   */
  constructor(
    private readonly claim: Claim,
    private readonly kind: CaseKind,
    private readonly record: boolean,
  ) {
    for (const { name } of claim.forms) {
      this.relations.set(name, new Map());
      this.observations.set(name, []);
      this.silent.set(name, 0);
    }
  }

  run(spec: Spec, index: number): void {
    this.cases += 1;
    try {
      withArena(() => {
        this.tally(spec, index);
      });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (this.errors.length < ERRORS_KEPT) this.errors.push({ message, spec, index });
      if (this.record) this.records.push({ spec, index, kind: this.kind, forms: [], error: message });
    }
  }

  private tally(spec: Spec, index: number): void {
    const { outcomes, relations } = judged(this.claim, spec, REEVALUATION);
    for (const one of relations) count(this.tallyOf(one.form, one.relation), { ...one, spec, index });
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
    }));
    const { claim, cases, kind, errors, records } = this;
    const chosen = kind === "chosen" ? cases : 0;
    const stored = kind === "stored" ? cases : 0;
    return { id: claim.id, cases, chosen, stored, forms, errors, records };
  }
}

/** A relation of one case as it is shown to others. */
function relationRecord(one: JudgedRelation): RelationRecord {
  const { name, direction, lhs, rhs } = one.relation;
  const { margin, rounding } = one.judgement;
  return { name, direction, lhs: lhs.value, rhs: rhs.value, margin, rounding, verdict: verdictOf(one) };
}

/** Runs the generated cases of a range. @param record whether to keep every case in full */
export function runCases(claim: Claim, { seed, from, to }: CaseRange, record = false): ClaimTally {
  const tallier = new Tallier(claim, "generated", record);
  for (let index = from; index < to; index++) tallier.run(claim.specs.draw(caseSeed(seed, claim.id, index)), index);
  return tallier.result();
}

/** Runs the equality and degenerate cases, which have indices below zero. */
export function runChosenCases(claim: Claim, record = false): ClaimTally {
  const tallier = new Tallier(claim, "chosen", record);
  chosenSpecs(claim).forEach((spec, i) => {
    tallier.run(spec, -1 - i);
  });
  return tallier.result();
}

/** Runs stored witnesses, whose indices lie below those of the chosen cases: they are the first to refute. */
export function runStoredCases(claim: Claim, witnesses: readonly Spec[], record = false): ClaimTally {
  const tallier = new Tallier(claim, "stored", record);
  const first = -chosenSpecs(claim).length - witnesses.length;
  witnesses.forEach((spec, i) => {
    tallier.run(spec, first + i);
  });
  return tallier.result();
}

/** The specs of the equality and degenerate cases of a claim. */
export function chosenSpecs(claim: Claim): Spec[] {
  const equality = "none" in claim.equalityCases ? [] : claim.equalityCases.flatMap(({ specs }) => specs);
  return [...equality, ...claim.degenerateCases.map(({ spec }) => spec)];
}

/** The tally of the cases of both parts. */
export function mergeTallies(a: ClaimTally, b: ClaimTally): ClaimTally {
  return {
    id: a.id,
    cases: a.cases + b.cases,
    chosen: a.chosen + b.chosen,
    stored: a.stored + b.stored,
    forms: a.forms.map((form, i) => mergeForms(form, b.forms[i]!)),
    errors: [...a.errors, ...b.errors].sort((x, y) => x.index - y.index).slice(0, ERRORS_KEPT),
    records: [],
  };
}

function mergeForms(a: FormTally, b: FormTally): FormTally {
  const byName = new Map(a.relations.map((tally) => [tally.name, tally]));
  for (const tally of b.relations) {
    const other = byName.get(tally.name);
    byName.set(tally.name, other === undefined ? tally : merge(other, tally));
  }
  return {
    form: a.form,
    relations: [...byName.values()],
    observations: [...a.observations, ...b.observations],
    silent: a.silent + b.silent,
  };
}
