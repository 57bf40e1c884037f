import type { Claim, ListSpec, Spec } from "../../claim/index.js";
import { caseSeed } from "../../engine/run/index.js";
import { Random, subSeed } from "../../random/index.js";
import type { ProvedSizes } from "./identity-proof.js";

/** Cases of one layout: the same sizes, widths and choices. */
export interface Layout {
  readonly at: Pick<ProvedSizes, "sizes" | "widths" | "choices">;
  /** How many cases have it. */
  readonly cases: number;
  /** Some of them, of different laws, each with its number among the cases of the run. */
  readonly drawn: readonly Drawn[];
}

/** A case of a run. */
export interface Drawn {
  readonly spec: Spec;
  readonly index: number;
}

/** So many combinations of laws are looked at in a layout. */
const LAWS = 3;

/** The layouts of the first cases of a run, in the order in which they occur. */
export function layoutsOf(claim: Claim, seed: number, cases: number): Layout[] {
  const found = new Map<string, { cases: number; readonly specs: Map<string, Drawn> }>();
  for (let index = 0; index < cases; index++) {
    const spec = claim.specs.draw(caseSeed(seed, claim.id, index));
    const key = JSON.stringify([spec.sizes, spec.widths, spec.choices]);
    const layout = found.get(key) ?? { cases: 0, specs: new Map<string, Drawn>() };
    found.set(key, layout);
    layout.cases += 1;
    const laws = JSON.stringify(Object.values(spec.lists).map((list) => ("law" in list ? list.law : "")));
    if (layout.specs.size < LAWS && !layout.specs.has(laws)) layout.specs.set(laws, { spec, index });
  }
  return [...found.values()].map(({ cases: count, specs }) => {
    const all = [...specs.values()];
    const { sizes, widths, choices } = all[0]!.spec;
    return { at: { sizes, widths, choices }, cases: count, drawn: all };
  });
}

/** Instances of one layout in general position, and whether their reals differ, too. */
export interface Attempt {
  /** How many are compared before a proof counts. */
  readonly instances: number;
  /** The k-th of them. */
  readonly spec: (k: number) => Spec;
  /** Whether all entries of its lists differ, or what their laws draw. */
  readonly lists: "entries" | "laws";
  readonly reals: "free" | "fixed";
}

/**
 * So many instances are compared: many where the computation is looked at for branches on values, and always with laws,
 * whose numbers may be few; else two.
 */
const INSTANCES = { many: 8, few: 2 } as const;

/**
 * Ways to vary an instance in general position, those that leave the most free first: all entries and all reals; all
 * entries; what the laws of its lists draw, with all reals; that alone. What a way gives need not satisfy the hypotheses
 * of the claim: an identity that holds there all the same holds for all entries.
 */
export function* attempts(claim: Claim, spec: Spec, seed: number, isThorough: boolean): Generator<Attempt> {
  const entries = orNull(() => claim.specs.spellOut(spec));
  const hasReals = Object.keys(spec.reals).length > 0;
  const hasLists = Object.keys(spec.lists).length > 0;
  const at = (k: number): Random => new Random(subSeed(seed, k));
  const ways = [...(entries === null && hasLists ? [] : ["entries" as const]), ...(hasLists ? ["laws" as const] : [])];
  for (const lists of ways) {
    const instances = isThorough || lists === "laws" ? INSTANCES.many : INSTANCES.few;
    const drawn = (random: Random): Spec =>
      lists === "entries" ? withEntries(entries ?? spec, random) : reseeded(spec, random);
    const free = (k: number): Spec => {
      const random = at(k);
      return withReals(drawn(random), random);
    };
    yield { lists, reals: "free", instances, spec: free };
    if (hasReals) yield { lists, reals: "fixed", instances, spec: (k) => drawn(at(k)) };
  }
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** A number of either sign with 53 bits, in size between 1/2 and 3/2. */
function generic(random: Random): number {
  return (random.uniform() + 0.5) * random.sign();
}

function withEntries(spec: Spec, random: Random): Spec {
  return withLists(spec, (list) =>
    "entries" in list
      ? { entries: list.entries.map((rows) => rows.map((row) => row.map(() => generic(random)))) }
      : { law: list.law, seed: random.bits() },
  );
}

function reseeded(spec: Spec, random: Random): Spec {
  return withLists(spec, (list) => ("law" in list ? { law: list.law, seed: random.bits() } : list));
}

function withLists(spec: Spec, change: (list: ListSpec) => ListSpec): Spec {
  const lists = Object.entries(spec.lists).map(([name, list]) => [name, change(list)] as const);
  return { ...spec, lists: Object.fromEntries(lists) };
}

/** Every real replaced by one nearby, with 53 bits. */
function withReals(spec: Spec, random: Random): Spec {
  const reals = Object.entries(spec.reals).map(
    ([name, x]) => [name, (x === 0 ? 1 : x) * (1 + random.uniform() / 16)] as const,
  );
  return { ...spec, reals: Object.fromEntries(reals) };
}
