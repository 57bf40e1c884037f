import { pow } from "../../../src/numerics/index.js";
import { clopperPearson, one, type Part, part, type RatioAt } from "../../../src/statistics/index.js";

/**
 * A ratio that a constant bounds but for a small share of the cases, by an exact binomial interval: contradicted where
 * more exceed it, confirmed where fewer do. Bent, the ratio grows like a power of the size, from the least size on.
 */
export function withinConstant<Row>(options: {
  readonly name: string;
  readonly of: (row: Row) => RatioAt | null;
  readonly constant: number;
  /** The share of the cases that may exceed it. */
  readonly seldom: number;
  /** The least size there is. */
  readonly least: number;
}): Part<Row> {
  const { name, of, constant, seldom, least } = options;
  const exceeding = (data: readonly RatioAt[]) => data.filter(({ ratio }) => ratio > constant).length;
  return part<Row, RatioAt>({
    name,
    read: one(of),
    verdict: (data, error) => {
      const { lower, upper } = clopperPearson(exceeding(data), data.length, error);
      return lower > seldom ? "inconsistent" : upper < seldom ? "consistent" : "undecided";
    },
    summary: (data) => {
      const largest = Math.max(...data.map(({ ratio }) => ratio));
      return `${name} at most ${largest.toPrecision(3)}, above ${constant} in ${exceeding(data)} of ${data.length}`;
    },
    departures: [
      {
        what: "the exponent of the size",
        sizes: [1 / 8, 1 / 4, 1 / 2, 1],
        say: (size) => `higher by ${size < 1 ? `1/${1 / size}` : size}`,
        bend: ({ size, ratio }, exponent) => ({ size, ratio: ratio * pow(size / least, exponent) }),
      },
    ],
  });
}
