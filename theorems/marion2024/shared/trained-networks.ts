import type { RateComparison } from "../../../src/experiments/marion2024/rate-comparison.js";
import { comparison, type Part, share } from "../../../src/statistics/index.js";
import { near } from "./near.js";

/**
 * What §1 reads off Figures 1 and 4: 1 or 0 for yes or no, and S after training; NaN where there was no such run, and
 * for the S of one that diverged.
 */
export const TRAINED_COLUMNS = [
  ...(["learns, slow", "learns, fast", "learns, beyond", "learns, large", "diverges, large"] as const),
  ...(["S, slow", "S, fast", "S, large", "2La", "8LΛ", "2/η"] as const),
] as const;

/** Which runs an instance has: the two that take the longest and say the same every time are those of one in three. */
export const ALL = "all";
export const RUNS = [ALL, "3/(5La) alone", "3/(5La) alone"] as const;

type TrainedRow = Readonly<Record<(typeof TRAINED_COLUMNS)[number], number>>;

/** “Equal” and “independent” mean up to a tenth. */
const isEqual = (quotient: number): boolean => Math.abs(quotient - 1) <= 0.1;

export function trainedRow({ slow, fast, beyond, large, lower, upper, threshold }: RateComparison): TrainedRow {
  return {
    "learns, slow": slow === null ? NaN : Number(slow.learned),
    "learns, fast": Number(fast.learned),
    "learns, beyond": beyond === null ? NaN : Number(beyond.learned),
    "learns, large": Number(large.learned),
    "diverges, large": Number(large.diverged),
    "S, slow": slow?.sharpness ?? NaN,
    "S, fast": fast.sharpness,
    "S, large": large.sharpness,
    "2La": lower,
    "8LΛ": upper,
    "2/η": threshold,
  };
}

/** Numbers where all of them are, else null: a run that diverged has no S, and counts among those that do not learn. */
function finite<N extends readonly number[]>(...numbers: N): N | null {
  return numbers.every(Number.isFinite) ? numbers : null;
}

/** Whether all are 1; null where one of them is no number. */
function isSo(...values: readonly number[]): boolean | null {
  return values.some(Number.isNaN) ? null : values.every((value) => value === 1);
}

/** What both figures say; a run that diverges has not learned. */
export const onTraining: readonly Part<TrainedRow>[] = [
  share({ name: "fails with 2/(La)", of: (row) => isSo(1 - row["learns, beyond"]) }),
  share({
    name: "learns with 1/(5La) and 3/(5La) from the small scale",
    of: (row) => isSo(row["learns, slow"], row["learns, fast"]),
  }),
  share({ name: "learns with 3/(5La) from the large scale", of: (row) => isSo(row["learns, large"]) }),
  comparison({ name: "larger S from the large scale", of: (row) => finite(row["S, fast"], row["S, large"]) }),
  near({ name: "there S = 2/η", of: (row) => finite(row["S, large"], row["2/η"]), isEqual }),
];

/** What is said of Figure 1 alone, of the small scale. */
export const onSmallScale: readonly Part<TrainedRow>[] = [
  comparison({ name: "2La < S from the small scale", of: (row) => finite(row["2La"], row["S, slow"]) }),
  comparison({ name: "S < 8LΛ from the small scale", of: (row) => finite(row["S, fast"], row["8LΛ"]) }),
  near({
    name: "there the same S with both rates",
    of: (row) => finite(row["S, fast"], row["S, slow"]),
    isEqual,
  }),
];

/** How many runs from the large scale diverged. */
export function diverged(rows: readonly TrainedRow[]): string {
  const count = rows.filter((row) => row["diverges, large"] === 1).length;
  return `${count} of ${rows.length} runs from the large scale diverged`;
}
