import { chosenSpecs, count, emptyTally, namedQuantities, type RelationTally, type Spec } from "../claim/index.js";
import { casesFor } from "../engine/run/index.js";
import type { Bench, Finding } from "./bench.js";
import { evaluable } from "./evaluable.js";

/** Cases that conformance draws from a claim's generator at first. */
const SAMPLE = 60;

/** Cases of a run of `verify`, to which the sample grows where a rule is left open. */
const RUN = 1000;

/** How often a sample is looked at, at most: with 60 cases, twice as many each time, and a whole run at last. */
export const LOOKS = 6;

/** The drawn instances on which a claim is asked whether it keeps the rules. */
export function ruleSample(bench: Bench): readonly Spec[] {
  return bench.draws(Math.min(SAMPLE, casesFor(bench.claim, SAMPLE)));
}

/** The sample, and larger ones for as long as somebody asks, up to what a run of `verify` would draw. */
export function* samples(bench: Bench): Generator<readonly Spec[], void> {
  const most = casesFor(bench.claim, RUN);
  for (let cases = ruleSample(bench).length; ; cases *= 2) {
    yield bench.draws(Math.min(cases, most));
    if (cases >= most) return;
  }
}

/** One relation of a form on all cases of a sample. */
export interface Sampled {
  readonly form: Finding["form"];
  readonly name: string;
  readonly tally: RelationTally;
  /** The ranges of named quantities over the cases that decide it without a refutation. */
  readonly ranges: ReadonlyMap<string, Range>;
}

interface Range {
  readonly low: number;
  readonly high: number;
  /** Whether one of the values is positive and not 1: a power of the others changes nothing, or is none. */
  readonly counts: boolean;
}

/** One that is being counted. */
type Counting = Sampled & { readonly ranges: Map<string, Range> };

/** The relations of a claim on instances, form by form; those that cannot be evaluated are left out, as a fault of their own. */
export function sampled(bench: Bench, specs: readonly Spec[]): Sampled[] {
  const all = new Map<string, Counting>();
  for (const [index, spec] of evaluable(bench, specs).entries()) {
    for (const { form, name, judged, verdict } of bench.findings(spec).relations) {
      if (judged === null) continue;
      const { sense, direction } = judged.relation;
      const key = JSON.stringify([form, name]);
      const one: Counting = all.get(key) ?? {
        form,
        name,
        tally: emptyTally(name, sense, direction),
        ranges: new Map(),
      };
      all.set(key, one);
      count(one.tally, { ...judged, spec, index });
      if (verdict !== "holds") continue;
      for (const [quantity, value] of namedQuantities(spec, judged.quantities)) {
        const { low, high, counts } = one.ranges.get(quantity) ?? { low: value, high: value, counts: false };
        one.ranges.set(quantity, {
          low: Math.min(low, value),
          high: Math.max(high, value),
          counts: counts || (value > 0 && value !== 1),
        });
      }
    }
  }
  return [...all.values()];
}

/** The same with the chosen cases before the drawn ones. */
export function sampledAndChosen(bench: Bench, specs: readonly Spec[]): Sampled[] {
  return sampled(bench, [...chosenSpecs(bench.claim), ...specs]);
}
