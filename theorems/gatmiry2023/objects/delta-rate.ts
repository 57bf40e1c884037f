import { instances } from "../../../generators/index.js";
import { ripConstant, twoTo } from "../../../src/numerics/index.js";
import { Random } from "../../../src/random/index.js";
import { largestRankOneQuotient } from "../shared/rank-one-search.js";
import { countsOf, entryDelta, heavyDelta } from "../shared/sampled-delta.js";

/**
 * Of a family: its sizes d, and as many times d_0 + d_L measurements, for 2×d as many doublings of three times that;
 * 2^times for heavy tails.
 */
export const RANGES = {
  entries: { d: [4, 32], times: [1, 8] },
  wide: { d: [4, 12], times: [1, 4] },
  square: { d: [4, 12], times: [2, 4] },
  heavy: { d: [1, 1], times: [2, 13] },
} as const;

const rangesOf = (family: string) => RANGES[family as keyof typeof RANGES];

/** n. */
function measurementsOf({ family, d, times }: { readonly family: string; readonly d: number; readonly times: number }) {
  if (family === "heavy") return twoTo(times);
  return family === "wide" ? 3 * twoTo(times) * (2 + d) : times * 2 * d;
}

/** A family of measurements, their size and number. */
export const drawn = instances({
  choices: { family: ["entries", "wide", "wide", "square", "heavy"] },
  sizes: {
    d: ({ family }) => rangesOf(family).d,
    times: ({ family }) => rangesOf(family).times,
    seed: [0, 2 ** 32 - 1],
  },
  matrices: {
    A: {
      each: [({ family, d }) => (family === "wide" ? 2 : d), "d"],
      count: (drawn) => (drawn.family === "wide" || drawn.family === "square" ? measurementsOf(drawn) : 0),
      laws: ["gaussian"],
      quantified: "almost surely",
    },
  },
});

/** What is measured of a case. */
export const COLUMNS = ["δ", "d₀+d_L", "d", "n", "law", "shape"] as const;

/** A case by these names. */
export type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** What stands in the columns of the law, and then of the shape. */
export const [ENTRIES, GAUSSIAN, HEAVY, WIDE, SQUARE] = [0, 1, 2, 0, 1];

/** δ of one draw, or a part of it that is not above δ, and the counts of a small problem of the same kind. */
export const measured = drawn.map(({ family, d, times, seed, A }) => {
  const random = new Random(seed);
  const few = countsOf(times + 1, 6, random);
  const small = { counts: few, n: times + 1 };
  const row = (delta: number, rows: number, law: number, shape: number): Row => ({
    ...{ δ: delta, "d₀+d_L": rows + d, d, n: measurementsOf({ family, d, times }), law, shape },
  });
  if (family === "entries") {
    const n = measurementsOf({ family, d, times });
    return { small, row: row(entryDelta(countsOf(n, d * d, random), n).value, d, ENTRIES, SQUARE) };
  }
  if (family === "heavy") {
    return { small, row: row(heavyDelta(measurementsOf({ family, d, times }), random), 1, HEAVY, SQUARE) };
  }
  // Two rows, where every matrix has rank two at most; for square ones a matrix of rank one that is seen too strongly.
  if (family === "wide") return { small, row: row(ripConstant(A, 2).value, 2, GAUSSIAN, WIDE) };
  return { small, row: row(largestRankOneQuotient(A) - 1, d, GAUSSIAN, SQUARE) };
});
