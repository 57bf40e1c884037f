import type { Claim, Relation, Spec } from "../../claim/index.js";
import { casesFor } from "../../engine/run/index.js";
import { type Quantity, type Step, withProvenance } from "../../numerics/index.js";
import { subSeed, textSeed } from "../../random/index.js";
import { irrationalIn, mergeRecords, type Program, rawRecord, type RawRecord, sameSteps } from "../record/index.js";
import { type Decision, decide } from "./decide.js";
import type { ProvedSizes } from "./identity-proof.js";
import { attempts, type Layout, layoutsOf } from "./instances.js";

/** A proof at the sizes of one layout. */
export interface ProvedLayout {
  readonly at: ProvedSizes;
  /** Cases of these sizes among those drawn. */
  readonly cases: number;
  readonly program: Program;
  readonly decision: Extract<Decision, { outcome: "proved" }>;
  readonly why: null;
}

/** Sizes at which there is no proof, and why not, in words. */
interface UnprovedLayout {
  readonly at: Layout["at"];
  readonly cases: number;
  readonly why: string;
}

/** What was found of one relation at the sizes of one layout. */
type LayoutOutcome = ProvedLayout | UnprovedLayout;

/** What was found of an identity of a form, size by size. */
export interface RelationOutcome {
  readonly form: string;
  readonly relation: string;
  readonly layouts: readonly LayoutOutcome[];
}

/**
 * Proves the identities of the forms of a claim that are expected to hold, and the bounds that say which identity proves
 * them, at the sizes that a run draws.
 */
export function proveClaim(
  claim: Claim,
  { seed, runs }: { readonly seed: number; readonly runs: number },
): RelationOutcome[] {
  const found = new Map<string, { form: string; relation: string; layouts: LayoutOutcome[] }>();
  if (claim.forms.every(({ expected }) => expected !== "holds")) return [];
  let branched = false;
  for (const [k, layout] of layoutsOf(claim, seed, casesFor(claim, runs)).entries()) {
    if (found.size === 0 && k >= WITHOUT) break;
    const closed = new Set([...found].flatMap(([key, { layouts }]) => (isHopeless(layouts) ? [key] : [])));
    for (const { form, relation, outcome } of proveLayout(
      claim,
      layout,
      seed,
      closed,
      [...found.keys()],
      k < THOROUGH || branched,
    )) {
      const key = keyOf({ form, relation });
      const known = found.get(key) ?? { form, relation, layouts: [] };
      found.set(key, known);
      known.layouts.push(outcome);
      branched ||= outcome.why === BRANCHES;
    }
  }
  return [...found.values()];
}

/** Branches on values are looked for on many instances at the first so many sizes, and everywhere once one was seen. */
const THOROUGH = 4;

/** A claim that has no identity at the first so many sizes has none. */
const WITHOUT = 12;

/** A relation that was not proved at the first so many sizes is not tried at others. */
const HOPELESS = 16;

function isHopeless(layouts: readonly LayoutOutcome[]): boolean {
  return layouts.length >= HOPELESS && layouts.every(({ why }) => why !== null);
}

function keyOf({ form, relation }: Named): string {
  return JSON.stringify([form, relation]);
}

interface Named {
  readonly form: string;
  readonly relation: string;
}

/** All identities on one instance, as they were computed. */
type Records = ReadonlyMap<string, Named & { readonly record: RawRecord }>;

function proveLayout(
  claim: Claim,
  layout: Layout,
  seed: number,
  closed: ReadonlySet<string>,
  known: readonly string[],
  isThorough: boolean,
): (Named & { readonly outcome: LayoutOutcome })[] {
  const [first, ...others] = layout.specs;
  const here = identitiesOf(claim, first!);
  // Other laws may have relations that this one does not have.
  const isWhole = known.every((key) => here.has(key)) && here.size > 0;
  const drawn = [here, ...(isWhole ? [] : others.map((spec) => identitiesOf(claim, spec)))];
  const names = new Map(
    drawn.flatMap((records) => [...records]).map(([key, { form, relation }]) => [key, { form, relation }]),
  );
  const open = new Map([...names].map(([key]) => [key, new Map<string, number>()]));
  const hopeful = new Set<string>();
  for (const records of drawn) {
    for (const [key, { record }] of records) {
      const why = irrationalIn(record);
      if (closed.has(key)) count(open.get(key)!, NOT_TRIED);
      else if (why === null) hopeful.add(key);
      else count(open.get(key)!, why);
    }
  }
  const lawful = function* (key: string): Generator<RawRecord> {
    for (const [k, spec] of layout.specs.entries()) {
      drawn[k] ??= identitiesOf(claim, spec);
      const one = drawn[k].get(key);
      if (one !== undefined) yield one.record;
    }
  };
  const proved = new Map<string, ProvedLayout>();
  for (const spec of layout.specs) {
    for (const attempt of attempts(claim, spec, subSeed(seed, textSeed(claim.id)), isThorough)) {
      if (hopeful.size === 0) break;
      const varied = attempt.specs.map((one) => identitiesOf(claim, one));
      for (const key of [...hopeful]) {
        const reasons = open.get(key)!;
        const records = varied.flatMap((one) => one.get(key)?.record ?? []);
        const { program, why } = programOf(records, varied.length, () => lawful(key));
        if (program === null) {
          count(reasons, why);
          continue;
        }
        const decision = decide(program, subSeed(seed, textSeed(key)));
        const { lists, reals } = attempt;
        const at = { ...layout.at, lists, reals: reals === "fixed" ? inDigits(spec.reals) : {} };
        const isWhole = lists === "entries" && reals === "free";
        if (decision.outcome !== "proved") count(reasons, decision.outcome === "false" ? NOT_FOR_ALL : decision.why);
        else if (program.free === 0 && !isWhole) count(reasons, NOTHING_FREE);
        else {
          hopeful.delete(key);
          proved.set(key, { at, cases: layout.cases, program, decision, why: null });
        }
      }
    }
    // Other laws leave less free, as a rule.
    for (const key of hopeful) if (open.get(key)!.has(NOT_FOR_ALL)) hopeful.delete(key);
  }
  return [...names].map(([key, name]) => ({
    ...name,
    outcome: proved.get(key) ?? {
      at: layout.at,
      cases: layout.cases,
      why: worst(open.get(key)!),
    },
  }));
}

function inDigits(reals: Spec["reals"]): ProvedSizes["reals"] {
  return Object.fromEntries(Object.entries(reals).map(([name, x]) => [name, String(x)]));
}

const NOT_FOR_ALL = "it does not hold for all entries of what is free";
const NOTHING_FREE = "the laws of its instances leave nothing free";
/** Why a relation that is hopeless is not proved at further sizes. */
export const NOT_TRIED = `it was not proved at the first ${HOPELESS} sizes, and not tried at others`;
const NOWHERE = "no instance in general position has it";
const BRANCHES = "its computation branches on values";
const OTHER = "in general position it is computed otherwise than on the instances that are drawn";

/** How telling reasons are, the most telling first; an operation that is not rational before all. */
const RANK = [NOT_FOR_ALL, BRANCHES, OTHER, NOTHING_FREE, NOT_TRIED, NOWHERE];

function worst(reasons: ReadonlyMap<string, number>): string {
  const all = [...reasons.keys()];
  return all.find((why) => !RANK.includes(why)) ?? RANK.find((why) => all.includes(why)) ?? NOWHERE;
}

function count(reasons: Map<string, number>, why: string): void {
  reasons.set(why, (reasons.get(why) ?? 0) + 1);
}

function programOf(
  records: readonly RawRecord[],
  wanted: number,
  drawn: () => Iterable<RawRecord>,
): { readonly program: Program; readonly why: "" } | { readonly program: null; readonly why: string } {
  if (records.length < wanted) return { program: null, why: NOWHERE };
  const program = mergeRecords(records);
  if (program === null) return { program: null, why: BRANCHES };
  for (const one of drawn()) if (sameSteps(one, records[0]!)) return { program, why: "" };
  return { program: null, why: OTHER };
}

/**
 * The identities of the forms that are expected to hold, and the bounds that follow from one, on one instance; none where it
 * cannot be evaluated.
 */
function identitiesOf(claim: Claim, spec: Spec): Records {
  const expected = new Set(claim.forms.filter((form) => form.expected === "holds").map(({ name }) => name));
  const evaluated = evaluate(claim, spec, expected);
  const all = (evaluated?.relations ?? []).map(({ form, relation, gap }) => {
    const record = rawRecord(relation, evaluated!.stepOf, gap);
    return [keyOf({ form, relation: relation.name }), { form, relation: relation.name, record }] as const;
  });
  return new Map(all);
}

interface Evaluated {
  readonly relations: readonly {
    readonly form: string;
    readonly relation: Relation;
    readonly gap?: { readonly value: Quantity; readonly power: number };
  }[];
  readonly stepOf: (value: object) => Step | undefined;
}

/** The identities of some forms, and the bounds that say which identity proves them. */
function evaluate(claim: Claim, spec: Spec, forms: ReadonlySet<string>): Evaluated | null {
  try {
    const { result: relations, stepOf } = withProvenance(() =>
      claim.evaluate(spec).flatMap(({ form, relations: all }) =>
        all.flatMap((relation) => {
          const { sense, because } = relation;
          if (!forms.has(form) || (sense === "bound" && because === undefined)) return [];
          if (because === undefined) return [{ form, relation }];
          return [{ form, relation, gap: { value: because.gap(), power: because.power } }];
        }),
      ),
    );
    return { relations, stepOf };
  } catch {
    // An instance in general position need not satisfy what the claim relies on.
    return null;
  }
}
