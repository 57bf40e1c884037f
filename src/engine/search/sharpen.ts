import { confirm, type Confirmation } from "../judge/confirm.js";
import { refutationOf } from "../judge/refutation.js";
import { type Aim, leastScore } from "../judge/margin.js";
import { UnsteadyError } from "../judge/steady.js";
import {
  chosenSpecs,
  type Claim,
  type Contradiction,
  type FormFacts,
  judge,
  type Relation,
  relationOf,
  type Spec,
  TEETH,
} from "../../claim/index.js";
import { withArena } from "../../numerics/index.js";
import { Random, subSeed, textSeed } from "../../random/index.js";
import { Effort, type Pace } from "./effort.js";
import { requireKnown } from "./hunt.js";
import { climb, type Scored, search } from "./search.js";

export interface SharpenOptions extends Pace {
  readonly form: FormFacts["name"];
  /** One bound; every bound of the form unless given. `evaluations` are for each of them. */
  readonly relation?: string;
  readonly seed: number;
  /** Specs to start from besides the equality and degenerate cases. */
  readonly witnesses?: readonly Spec[];
  readonly onProgress?: (progress: SharpenProgress) => void;
}

interface SharpenProgress {
  readonly relation: string;
  readonly evaluations: number;
  readonly bestRatio: number | null;
}

/** The instances of one size: a depth, where there is a chain of widths, and the largest width, or else size. */
interface SizeClass {
  readonly depth: number | null;
  readonly largest: number;
}

/** The largest lhs/rhs that was met in one size class. */
interface Growth extends SizeClass {
  readonly ratio: number;
  readonly spec: Spec;
}

/**
 * `tight`: an instance with both sides equal within a small rounding and not zero. `loose`: climbs from several independent
 * draws ended at the same ratio below 1, so that the right side could be smaller by that factor. `refuted`: lhs > rhs.
 * `unknown`: neither.
 */
type Sharpness = "tight" | "loose" | "unknown" | "refuted";

export interface SharpenedRelation {
  readonly relation: string;
  readonly verdict: Sharpness;
  /** What intervals say of the instance where it refutes; they never contradict it. Null where it does not. */
  readonly confirmation: Confirmation | null;
  /** The largest lhs/rhs, rounded down by the error bounds of both sides; null where no ratio said anything. */
  readonly ratio: number | null;
  readonly spec: Spec | null;
  /** 1/ratio: by how much the right side was too large on every instance that was met. */
  readonly factor: number | null;
  /** Climbs from independent draws that ended at the best ratio. */
  readonly agreeing: number;
  /** The best ratio of every size class, small ones first. */
  readonly growth: readonly Growth[];
  readonly evaluations: number;
}

export interface SharpenOutcome {
  readonly relations: readonly SharpenedRelation[];
  /** False where the search was interrupted. */
  readonly complete: boolean;
  /** Instances that floating point refutes and intervals say to hold. */
  readonly contradictions: readonly Contradiction[];
}

/** Draws by which the bounds of a form are made out, besides the equality and degenerate cases. */
const SCOUTS = 50;

/** Independent climbs that must end at the best ratio for a bound to be called loose. */
const AGREEMENT = 3;

/** Two climbs agree where their distances from 1 differ by no more than this factor. */
const SAME = 1.02;

/** The part of the evaluations that is spent in every size class on its own. */
const BY_CLASS = 0.5;

/**
 * Searches, for every bound of a form, the instance with the largest lhs/rhs under all assumptions. The outcome
 * depends on the seed and the number of evaluations alone, unless `forMilliseconds` or the signal ends it.
 * @throws DomainError where the claim has no such form
 * @throws UnsteadyError where the claim gives other values when the same instance is evaluated again
 */
export async function sharpen(claim: Claim, options: SharpenOptions): Promise<SharpenOutcome> {
  requireKnown(claim, options.form, []);
  const relations: SharpenedRelation[] = [];
  const contradictions: Contradiction[] = [];
  const bounds = boundsOf(claim, options).filter((name) => options.relation === undefined || name === options.relation);
  for (const [i, name] of bounds.entries()) {
    if (options.signal.aborted) break;
    const pace = { ...options, ...timeFor(options, bounds.length) };
    const sharpener = new Sharpener(claim, pace, name, subSeed(options.seed, i));
    relations.push(await sharpener.outcome());
    contradictions.push(...sharpener.contradictions);
  }
  return { relations, complete: !options.signal.aborted, contradictions };
}

function timeFor({ forMilliseconds }: Pace, parts: number): Pick<Pace, "forMilliseconds"> {
  return forMilliseconds === undefined ? {} : { forMilliseconds: forMilliseconds / parts };
}

/** The names of the bounds that a form states on its chosen cases or on some draws. */
function boundsOf(claim: Claim, { form, seed }: SharpenOptions): string[] {
  const random = new Random(subSeed(seed, textSeed(`${claim.id} bounds`)));
  const specs = [...chosenSpecs(claim), ...Array.from({ length: SCOUTS }, () => claim.specs.draw(random.bits()))];
  const names = new Set<string>();
  const collect = (relation: Relation): number => {
    if (relation.sense === "bound") names.add(relation.name);
    return 0;
  };
  for (const spec of specs) leastScore(claim, { form, without: [] }, spec, collect);
  return [...names];
}

/** The search for one relation. */
class Sharpener {
  readonly contradictions: Contradiction[] = [];
  private readonly aim: Aim & { readonly wanted: string };
  private readonly effort: Effort;
  private readonly random: Random;
  private readonly classes = new Map<string, SizeClass & { best: Scored }>();
  private readonly ends: number[] = [];
  private best: Scored | null = null;

  constructor(
    private readonly claim: Claim,
    private readonly options: SharpenOptions,
    private readonly relation: string,
    seed: number,
  ) {
    this.aim = { form: options.form, wanted: relation, without: [] };
    this.effort = new Effort(options);
    this.random = new Random(subSeed(seed, textSeed(claim.id)));
  }

  async outcome(): Promise<SharpenedRelation> {
    const { claim, effort, random, options } = this;
    const { specs } = claim;
    const together = effort.part(Math.ceil(options.evaluations * (1 - BY_CLASS)));
    await search({
      sources: [specs],
      starts: [...(options.witnesses ?? []), ...chosenSpecs(claim)].map((spec) => ({ spec, source: specs })),
      objective: (spec) => this.evaluate(spec).score,
      effort: together,
      random,
      onClimb: ({ score }, fresh) => {
        if (fresh) this.ends.push(score);
        this.report(together.used);
      },
    });
    effort.spend(together.used);
    await this.climbByClass();
    this.report(0);
    return this.concluded();
  }

  /** An equal share of what is left for every size class, smallest first. */
  private async climbByClass(): Promise<void> {
    const { effort, random } = this;
    const classes = this.ordered();
    const share = Math.floor((this.options.evaluations - effort.used) / Math.max(1, classes.length));
    for (const { best } of classes) {
      const part = effort.part(share);
      const evaluate = (spec: Spec): Scored => {
        part.spend();
        return this.evaluate(spec);
      };
      const start = this.spelledOut(best.spec);
      if (start !== null && !part.exhausted) await climb(start, evaluate, part, random);
      effort.spend(part.used);
      this.report(0);
    }
  }

  private spelledOut(spec: Spec): Scored | null {
    try {
      const start = this.evaluate(this.claim.specs.spellOut(spec));
      return start.score < Infinity ? start : null;
    } catch {
      return null;
    }
  }

  private evaluate(spec: Spec): Scored {
    const { score } = leastScore(this.claim, this.aim, spec, shortfall);
    const scored = { spec, score, source: this.claim.specs };
    if (score === Infinity) return scored;
    if (this.best === null || score < this.best.score) this.best = scored;
    const size = sizeClass(spec);
    const key = `${size.depth} ${size.largest}`;
    const kept = this.classes.get(key);
    if (kept === undefined) this.classes.set(key, { ...size, best: scored });
    else if (score < kept.best.score) kept.best = scored;
    return scored;
  }

  private ordered(): (SizeClass & { readonly best: Scored })[] {
    return [...this.classes.values()].sort((a, b) => (a.depth ?? 0) - (b.depth ?? 0) || a.largest - b.largest);
  }

  private report(further: number): void {
    const bestRatio = this.best === null ? null : 1 - this.best.score;
    this.options.onProgress?.({ relation: this.relation, evaluations: this.effort.used + further, bestRatio });
  }

  private concluded(): SharpenedRelation {
    const { best, relation } = this;
    const growth = this.ordered().map(({ depth, largest, best: { score, spec } }) => ({
      depth,
      largest,
      ratio: 1 - score,
      spec,
    }));
    const agreeing = best === null ? 0 : this.ends.filter((score) => score <= best.score * SAME).length;
    const ratio = best === null ? null : 1 - best.score;
    return {
      relation,
      ...this.verdict(agreeing),
      ratio,
      spec: best?.spec ?? null,
      factor: ratio !== null && ratio > 0 ? 1 / ratio : null,
      agreeing,
      growth,
      evaluations: this.effort.used,
    };
  }

  private verdict(agreeing: number): Pick<SharpenedRelation, "verdict" | "confirmation"> {
    const { best, aim, claim } = this;
    const said = (verdict: Sharpness): Pick<SharpenedRelation, "verdict" | "confirmation"> => ({
      verdict,
      confirmation: null,
    });
    if (best === null) return said("unknown");
    const again = leastScore(claim, aim, best.spec, shortfall).score;
    if (!Object.is(again, best.score)) {
      const differs = `${this.relation}: first a ratio of ${1 - best.score}, then ${1 - again}`;
      throw new UnsteadyError(claim.id, best.spec, differs);
    }
    const found = withArena(() => {
      const relation = relationOf(claim.evaluate(best.spec), aim.form, aim.wanted);
      if (relation === undefined) return null;
      const judgement = judge(relation);
      const refutation = refutationOf(best.spec, relation, judgement);
      return { ...judgement, refutation, narrow: judgement.rounding <= TEETH * relation.scale };
    });
    if (found?.verdict === "refuted") {
      const confirmation = confirm(claim, this.options.form, found.refutation);
      if (confirmation.outcome !== "contradicted") return { verdict: "refuted", confirmation };
      this.contradictions.push(confirmation.contradiction);
      return said("unknown");
    }
    if (found !== null && Math.abs(found.margin) <= found.rounding && found.narrow) return said("tight");
    return said(agreeing >= AGREEMENT && best.score < 1 ? "loose" : "unknown");
  }
}

/** 1 − lhs/rhs, with the error bounds against it; NaN where the right side is not positive and the ratio says nothing. */
function shortfall({ sense, lhs, rhs }: Relation): number {
  if (sense !== "bound" || !(rhs.value > rhs.error)) return NaN;
  return 1 - (lhs.value - lhs.error) / (rhs.value + rhs.error);
}

function sizeClass({ sizes, widths }: Spec): SizeClass {
  const depth = widths.length === 0 ? null : widths.length - 1;
  return { depth, largest: Math.max(0, ...(depth === null ? Object.values(sizes) : widths)) };
}
