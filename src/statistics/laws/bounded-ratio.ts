import { pow } from "../../numerics/index.js";
import { trendDecision, trendFit } from "../tests/index.js";
import type { RatioAt } from "../tests/index.js";
import { EXPONENTS, higher, lower } from "./departures.js";
import { one, type Part, part } from "./part.js";

/** A ratio that is bounded while a size grows. */
interface BoundedRatioOptions<Row> {
  readonly name: string;
  /** The ratio at a size, of one case; null where it is below its own error. The sizes must not depend on the ratios. */
  readonly of: (row: Row) => RatioAt | null;
  /** How the ratio may change: not grow (X = O(Y)), or neither grow nor fall (X ~ Y). */
  readonly may: "fall" | "stay";
  /** What the source grants besides, a logarithm for instance, by which the ratio may grow. */
  readonly granted?: (size: number) => number;
  /** A ratio between constants is read as one that changes by less than the size to this power: 1/4 unless stated. */
  readonly within?: number;
}

/** What the change of a ratio is told from: a ratio between constants stays below it once sizes are far enough apart. */
const WITHIN = 1 / 4;

/**
 * Whether a ratio stays between constants, by sign tests between the cases with the smallest third of sizes and those with
 * the largest: contradicted where it typically grows (or falls) by more than size^within, or by more than what is granted,
 * confirmed where it typically changes by less than size^within.
 */
export function boundedRatio<Row>(options: BoundedRatioOptions<Row>): Part<Row> {
  const { name, of, may, granted, within = WITHIN } = options;
  return part<Row, RatioAt>({
    name,
    read: one(of),
    verdict: (data, error) => {
      const sides = may === "stay" ? 2 : 1;
      const tests = granted === undefined ? sides : sides + 1;
      const against = (scaled: (size: number) => number) => {
        // Few sizes, and many cases of each.
        const factors = new Map<number, number>();
        const factorAt = (size: number): number => {
          const factor = factors.get(size) ?? scaled(size);
          factors.set(size, factor);
          return factor;
        };
        const scaledData = data.map(({ size, ratio }) => ({ size, ratio: ratio * factorAt(size) }));
        return trendDecision(scaledData, error / tests).decision;
      };
      const above = against((size) => pow(size, -within));
      const below = may === "stay" ? against((size) => pow(size, within)) : "grows";
      const tooMuch = granted === undefined ? above : against((size) => 1 / granted(size));
      const off = tooMuch === "grows" || below === "falls";
      return off ? "inconsistent" : above === "falls" && below === "grows" ? "consistent" : "undecided";
    },
    summary: (data) => {
      const { exponent } = trendFit(data);
      const ratios = data.map(({ ratio }) => ratio);
      const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toPrecision(3));
      return `${name} from ${least} to ${most} in ${data.length} cases, about like size^${exponent.toFixed(2)}`;
    },
    departures: [
      { what: "the exponent of the size", sizes: EXPONENTS, say: higher, bend: bent(1) },
      ...(may === "stay" ? [{ what: "the exponent of the size", sizes: EXPONENTS, say: lower, bend: bent(-1) }] : []),
    ],
  });
}

function bent(sign: 1 | -1) {
  return ({ size, ratio }: RatioAt, exponent: number): RatioAt => ({ size, ratio: ratio * pow(size, sign * exponent) });
}
