import { type Claim, type FormFacts, type Spec } from "../claim/index.js";
import { caseSeed, chosenSpecs } from "../engine/run/index.js";
import { hunt, type Pace, type Quarry } from "../engine/search/index.js";
import { subSeed, textSeed } from "../random/index.js";
import type { Bound, Touches } from "./bound.js";
import { quantityKeys } from "./cover.js";
import { independent } from "./follow.js";
import { type Stated, statedBy } from "./known.js";
import { observe, type Observed } from "./observe.js";
import { proposals } from "./propose.js";
import { scalingsOf } from "./scaling.js";
import { claimOfBound } from "./stated.js";
import { reduced, type Table, tableOf } from "./table.js";
import { boundText, type Named, namesOf } from "./words.js";

/** How conjectures are looked for; `evaluations` are for the hunt of each bound. */
export interface ConjectureOptions extends Pace {
  readonly form: FormFacts["name"];
  readonly seed: number;
  /** Cases that are drawn, besides the chosen ones. */
  readonly runs: number;
  readonly onProgress?: (progress: ConjectureProgress) => void;
}

export interface ConjectureProgress {
  readonly hunted: number;
  readonly refuted: number;
  readonly bound: string;
}

/** A bound that nothing refuted. It is no theorem. */
export interface Conjectured {
  readonly text: string;
  /** The cases in which both sides are equal within rounding. */
  readonly touches: number;
  /** The sizes at which they are, as text, those of the table in its order. */
  readonly touchedSizes: readonly string[];
  /** The cases that have all of its quantities. */
  readonly cases: number;
  /** Evaluations of its hunt. */
  readonly evaluations: number;
  /** Relations of the claim that say the same, or something weaker. */
  readonly stated: readonly Stated[];
}

/** A bound that all cases allowed until a hunt refuted it. */
export interface ThrownOut {
  readonly text: string;
  readonly spec: Spec;
  readonly lhs: number;
  readonly rhs: number;
  readonly confirmation: Quarry["confirmation"]["outcome"];
  readonly evaluations: number;
}

export interface ConjectureOutcome {
  readonly sizes: readonly string[];
  readonly names: readonly Named[];
  readonly cases: number;
  /** Bounds that the first cases allowed and some case met, before those that follow from others were left out. */
  readonly proposed: number;
  readonly conjectures: readonly Conjectured[];
  readonly thrownOut: readonly ThrownOut[];
  /** Bounds that were left without a hunt, since the time was over. */
  readonly left: number;
  readonly evaluations: number;
  /** False where it was interrupted. */
  readonly complete: boolean;
}

/** Bounds that are kept side by side at most, plain ones first. */
const MOST_BOUNDS = 24;

/** Rounds of proposing, hunting, and proposing again with what the hunts brought. */
const MOST_ROUNDS = 40;

/** Quantities that are combined at most; of more, those of each relation by themselves. */
const MOST_QUANTITIES = 6;

/**
 * Bounds between the quantities of a form that no case refutes, that some case meets, and that hunts do not refute either.
 * The relations of the form are not looked at, only what their sides are products of. Every counterexample of a hunt becomes a case, and
 * the bounds are proposed anew with it, until all of them have been hunted in vain.
 * @throws DomainError where the claim has no such form; UnsteadyError where it gives other values when evaluated again
 */
export async function conjecture(claim: Claim, options: ConjectureOptions): Promise<ConjectureOutcome> {
  const { form, seed, runs } = options;
  const specs = [
    ...chosenSpecs(claim),
    ...Array.from({ length: runs }, (_, index) => claim.specs.draw(caseSeed(seed, claim.id, index))),
  ];
  const cases = specs.map((spec) => observe(claim, form, spec)).filter((one) => one !== null);
  const relations = boundsOf(cases);
  const outcomes: ConjectureOutcome[] = [];
  for (const group of groupsOf(cases, relations)) {
    if (options.signal.aborted) break;
    outcomes.push(await new Search(claim, options, cases, relations, group).outcome());
  }
  return together(outcomes, cases.length, !options.signal.aborted);
}

function boundsOf(cases: readonly Observed[]): string[] {
  const names = new Set<string>();
  for (const { nodes } of cases) for (const key of nodes.keys()) if (key.endsWith(" lhs")) names.add(key.slice(0, -4));
  return [...names];
}

/** The relations whose quantities are combined: all of them, or each by itself. */
function groupsOf(cases: readonly Observed[], relations: readonly string[]): string[][] {
  const all = reduced(tableOf(cases, quantityKeys(cases, relations)));
  if (all.keys.length <= MOST_QUANTITIES && all.rows.length * 2 > cases.length) return [[...relations]];
  return relations.map((one) => [one]);
}

function together(outcomes: readonly ConjectureOutcome[], cases: number, complete: boolean): ConjectureOutcome {
  const seen = new Set<string>();
  return {
    sizes: outcomes[0]?.sizes ?? [],
    names: outcomes.flatMap(({ names }) => names),
    cases,
    proposed: outcomes.reduce((sum, { proposed }) => sum + proposed, 0),
    conjectures: outcomes
      .flatMap(({ conjectures }) => conjectures)
      .filter(({ text }) => !seen.has(text) && seen.add(text)),
    thrownOut: outcomes.flatMap(({ thrownOut }) => thrownOut),
    left: outcomes.reduce((sum, { left }) => sum + left, 0),
    evaluations: outcomes.reduce((sum, { evaluations }) => sum + evaluations, 0),
    complete,
  };
}

/** The search in the quantities of some relations. */
class Search {
  private readonly cases: Observed[];
  private readonly thrownOut: ThrownOut[] = [];
  /** Evaluations of the hunts that found nothing, by the text of the bound. */
  private readonly survived = new Map<string, number>();
  private readonly fallen = new Set<string>();
  private evaluations = 0;
  private proposed = 0;

  constructor(
    private readonly claim: Claim,
    private readonly options: ConjectureOptions,
    cases: readonly Observed[],
    private readonly relations: readonly string[],
    group: readonly string[],
  ) {
    this.cases = [...cases];
    this.keys = reduced(tableOf(cases, quantityKeys(cases, group))).keys;
  }

  private readonly keys: readonly string[];

  async outcome(): Promise<ConjectureOutcome> {
    const { claim, options, keys } = this;
    let table = tableOf(this.cases, keys);
    const scalings = scalingsOf(claim, options.form, this.cases.filter(({ spec }) => table.rows.some((row) => row.spec === spec)), keys);
    const example = this.example(table);
    const names = example === undefined ? [] : namesOf(claim, example, keys);
    let bounds: { readonly bound: Bound; readonly touches: Touches }[] = [];
    for (let round = 0; round < MOST_ROUNDS && !this.isOver; round++) {
      table = tableOf(this.cases, keys);
      const all = proposals(table, scalings).filter(({ bound }) => !this.fallen.has(boundText(bound, table, names)));
      if (round === 0) this.proposed = all.length;
      bounds = independent(all, table, MOST_BOUNDS);
      const fell = await this.huntAll(bounds, table, names);
      if (!fell) break;
    }
    const kept = bounds.filter(({ bound }) => this.survived.has(boundText(bound, table, names)));
    return {
      sizes: table.sizes,
      names,
      cases: this.cases.length,
      proposed: this.proposed,
      conjectures: kept.map(({ bound, touches }) => this.conjectured(bound, touches, table, names)),
      thrownOut: this.thrownOut,
      left: bounds.length - kept.length,
      evaluations: this.evaluations,
      complete: !options.signal.aborted,
    };
  }

  /** A case by which quantities are named: a deep one with as different sizes as there are. */
  private example(table: Table): Observed | undefined {
    const rows = table.rows.map(({ spec, depth, sizes }) => ({ spec, telling: 100 * Math.min(depth, 3) + new Set(sizes).size }));
    const best = rows.reduce<(typeof rows)[number] | undefined>((a, b) => (a === undefined || b.telling > a.telling ? b : a), undefined);
    return this.cases.find(({ spec }) => spec === best?.spec);
  }

  private get isOver(): boolean {
    return this.options.signal.aborted;
  }

  /** Whether some bound fell. */
  private async huntAll(bounds: readonly { readonly bound: Bound }[], table: Table, names: readonly Named[]): Promise<boolean> {
    let fell = false;
    for (const { bound } of bounds) {
      if (this.isOver) return false;
      const text = boundText(bound, table, names);
      if (this.survived.has(text)) continue;
      this.options.onProgress?.({ hunted: this.survived.size, refuted: this.thrownOut.length, bound: text });
      fell = (await this.hunted(bound, table, text)) || fell;
    }
    return fell;
  }

  private async hunted(bound: Bound, table: Table, text: string): Promise<boolean> {
    const { claim, options } = this;
    const stated = claimOfBound(claim, options.form, bound, table, text);
    const seed = subSeed(options.seed, textSeed(text));
    // The first refutation is enough: it is shrunk and certified by itself.
    const found = new AbortController();
    const signal = AbortSignal.any([options.signal, found.signal]);
    const first = await hunt(stated, { ...options, form: "printed", seed, signal, onProgress: () => {}, onFound: () => { found.abort(); } });
    this.evaluations += first.evaluations;
    if (first.found === null) {
      if (!options.signal.aborted) this.survived.set(text, first.evaluations);
      return false;
    }
    this.fallen.add(text);
    const { spec } = first.found.first;
    const shrunk = await hunt(stated, { ...options, form: "printed", seed, evaluations: 1, witnesses: [spec], onProgress: () => {} });
    const { smallest, confirmation } = (shrunk.found ?? first.found);
    for (const one of [spec, smallest.spec]) this.add(one);
    const { lhs, rhs } = smallest;
    this.thrownOut.push({ text, spec: smallest.spec, lhs, rhs, confirmation: confirmation.outcome, evaluations: first.evaluations });
    return true;
  }

  private add(spec: Spec): void {
    const one = observe(this.claim, this.options.form, spec);
    if (one !== null) this.cases.push(one);
  }

  private conjectured(bound: Bound, { rows, groups }: Touches, table: Table, names: readonly Named[]): Conjectured {
    const text = boundText(bound, table, names);
    return {
      text,
      touches: rows.length,
      touchedSizes: groups,
      cases: table.rows.length,
      evaluations: this.survived.get(text)!,
      stated: statedBy(bound, table, this.cases, this.relations),
    };
  }
}
