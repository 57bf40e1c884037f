import { pow } from "../../../src/numerics/index.js";
import { instances } from "../../../generators/index.js";
import { criticalRate, REACH, SCALE } from "../../../src/experiments/marion2024/critical-rate.js";
import { INPUTS, SAMPLES } from "../../../src/experiments/marion2024/figure-1.js";
import {
  projection,
  randomOf,
  regressionData,
  residualStart,
} from "../../../src/experiments/training/regression-training.js";

/** The ratio of neighbouring learning rates in Figure 2. */
export const GRID = pow(10, 1.7 / 24);

/** Half a grid's ratio: two rates this near, of which one succeeds and the other fails, have η_c between them. */
const PRECISION = 1.09;

/** The depth, the critical rate over 1/(La), and S/(2La) after training with 9/10 of that rate. */
export const COLUMNS = ["L", "η_c·La", "S/(2La)"] as const;

/** A case by these names. */
export type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** The seed of a small run of the figure. */
export const drawn = instances({
  choices: { depth: ["5", "10", "20"] },
  sizes: { n: [SAMPLES, SAMPLES], seed: [0, 2 ** 32 - 1] },
});

/** What one small run shows. */
export const measured = drawn.map(({ depth, n, seed }): Row => {
  const L = Number(depth);
  const data = regressionData(n, INPUTS, seed);
  const random = randomOf(seed, L);
  const output = projection(INPUTS, random);
  const { predicted, found } = criticalRate(
    residualStart(data, L, SCALE, output, random),
    data,
    [GRID, REACH],
    PRECISION,
  );
  if (found === null) return { L, "η_c·La": Infinity, "S/(2La)": Infinity };
  return {
    L,
    "η_c·La": Math.sqrt(found.below * found.above) / predicted,
    "S/(2La)": (found.sharpness * predicted) / 2,
  };
});

function extent(values: readonly number[]): string {
  if (values.length === 0) return "nothing";
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[0]!, sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!].map((x) => x.toFixed(3)).join(", ");
}

/** By depth: smallest, median and largest of what was found. */
export function byDepth(rows: readonly Row[]): string {
  const found = rows.filter((row) => Number.isFinite(row["η_c·La"]));
  const depths = [...new Set(found.map(({ L }) => L))].sort((a, b) => a - b);
  const extents = depths.map((depth) => {
    const of = (name: keyof Row) => extent(found.filter(({ L }) => L === depth).map((row) => row[name]));
    return `L = ${depth}: η_c·La = ${of("η_c·La")}, S/(2La) at 0.9η_c = ${of("S/(2La)")}`;
  });
  return `smallest, median, largest: ${extents.join(", ")}`;
}
