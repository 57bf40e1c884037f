import { admissible, violations } from "../judge/admissible.js";
import { type Refutation, refutation } from "../judge/judged.js";
import { leastMargin } from "../judge/margin.js";
import { minimizing } from "../judge/minimize.js";
import { chosenSpecs } from "../run/cases.js";
import type { Claim, Spec, SpecSource } from "../../claim/index.js";
import { DomainError, withArena } from "../../numerics/index.js";
import { Random, subSeed, textSeed } from "../../random/index.js";
import { Effort, type Pace } from "./effort.js";
import { irrelevantFields } from "./irrelevant.js";
import { search } from "./search.js";

export interface HuntOptions extends Pace {
  readonly form: string;
  /** The relation to refute; any of the form's unless given. */
  readonly relation?: string;
  /** Names of assumptions that are dropped. All others must hold on every candidate. */
  readonly without?: readonly string[];
  readonly seed: number;
  /** Specs to start from besides the equality and degenerate cases. */
  readonly witnesses?: readonly Spec[];
  /** Called now and then, and at the end. */
  readonly onProgress?: (progress: HuntProgress) => void;
  /** Called with the first refuting spec at once, before it is shrunk, so that nothing can lose it. */
  readonly onFound?: (spec: Spec) => void;
}

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
  /** The refutation with the largest margin relative to the scale that was met. */
  readonly worst: Refutation;
  /** The dropped assumptions that the smallest counterexample violates. */
  readonly violates: readonly string[];
  /** Paths into the smallest spec, such as `lists.A.entries[0][1][0]`, to values that do not matter. */
  readonly irrelevant: readonly string[];
}

export interface HuntOutcome {
  readonly found: Quarry | null;
  readonly evaluations: number;
  /** The smallest (margin + rounding) / scale that was met, below zero where refuted; null where nothing was said. */
  readonly bestMargin: number | null;
  readonly bestSpec: Spec | null;
  /** Evaluations that said nothing: inadmissible, without a relation that applies, or in error. */
  readonly silent: number;
  /** The dropped assumptions that some candidate violated. */
  readonly broken: readonly string[];
  /** False where the hunt was interrupted. */
  readonly complete: boolean;
}

/** Evaluations that go on after the first refutation, to find a worse one. */
const WORSENING = 1000;

/** Evaluations between two reports of progress. */
const REPORT_EVERY = 1000;

/**
 * Hunts for an instance that refutes a form of a claim. The search follows a score of its own; what it proposes counts
 * once `judge` refutes the relation. The outcome depends on the seed and the number of evaluations alone, unless
 * `forMilliseconds` or the signal ends it.
 * @throws DomainError where the claim has no such form or assumption
 */
export async function hunt(claim: Claim, options: HuntOptions): Promise<HuntOutcome> {
  const { without = [], witnesses = [] } = options;
  requireKnown(claim, options.form, without);
  const hunter = new Hunter(claim, options);
  const random = new Random(subSeed(options.seed, textSeed(claim.id)));
  const sources = claim.assumptions.flatMap(({ name, without: source }) =>
    source !== undefined && without.includes(name) ? [source] : [],
  );
  await search({
    sources: [claim.specs, ...sources],
    starts: [...witnesses, ...chosenSpecs(claim)].map((spec) => ({ spec, source: claim.specs })),
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
  private first: { readonly found: Refutation; readonly evaluations: number; readonly source: SpecSource } | null =
    null;
  private worst: { readonly found: Refutation; readonly score: number } | null = null;

  constructor(
    private readonly claim: Claim,
    private readonly options: HuntOptions,
  ) {
    this.effort = new Effort(options);
    this.without = options.without ?? [];
  }

  readonly score = (spec: Spec, source: SpecSource): number => {
    const { form, relation } = this.options;
    const wanted = this.first?.found.relation ?? relation;
    const { score, relation: name } = leastMargin(
      this.claim,
      { form, wanted, without: this.without },
      spec,
      this.broken,
    );
    if (score === Infinity) this.silent += 1;
    if (score < this.bestScore) {
      this.bestScore = score;
      this.bestSpec = spec;
    }
    if (name !== null && score < (this.worst?.score ?? 0)) this.certify(spec, source, name, score);
    if (this.effort.used % REPORT_EVERY === 0) this.report();
    return score;
  };

  /** Lets the verdict, not the score, decide whether the spec refutes. */
  private certify(spec: Spec, source: SpecSource, relation: string, score: number): void {
    const target = { form: this.options.form, relation };
    const found = refutation(this.claim, target, spec);
    if (found === null) return;
    this.worst = { found, score };
    if (this.first !== null) return;
    const byEntries = spelledOut(source, spec);
    const written = byEntries === null || !this.accepts(byEntries) ? null : refutation(this.claim, target, byEntries);
    this.first = { found: written ?? found, evaluations: this.effort.used, source };
    this.options.onFound?.(this.first.found.spec);
    this.effort.cap(WORSENING);
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
    return {
      found: await this.quarry(random),
      evaluations: this.effort.used,
      silent: this.silent,
      bestMargin: this.bestMargin,
      bestSpec: this.bestSpec,
      broken: [...this.broken],
      complete,
    };
  }

  private async quarry(random: Random): Promise<Quarry | null> {
    const { claim, first, worst, without } = this;
    if (first === null || worst === null) return null;
    const { found, evaluations, source } = first;
    const target = { form: this.options.form, relation: found.relation, without, specs: source };
    const pace = new Effort({ ...this.options, evaluations: Infinity });
    let smallest = found;
    for (const smaller of minimizing(claim, target, found.spec)) {
      smallest = smaller;
      pace.spend();
      await pace.pause();
      if (pace.exhausted) break;
    }
    return {
      relation: found.relation,
      evaluations,
      first: found,
      smallest,
      worst: worst.found,
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
