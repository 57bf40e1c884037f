import { log, pow } from "../../../src/numerics/index.js";
import { one, type Part, part, signTest } from "../../../src/statistics/index.js";

/** A quantity over its claimed rate, at a size. */
interface RatioAt {
  readonly size: number;
  readonly ratio: number;
}

type Pair = readonly [small: RatioAt, large: RatioAt];

/** This power of the size is told apart from none. */
const WITHIN = 1 / 4;

/** By how much exponents are bent. */
const EXPONENTS = [1 / 8, 1 / 4, 1 / 2, 1, 2, 3] as const;

/**
 * Whether a ratio stays bounded while a size grows, by two sizes of one problem, so that what differs between problems
 * cancels: contradicted where the ratio grows by more than is granted in more than half of the cases, confirmed where
 * without any grant it grows by less than size^{1/4} in more than half, by exact sign tests.
 */
export function pairedRate<Row>(options: {
  readonly name: string;
  /** Null where one of the two is below its own error. */
  readonly of: (row: Row) => Pair | null;
  /** A factor of the bound that the source grants besides: log³n. */
  readonly granted: (size: number) => number;
}): Part<Row> {
  const { name, granted } = options;
  const tendency = (pairs: readonly Pair[], allowed: (size: number) => number, error: number) =>
    signTest(
      pairs.map(([small, large]) => [large.ratio / allowed(large.size), small.ratio / allowed(small.size)] as const),
      error / 2,
    ).decision;
  const exponent = ([small, large]: Pair) => log(large.ratio / small.ratio) / log(large.size / small.size);
  return part<Row, Pair>({
    name,
    read: one(options.of),
    verdict: (pairs, error) => {
      if (tendency(pairs, granted, error) === "larger") return "inconsistent";
      return tendency(pairs, (size) => pow(size, WITHIN), error) === "smaller" ? "consistent" : "undecided";
    },
    summary: (pairs) => {
      const exponents = pairs.map(exponent).sort((a, b) => a - b);
      return `${name} like size^${exponents[Math.floor(exponents.length / 2)]!.toFixed(2)} (median of ${pairs.length})`;
    },
    departures: [
      {
        what: "the exponent of the size",
        sizes: EXPONENTS,
        say: (size) => `higher by ${size < 1 ? `1/${1 / size}` : size}`,
        bend: ([small, large], size) => [
          small,
          { size: large.size, ratio: large.ratio * pow(large.size / small.size, size) },
        ],
      },
    ],
  });
}
