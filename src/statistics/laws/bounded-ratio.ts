import { pow } from "../../numerics/index.js";
import { byThirds, type RatioAt, tendToBeLarger, trendDecision, trendFit } from "../tests/index.js";
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

/** The share of the error for what is between the outer thirds. */
const INNER = 1 / 4;

/** What a ratio is multiplied by at a size. */
type Scale = (size: number) => number;

/**
 * Whether a ratio stays between constants. Contradicted where it typically grows (or falls) by more than size^within,
 * or by more than what is granted, from the cases with the smallest third of sizes to those with the largest, by sign
 * tests; and where it does so from the smallest to those between, or from these to the largest, by more than the outer
 * two may differ, by exact tests of ranks. Confirmed where it typically changes by less than size^within from the
 * smallest to the largest, and those between do not contradict it.
 */
export function boundedRatio<Row>(options: BoundedRatioOptions<Row>): Part<Row> {
  const { name, of, may, granted, within = WITHIN } = options;
  const sides = may === "stay" ? 2 : 1;
  const perGranted = granted === undefined ? undefined : (size: number) => 1 / granted(size);
  return part<Row, RatioAt>({
    name,
    read: one(of),
    verdict: (data, error) => {
      const { small, between, large } = byThirds(data);
      // How many there are between does not depend on the ratios.
      const inner = between.length === 0 ? 0 : INNER * error;
      const outer = (scale: Scale) => {
        const each = (error - inner) / (perGranted === undefined ? sides : sides + 1);
        return trendDecision(scaled(small, scale), scaled(large, scale), each).decision;
      };
      const above = outer((size) => pow(size, -within));
      const below = may === "stay" ? outer((size) => pow(size, within)) : "grows";
      const tooMuch = perGranted === undefined ? above : outer(perGranted);
      if (tooMuch === "grows" || below === "falls") return "inconsistent";
      if (between.length > 0) {
        const far = pow(middleSize(large) / middleSize(small), within);
        const exceed = (some: readonly RatioAt[], others: readonly RatioAt[], scale?: Scale) => {
          const first = scale === undefined ? ratiosOf(some, 1 / far) : ratiosOf(scaled(some, scale));
          const second = scale === undefined ? ratiosOf(others) : ratiosOf(scaled(others, scale));
          return tendToBeLarger(first, second, inner / 2 / sides);
        };
        const grows = exceed(between, small, perGranted) || exceed(large, between, perGranted);
        if (grows || (may === "stay" && (exceed(small, between) || exceed(between, large)))) return "inconsistent";
      }
      return above === "falls" && below === "grows" ? "consistent" : "undecided";
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

/** The ratios, each times a factor. */
function ratiosOf(cases: readonly RatioAt[], factor = 1): Float64Array {
  return Float64Array.from(cases, ({ ratio }) => ratio * factor);
}

/** Ratios times a function of the size. */
function scaled(cases: readonly RatioAt[], scale: Scale): RatioAt[] {
  // Few sizes, and many cases of each.
  const scales = new Map<number, number>();
  return cases.map(({ size, ratio }) => {
    const factor = scales.get(size) ?? scale(size);
    scales.set(size, factor);
    return { size, ratio: ratio * factor };
  });
}

/** The median of the sizes; NaN for no case. */
function middleSize(cases: readonly RatioAt[]): number {
  return Float64Array.from(cases, ({ size }) => size).sort()[Math.floor(cases.length / 2)] ?? NaN;
}

function bent(sign: 1 | -1) {
  return ({ size, ratio }: RatioAt, exponent: number): RatioAt => ({ size, ratio: ratio * pow(size, sign * exponent) });
}
