import type { Claim, Contradiction, Spec } from "../../claim/index.js";
import { hunt, type HuntOutcome } from "../../engine/search/index.js";
import { exp } from "../../numerics/index.js";
import { subSeed, textSeed } from "../../random/index.js";
import { independent, slackOf, type Bound } from "../bounds/index.js";
import { climbBySizes } from "./by-size.js";
import { proposals, quantityKeys, scalingsOf, type Proposal, type Scaling } from "../proposing/index.js";
import { groundsOf, observe, reduced, tableOf, type Ground, type Observed, type Table } from "../cases/index.js";
import { boundText, namesOf, statedBy, type Named } from "../words/index.js";
import type { Conjectured, ConjectureOptions, ConjectureOutcome, ThrownOut } from "./outcome.js";
import { claimOfBound } from "./stated.js";

/** Bounds that are kept side by side at most, plain ones first. */
const MOST_BOUNDS = 24;

/** Rounds of proposing, hunting, and proposing again with what the hunts brought. */
const MOST_ROUNDS = 40;

/** The search for bounds between the quantities of some relations. */
export class BoundSearch {
  private readonly cases: Observed[];
  private readonly keys: readonly string[];
  private readonly names: readonly Named[];
  private readonly scalings: readonly Scaling[];
  private readonly thrownOut: ThrownOut[] = [];
  private readonly contradictions: Contradiction[] = [];
  /** Evaluations of the hunts that found nothing, by the text of the bound. */
  private readonly survived = new Map<string, number>();
  private readonly fallen = new Set<string>();
  private readonly grounds: readonly Ground[];
  private readonly end: number;
  private evaluations = 0;

  constructor(
    private readonly claim: Claim,
    private readonly options: ConjectureOptions,
    cases: readonly Observed[],
    private readonly relations: readonly string[],
    group: readonly string[],
  ) {
    this.end = options.now() + (options.forMilliseconds ?? Infinity);
    this.cases = [...cases];
    const table = reduced(tableOf(cases, quantityKeys(cases, group)));
    this.keys = table.keys;
    this.grounds = groundsOf(claim, table, options.seed);
    const inTable = new Set(table.rows.map(({ spec }) => spec));
    const whole = cases.filter(({ spec }) => inTable.has(spec));
    this.scalings = scalingsOf(claim, options.form, whole, table.keys, () => this.isOver);
    const example = whole.reduce<Observed | null>((a, b) => (a === null || telling(b) > telling(a) ? b : a), null);
    this.names = example === null ? [] : namesOf(claim, example, table.keys);
  }

  async outcome(): Promise<Omit<ConjectureOutcome, "printed">> {
    let table = tableOf(this.cases, this.keys);
    let bounds: readonly Proposal[] = [];
    let proposed: number | null = null;
    for (let round = 0; round < MOST_ROUNDS && !this.isOver; round++) {
      table = tableOf(this.cases, this.keys);
      const all = proposals(table, this.scalings, () => this.isOver).filter(
        ({ bound }) => !this.fallen.has(this.text(bound, table)),
      );
      proposed ??= all.length;
      bounds = independent(all, table, this.grounds, MOST_BOUNDS);
      if (!(await this.huntAll(bounds, table))) break;
    }
    // What fell in the last round is no conjecture, and what stands may follow no longer from what fell.
    const kept = bounds.filter(({ bound }) => this.survived.has(this.text(bound, table)));
    const open = bounds.filter(({ bound }) => !this.fallen.has(this.text(bound, table)));
    return {
      cases: this.cases.length,
      proposed: proposed ?? 0,
      conjectures: kept.map((one) => this.conjectured(one, table)),
      thrownOut: this.thrownOut,
      left: open.length - kept.length,
      contradictions: this.contradictions,
      evaluations: this.evaluations,
      complete: !this.options.signal.aborted,
    };
  }

  private text(bound: Bound, table: Table): string {
    return boundText(bound, table, this.names);
  }

  private get isOver(): boolean {
    return this.options.signal.aborted || this.options.now() >= this.end;
  }

  /** Hunts all that have not been hunted; whether some bound fell. */
  private async huntAll(bounds: readonly Proposal[], table: Table): Promise<boolean> {
    let fell = false;
    const others = bounds.map(({ bound }) => bound);
    const waiting = bounds.filter(({ bound }) => !this.survived.has(this.text(bound, table)));
    for (const [i, { bound }] of waiting.entries()) {
      if (this.isOver) return false;
      const text = this.text(bound, table);
      this.options.onProgress?.({ survived: this.survived.size, refuted: this.thrownOut.length, bound: text });
      fell = (await this.falls(bound, others, table, text, waiting.length - i)) || fell;
    }
    return fell;
  }

  /** Hunts one bound; whether it fell. @param waiting how many share the time that is left */
  private async falls(
    bound: Bound,
    others: readonly Bound[],
    table: Table,
    text: string,
    waiting: number,
  ): Promise<boolean> {
    const { claim, options } = this;
    const stated = claimOfBound(claim, options.form, bound, table, text);
    const { evaluations, now } = options;
    const time = this.end === Infinity ? {} : { forMilliseconds: Math.max(0, this.end - now()) / (2 * waiting + 1) };
    const how = { form: "printed", seed: subSeed(options.seed, textSeed(text)), now } as const;
    // The first refutation is enough: it is shrunk and certified by itself.
    const enough = new AbortController();
    const first = await hunt(stated, {
      ...how,
      ...time,
      evaluations: Math.ceil(evaluations / 2),
      signal: AbortSignal.any([options.signal, enough.signal]),
      onFound: () => {
        enough.abort();
      },
    });
    this.note(first);
    let spent = first.evaluations;
    let spec = first.found?.first.spec ?? null;
    if (spec === null && !options.signal.aborted) {
      const pace = { ...how, ...time, evaluations: Math.floor(evaluations / 2), signal: options.signal };
      const climbs = await climbBySizes(claim, options.form, bound, others, table, this.grounds, pace);
      this.evaluations += climbs.evaluations;
      spent += climbs.evaluations;
      spec = climbs.found;
    }
    const again =
      spec === null ? null : await hunt(stated, { ...how, evaluations: 1, witnesses: [spec], signal: options.signal });
    if (again !== null) this.note(again);
    const found = again?.found ?? first.found;
    if (found === null || spec === null) {
      if (!options.signal.aborted) this.survived.set(text, spent);
      return false;
    }
    this.fallen.add(text);
    const { smallest, confirmation } = found;
    for (const one of new Set([spec, smallest.spec])) this.add(one);
    const { lhs, rhs } = smallest;
    const at = { spec: smallest.spec, lhs, rhs, confirmation: confirmation.outcome };
    this.thrownOut.push({ text, ...at, evaluations: spent });
    return true;
  }

  private note({ evaluations, contradictions }: HuntOutcome): void {
    this.evaluations += evaluations;
    this.contradictions.push(...contradictions);
  }

  private add(spec: Spec): void {
    const one = observe(this.claim, this.options.form, spec);
    if (one !== null) this.cases.push(one);
  }

  private conjectured({ bound, touches: { rows, groups } }: Proposal, table: Table): Conjectured {
    const text = this.text(bound, table);
    const places = [...bound.exponents.keys()].filter((i) => i === bound.target || !isNothing(bound.exponents[i]!));
    const slacks = table.rows.map((row) => slackOf(bound, row).value).sort((a, b) => a - b);
    return {
      text,
      legends: places.map((i) => this.names[i]!).filter(({ legend }) => legend !== null),
      touches: rows.length,
      sizes: table.sizes,
      touchedSizes: groups,
      cases: table.rows.length,
      typical: exp(-Math.max(0, slacks[Math.floor(slacks.length / 2)]!)),
      evaluations: this.survived.get(text)!,
      stated: statedBy(bound, table, this.cases, this.relations),
    };
  }
}

function isNothing({ a, b }: Bound["sizes"][number]): boolean {
  return a === 0 && b === 0;
}

/** How well quantities can be named by a case: a deep one with as different sizes as there are. */
function telling({ depth, sizes }: Observed): number {
  return 100 * Math.min(depth, 3) + new Set(sizes.values()).size;
}
