import { admissible, departures, violations } from "../judge/admissible.js";
import { confirm, type Confirmation } from "../judge/confirm.js";
import { judged } from "../judge/judged.js";
import { type Refutation, refutation, refutationOf } from "../judge/refutation.js";
import { type Aim, leastMargin } from "../judge/margin.js";
import { minimizing } from "../judge/minimize.js";
import { hairViolations } from "../judge/slack-sign.js";
import { UnsteadyError } from "../judge/steady.js";
import {
  chosenSpecs,
  type Claim,
  type Contradiction,
  type FormFacts,
  type Spec,
  type SpecSource,
} from "../../claim/index.js";
import { DomainError, withArena } from "../../numerics/index.js";
import { Random, subSeed, textSeed } from "../../random/index.js";
import { Effort, type Pace } from "./effort.js";
import { irrelevantFields } from "./irrelevant.js";
import { search } from "./search.js";

/** Evaluations of a hunt at most where nothing else is asked for. */
export const USUAL_EVALUATIONS = 10_000;

export interface HuntOptions extends Pace {
  readonly form: FormFacts["name"];
  /** The relation to refute; any of the form's unless given. */
  readonly relation?: string;
  /** Names of assumptions that are dropped. All others must hold on every candidate. */
  readonly without?: readonly string[];
  readonly seed: number;
  /** Specs to start from besides the equality and degenerate cases. */
  readonly witnesses?: readonly Spec[];
  /** Called now and then, and at the end. */
  readonly onProgress?: (progress: HuntProgress) => void;
  /** Called with the first refutation at once, before it is shrunk, so that nothing can lose it. */
  readonly onFound?: (found: Refutation) => void;
  /** Called with every candidate that comes nearer to a refutation, or goes further beyond one, than all before. */
  readonly onBetter?: (spec: Spec, margin: number) => void;
  /** Called with every smaller counterexample while the first one is shrunk. */
  readonly onSmaller?: (smaller: Refutation) => void;
}

/** How far a hunt has come. */
export interface HuntProgress {
  readonly evaluations: number;
  /** As in `HuntOutcome`. */
  readonly bestMargin: number | null;
  readonly found: boolean;
}

/** What a hunt brought home. */
export interface Quarry {
  readonly relation: string;
  /** Evaluations up to the first refutation. */
  readonly evaluations: number;
  readonly first: Refutation;
  readonly smallest: Refutation;
  /** What intervals say of the smallest; they never contradict it. */
  readonly confirmation: Confirmation;
  /** The refutation with the largest margin relative to the scale that was met. */
  readonly worst: Refutation;
  /** The dropped assumptions that the smallest counterexample violates. */
  readonly violates: readonly string[];
  /** Paths into the smallest spec, such as `lists.A.entries[0][1][0]`, to values that do not matter. */
  readonly irrelevant: readonly string[];
}

/** What a hunt met, whether or not it found anything. */
export interface HuntOutcome {
  readonly found: Quarry | null;
  readonly evaluations: number;
  /** The smallest (margin + rounding) / scale that was met, below zero where refuted; null where nothing was said. */
  readonly bestMargin: number | null;
  readonly bestSpec: Spec | null;
  /** Evaluations that said nothing: inadmissible, without a relation that applies, or in error. */
  readonly silent: number;
  /** Those among them on which evaluation threw, with what it threw first; null where it never did. */
  readonly thrown: { readonly count: number; readonly first: string; readonly spec: Spec } | null;
  /** The dropped assumptions that some candidate violated. */
  readonly broken: readonly string[];
  /** False where the hunt was interrupted. */
  readonly complete: boolean;
  /** Candidates that floating point refutes and intervals say to hold: they count as nothing found. */
  readonly contradictions: readonly Contradiction[];
}

/** After so many contradictions a hunt gives up: the numerics are at fault, and the search only finds where. */
const MOST_CONTRADICTIONS = 5;

/** On so many candidates that floating point leaves open intervals are tried, which take thousands of times as long. */
const INTERVAL_TRIALS = 20;

/** Evaluations that go on after the first refutation, to find a worse one. */
const WORSENING = 1000;

/** Evaluations between two reports of progress. */
const REPORT_EVERY = 1000;

/**
 * Hunts for an instance that refutes a form of a claim. The search follows a score of its own; what it proposes counts
 * once `judge` refutes the relation and intervals do not contradict that, or where intervals alone refute it. The outcome
 * depends on the seed and the number of evaluations alone, unless `forMilliseconds` or the signal ends it.
 * @throws DomainError where the claim has no such form or assumption, and where it throws whatever it is evaluated on
 * @throws UnsteadyError where the claim gives other values when the same instance is evaluated again
 */
export async function hunt(claim: Claim, options: HuntOptions): Promise<HuntOutcome> {
  const { without = [], witnesses = [] } = options;
  requireKnown(claim, options.form, without);
  const hunter = new Hunter(claim, options);
  const random = new Random(subSeed(options.seed, textSeed(claim.id)));
  const sources = claim.assumptions.flatMap(({ name, without: source }) =>
    source !== undefined && without.includes(name) ? [source] : [],
  );
  const all = [claim.specs, ...sources];
  // One that the statement is not about, such as an edited one, would be found again, and be no counterexample.
  const own = witnesses.filter((spec) => all.some((source) => departures(claim, spec, source).length === 0));
  await search({
    sources: all,
    starts: [...own, ...chosenSpecs(claim)].map((spec) => ({ spec, source: claim.specs })),
    objective: hunter.score,
    effort: hunter.effort,
    random,
  });
  return hunter.outcome(random);
}

/** @throws DomainError where the claim has no such form or assumption */
export function requireKnown(claim: Claim, form: string, assumptions: readonly string[]): void {
  const check = (what: string, name: string, known: readonly { readonly name: string }[]): void => {
    if (known.some((one) => one.name === name)) return;
    const names = known.map((one) => `"${one.name}"`).join(", ");
    throw new DomainError({ where: claim.id, expected: `${what} out of ${names || "none"}`, got: `"${name}"` });
  };
  check("a form", form, claim.forms);
  for (const name of assumptions) check("an assumption", name, claim.assumptions);
}

/** What one hunt has seen so far. */
class Hunter {
  readonly effort: Effort;
  private readonly without: readonly string[];
  private readonly broken = new Set<string>();
  private bestScore = Infinity;
  private bestSpec: Spec | null = null;
  private silent = 0;
  private thrown: HuntOutcome["thrown"] = null;
  private first: { readonly found: Refutation; readonly evaluations: number; readonly source: SpecSource } | null =
    null;
  private worst: { readonly found: Refutation; readonly score: number } | null = null;
  private readonly contradictions: Contradiction[] = [];
  private trials = 0;

  constructor(
    private readonly claim: Claim,
    private readonly options: HuntOptions,
  ) {
    this.effort = new Effort(options);
    this.without = options.without ?? [];
  }

  readonly score = (spec: Spec, source: SpecSource): number => {
    const { score, relation: name, open, error } = leastMargin(this.claim, this.aim, spec, this.broken);
    if (score === Infinity) this.silent += 1;
    if (error !== null) this.thrown = { first: error, spec, ...this.thrown, count: (this.thrown?.count ?? 0) + 1 };
    if (score < this.bestScore) {
      this.bestScore = score;
      this.bestSpec = spec;
      this.options.onBetter?.(spec, score);
    }
    if (name !== null && score < (this.worst?.score ?? 0)) this.certify(spec, source, name, score);
    if (name !== null && open && this.first === null) this.tryIntervals(spec, source, name, score);
    if (this.effort.used % REPORT_EVERY === 0) this.report();
    return score;
  };

  private get aim(): Aim {
    const { form, relation } = this.options;
    return { form, wanted: this.first?.found.relation ?? relation, without: this.without };
  }

  /** Lets the verdict, not the score, decide whether the spec refutes. */
  private certify(spec: Spec, source: SpecSource, relation: string, score: number): void {
    const target = { form: this.options.form, relation };
    this.requireSteady(spec, score);
    const found = refutation(this.claim, target, spec);
    if (found === null) return;
    if (this.first === null) {
      const byEntries = spelledOut(source, spec);
      const written = byEntries === null || !this.accepts(byEntries) ? null : refutation(this.claim, target, byEntries);
      if (!this.isConfirmed(written ?? found)) return;
      this.begin(written ?? found, source);
    }
    this.worst = { found, score };
  }

  /** What floating point leaves open intervals may refute: then there is nothing to shrink by. */
  private tryIntervals(spec: Spec, source: SpecSource, name: string, score: number): void {
    if (this.trials >= INTERVAL_TRIALS) return;
    this.trials += 1;
    const found = withArena(() => {
      const { relations } = judged(this.claim, spec);
      const one = relations.find(({ form, relation }) => form === this.options.form && relation.name === name);
      return one?.rigorous === "refuted" ? refutationOf(spec, one.relation, one.judgement) : null;
    });
    if (found === null || this.isBeside(found)) return;
    this.begin(found, source);
    this.worst = { found, score };
  }

  private begin(found: Refutation, source: SpecSource): void {
    this.first = { found, evaluations: this.effort.used, source };
    this.options.onFound?.(found);
    this.effort.cap(WORSENING);
  }

  /** Whether it violates an assumption by less than floating point sees. */
  private isBeside({ spec }: Refutation): boolean {
    return hairViolations(this.claim, spec).some((name) => !this.without.includes(name));
  }

  /** Whether intervals do not contradict it, nor that it meets the assumptions; a contradiction is kept. */
  private isConfirmed(found: Refutation): boolean {
    if (this.isBeside(found)) return false;
    const confirmation = this.confirmation(found);
    if (confirmation.outcome === "contradicted") {
      this.contradictions.push(confirmation.contradiction);
      if (this.contradictions.length >= MOST_CONTRADICTIONS) this.effort.cap(0);
    }
    return confirmation.outcome !== "contradicted";
  }

  private confirmation(found: Refutation): Confirmation {
    return confirm(this.claim, this.options.form, found);
  }

  /** @throws UnsteadyError where the score of a spec is another one now */
  private requireSteady(spec: Spec, score: number): void {
    const { score: again, relation } = leastMargin(this.claim, this.aim, spec);
    if (Object.is(again, score)) return;
    const differs = `${relation ?? "relations"}: first a relative margin of ${score}, then ${again}`;
    throw new UnsteadyError(this.claim.id, spec, differs);
  }

  /** @throws DomainError where every candidate threw */
  private requireEvaluable(): void {
    const { thrown, effort, claim } = this;
    if (thrown === null || thrown.count < effort.used) return;
    throw new DomainError({
      where: claim.id,
      expected: "instances that can be evaluated",
      got: `${thrown.count} that throw, first "${thrown.first}" on ${JSON.stringify(thrown.spec)}`,
    });
  }

  private accepts(spec: Spec): boolean {
    try {
      return withArena(() => admissible(this.claim, spec, this.without));
    } catch {
      return false;
    }
  }

  private report(): void {
    const { effort, first } = this;
    this.options.onProgress?.({ evaluations: effort.used, bestMargin: this.bestMargin, found: first !== null });
  }

  private get bestMargin(): number | null {
    return this.bestScore < Infinity ? this.bestScore : null;
  }

  /** Shrinks what was found, which takes as long again as the hunt was allowed, at most. */
  async outcome(random: Random): Promise<HuntOutcome> {
    this.report();
    const complete = !this.effort.interrupted;
    this.requireEvaluable();
    if (this.bestSpec !== null && this.first === null) this.requireSteady(this.bestSpec, this.bestScore);
    const found = await this.quarry(random);
    return {
      found,
      evaluations: this.effort.used,
      silent: this.silent,
      thrown: this.thrown,
      bestMargin: this.bestMargin,
      bestSpec: this.bestSpec,
      broken: [...this.broken],
      complete,
      contradictions: this.contradictions,
    };
  }

  private async quarry(random: Random): Promise<Quarry | null> {
    const { claim, first, worst, without } = this;
    if (first === null || worst === null) return null;
    const { found, evaluations, source } = first;
    const target = { form: this.options.form, relation: found.relation, without, specs: source };
    const pace = new Effort({ ...this.options, evaluations: Infinity });
    let smallest = found;
    // A case that only intervals refute gives floating point nothing to shrink by.
    const shrinks = refutation(claim, target, found.spec) !== null;
    for (const smaller of shrinks ? minimizing(claim, target, found.spec) : []) {
      if (smaller !== smallest) this.options.onSmaller?.(smaller);
      smallest = smaller;
      pace.spend();
      await pace.pause();
      if (pace.exhausted) break;
    }
    if (smallest !== found && !this.isConfirmed(smallest)) smallest = found;
    const isWorst = worst.found !== found && this.isConfirmed(worst.found);
    return {
      relation: found.relation,
      evaluations,
      first: found,
      smallest,
      confirmation: this.confirmation(smallest),
      worst: isWorst ? worst.found : found,
      violates: withArena(() => violations(claim, smallest.spec)),
      irrelevant: await irrelevantFields(claim, target, smallest.spec, pace, random),
    };
  }
}

/** The spec by its entries, or null where its source cannot write it so. */
function spelledOut(source: SpecSource, spec: Spec): Spec | null {
  try {
    return source.spellOut(spec);
  } catch {
    return null;
  }
}
