import { subSeed, textSeed } from "../../generators/random.js";
import type { Claim } from "../claim/claim.js";
import type { CaseError, ClaimTally, FormTally } from "../claim/result.js";
import type { Spec } from "../claim/spec.js";
import { judge, type Relation } from "../claim/relation.js";
import { count, emptyTally, type JudgedCase, merge, type RelationTally } from "../claim/tally.js";
import { withArena } from "../numerics/arena.js";
import { judgeRigorously } from "./certify.js";
import type { Target } from "./minimize.js";

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
  private cases = 0;

  /** @param kind what sort of cases these are; only generated ones give observations */
  constructor(
    private readonly claim: Claim,
    private readonly kind: "generated" | "chosen" | "stored",
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
      if (this.errors.length < ERRORS_KEPT) {
        this.errors.push({ message: error instanceof Error ? error.message : String(error), spec, index });
      }
    }
  }

  private tally(spec: Spec, index: number): void {
    const open: { readonly target: Target; readonly judged: JudgedCase }[] = [];
    for (const { form, relations, observation } of this.claim.evaluate(spec)) {
      for (const relation of relations) {
        const judged = { relation, judgement: judge(relation), spec, index };
        if (judged.judgement.verdict === "undecided") open.push({ target: { form, relation: relation.name }, judged });
        else count(this.tallyOf(form, relation), judged);
      }
      if (this.kind !== "generated") continue;
      if (observation === null) this.silent.set(form, this.silent.get(form)! + 1);
      else this.observations.get(form)!.push({ index, values: observation });
    }
    if (open.length === 0) return;
    const targets = open.map(({ target }) => target);
    judgeRigorously(this.claim, targets, spec, REEVALUATION).forEach(({ verdict }, i) => {
      const { target, judged } = open[i]!;
      count(this.tallyOf(target.form, judged.relation), { ...judged, rigorous: verdict });
    });
  }

  private tallyOf(form: string, { name, sense }: Relation): RelationTally {
    const tallies = this.relations.get(form)!;
    const known = tallies.get(name);
    if (known !== undefined) return known;
    const tally = emptyTally(name, sense);
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
    const { claim, cases, kind, errors } = this;
    const chosen = kind === "chosen" ? cases : 0;
    const stored = kind === "stored" ? cases : 0;
    return { id: claim.id, cases, chosen, stored, forms, errors };
  }
}

/** Runs the generated cases of a range. */
export function runCases(claim: Claim, { seed, from, to }: CaseRange): ClaimTally {
  const tallier = new Tallier(claim, "generated");
  for (let index = from; index < to; index++) tallier.run(claim.specs.draw(caseSeed(seed, claim.id, index)), index);
  return tallier.result();
}

/** Runs the equality and degenerate cases, which have indices below zero. */
export function runChosenCases(claim: Claim): ClaimTally {
  const tallier = new Tallier(claim, "chosen");
  chosenSpecs(claim).forEach((spec, i) => {
    tallier.run(spec, -1 - i);
  });
  return tallier.result();
}

/** Runs stored witnesses, whose indices lie below those of the chosen cases: they are the first to refute. */
export function runStoredCases(claim: Claim, witnesses: readonly Spec[]): ClaimTally {
  const tallier = new Tallier(claim, "stored");
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
