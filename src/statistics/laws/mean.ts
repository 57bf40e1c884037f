import { factorExcluded, factorInterval, type Predicted } from "../tests/index.js";
import type { Random } from "../../random/index.js";
import { pow } from "../../numerics/index.js";
import { EXPONENTS, FACTORS, higher, larger, smaller } from "./departures.js";
import { type Part, part } from "./part.js";

/** The law is confirmed only by cases that would have shown a mean off by this share. */
export const COARSEST = 1 / 4;

/** Parts of the cases by the claimed mean, in which the law has to hold as well as in all together. */
const PARTS = 3;

/**
 * A law E x = m on variables in [0, 1] with known m, by intervals for the factor c of E x = c·m (`factorInterval`): of all
 * cases, and of those with small, middle and large m each, so that errors in opposite directions do not cancel.
 * Contradicted where an interval misses 1, confirmed where that of all cases has it and no end farther than 1/4 from the
 * factor that fits best.
 */
export function mean<Row>(options: {
  readonly name: string;
  /** Null where the case says nothing; several where it has several that are independent. */
  readonly of: (row: Row) => Predicted | readonly Predicted[] | null;
}): Part<Row> {
  return part<Row, Predicted>({
    name: options.name,
    read: (row) => [options.of(row) ?? []].flat(),
    verdict: (data, error) => {
      const misses = (some: readonly Predicted[], share: number) => {
        const { above, below } = factorExcluded(some, share, 1);
        return above || below;
      };
      if (misses(data, error / 2) || byMean(data).some((some) => misses(some, error / 2 / PARTS)))
        return "inconsistent";
      const c = bestFactor(data);
      const isNarrow =
        factorExcluded(data, error / 2, c - COARSEST).above && factorExcluded(data, error / 2, c + COARSEST).below;
      return isNarrow ? "consistent" : "undecided";
    },
    summary: (data, error) => {
      const { lower, upper } = factorInterval(data, error / 2);
      const interval = `[${lower.toFixed(4)}, ${upper.toFixed(4)}]`;
      return `${options.name}: ${bestFactor(data).toFixed(4)} times that, in ${interval}, from ${data.length} cases`;
    },
    // Means are moved by putting some values at an end of [0, 1]: no other way spreads them more, so that what would have
    // been noticed of it is noticed of others, too.
    departures: [
      {
        what: "the mean",
        sizes: FACTORS,
        say: smaller,
        bend: (datum, size, random) => moved(datum, 0, size / (1 + size), random),
      },
      {
        what: "the mean",
        sizes: FACTORS,
        say: larger,
        bend: (datum, size, random) => moved(datum, 1, (size * datum.mean) / (1 - datum.mean), random),
      },
      {
        what: "the exponent of the stated mean",
        sizes: EXPONENTS,
        say: higher,
        bend: (datum, size, random) => moved(datum, 0, 1 - pow(datum.mean, size), random),
      },
    ],
  });
}

/** The value, or an end of [0, 1] with that probability. */
function moved(datum: Predicted, to: 0 | 1, probability: number, random: Random): Predicted {
  return random.uniform() < probability ? { ...datum, value: to } : datum;
}

/** The factor of least weighted squares. */
function bestFactor(data: readonly Predicted[]): number {
  const weight = data.reduce((total, { mean: m, variance }) => total + (m * m) / variance, 0);
  return data.reduce((total, { value, mean: m, variance }) => total + (value * m) / variance, 0) / weight;
}

/** The cases with small, middle and large claimed means; none where there are too few to tell. */
function byMean(data: readonly Predicted[]): (readonly Predicted[])[] {
  if (data.length < PARTS) return [];
  const sorted = [...data].sort((a, b) => a.mean - b.mean);
  const end = (k: number) => Math.round((k * sorted.length) / PARTS);
  return Array.from({ length: PARTS }, (_, k) => sorted.slice(end(k), end(k + 1)));
}
