import { Random, subSeed, textSeed } from "../../random/index.js";
import type { MeasuredDeparture, Verdict } from "../tests/index.js";

/** A known way in which a law could be wrong, by sizes from the smallest: data as they would then be. */
export interface Departure<Datum> {
  /** What would be off: `the mean`, `the exponent of n`. */
  readonly what: string;
  /** From the smallest. */
  readonly sizes: readonly number[];
  /** A size in words: `25 % larger`. */
  readonly say: (size: number) => string;
  /** One datum under the departure; `random` depends on the sample alone. */
  readonly bend: (datum: Datum, size: number, random: Random) => Datum;
}

/** Samples on which each departure is tried. */
const RESAMPLES = 40;

/** On how many of them the verdict has to turn: 95 %. */
const ENOUGH = 38;

interface Measured<Datum> {
  readonly name: string;
  /** The data of each case. */
  readonly cases: readonly (readonly Datum[])[];
  readonly verdict: (data: readonly Datum[]) => Verdict;
  readonly departures: readonly Departure<Datum>[];
}

/**
 * Feeds a test its own data, bent by known departures: for each, the smallest that turns the verdict on 95 % of 40 samples
 * that are drawn with replacement from the cases (Efron 1979). Empty where the cases are not consistent with the law.
 */
export function measurePower<Datum>(measured: Measured<Datum>): MeasuredDeparture[] {
  const { name, cases, verdict, departures } = measured;
  if (cases.length === 0 || verdict(cases.flat()) !== "consistent") return [];
  return departures.map(({ what, sizes, say, bend }): MeasuredDeparture => {
    const found: { noticed: string | null; contradicted: string | null } = { noticed: null, contradicted: null };
    const seed = textSeed(`${name}, ${what}`);
    for (const size of sizes) {
      const turned = turns((k) => {
        const random = new Random(subSeed(seed, k));
        // All are picked before any is bent, since both use up random numbers; by loops, for there are many samples.
        const sample: Datum[] = [];
        for (let i = 0; i < cases.length; i++) sample.push(...random.pick(cases));
        for (let i = 0; i < sample.length; i++) sample[i] = bend(sample[i]!, size, random);
        return verdict(sample);
      });
      if (turned.away < ENOUGH) continue;
      found.noticed ??= say(size);
      if (turned.against < ENOUGH) continue;
      found.contradicted = say(size);
      break;
    }
    return { part: name, what, ...found, tried: say(sizes.at(-1)!) };
  });
}

/** On how many samples the verdict is not "consistent", and on how many "inconsistent"; not all where too few can turn. */
function turns(verdictOn: (sample: number) => Verdict): { readonly away: number; readonly against: number } {
  let [away, against] = [0, 0];
  for (let k = 0; k < RESAMPLES && k - away <= RESAMPLES - ENOUGH; k++) {
    const verdict = verdictOn(k);
    if (verdict !== "consistent") away += 1;
    if (verdict === "inconsistent") against += 1;
  }
  return { away, against };
}
