import { log, pow } from "../../numerics/index.js";
import { signTest } from "../tests/index.js";
import { EXPONENTS, higher, lower } from "./departures.js";
import { one, type Part, part } from "./part.js";

/** A quantity that grows with a size at most, or at least, like a power of it. */
interface GrowthOptions<Row> {
  readonly name: string;
  /** The quantity at a size and at `times` that size, of one case; null where one of them is below its own error. */
  readonly of: (row: Row) => readonly [small: number, large: number] | null;
  /** By how much the larger size exceeds the smaller. */
  readonly times?: number;
  /** The power that it has at most; 0 unless stated. */
  readonly atMost?: number;
  /** In place of `atMost`: the power that it has at least. */
  readonly atLeast?: number;
}

/** By how much the larger of two compared sizes exceeds the smaller, unless stated. */
export const ENLARGED = 4;

/** No sample tells a power from one that is hardly larger: this far from the claimed one is told apart from it. */
const BEYOND = 1 / 4;

/**
 * A power of growth against a bound, by pairs: contradicted where the size to the power 1/4 beyond the claimed one is
 * exceeded in more than half of the cases, confirmed where it is not reached in more than half, by exact sign tests.
 */
export function growth<Row>(options: GrowthOptions<Row>): Part<Row> {
  const { name, of, times = ENLARGED, atMost = 0, atLeast } = options;
  const sign = atLeast === undefined ? 1 : -1;
  const border = pow(times, atLeast === undefined ? atMost + BEYOND : atLeast - BEYOND);
  return part<Row, readonly [number, number]>({
    name,
    read: one(of),
    verdict: (pairs, error) => {
      const { decision } = signTest(
        pairs.map(([small, large]) => [sign * large, sign * small * border] as const),
        error,
      );
      return decision === "larger" ? "inconsistent" : decision === "smaller" ? "consistent" : "undecided";
    },
    summary: (pairs) => {
      const powers = pairs.map(([small, large]) => log(large / small) / log(times)).sort((a, b) => a - b);
      const middle = powers[Math.floor(powers.length / 2)]!;
      const largest = Math.max(...pairs.flat());
      return `${name} like size^${middle.toFixed(2)} (median of ${pairs.length}), at most ${largest.toPrecision(3)}`;
    },
    departures: [
      {
        what: "the exponent of the size",
        sizes: EXPONENTS,
        say: atLeast === undefined ? higher : lower,
        bend: ([small, large], size) => [small, large * pow(times, sign * size)],
      },
    ],
  });
}
