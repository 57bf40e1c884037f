import { instances } from "../../../generators/index.js";
import { block, type Matrix, minimumFrobenius, minimumTraceEndToEnd } from "../../../src/numerics/index.js";
import { isZeroExactly } from "../../../src/numerics/spectra/index.js";
import { type Estimator, relativeLoss, samplesNeeded } from "../shared/samples-needed.js";

/** Measurement sequences of the small problem over which its samples are averaged: they are cheap, and noisy. */
const REPEATS = 2;

/** By how much the large problem exceeds the small one. */
export const TIMES = 3;

const large = ({ d }: { readonly d: number }) => TIMES * d;

/**
 * The problem of M, d×d, and that of XY and of its first column and row, 3d×3d; M* = UV for the ratio of the counts.
 */
export const drawn = instances({
  sizes: { d: [3, 3], outputs: [1, 6], inputs: [1, 6], rank: ({ outputs, inputs }) => [1, Math.min(outputs, inputs)] },
  matrices: {
    A: { each: ["d", "d"], count: ({ d }) => REPEATS * (d * d), laws: ["gaussian"], quantified: "almost surely" },
    B: {
      each: [large, large],
      count: (sizes) => large(sizes) * large(sizes),
      laws: ["gaussian"],
      quantified: "almost surely",
    },
    M: { shape: ["d", "d"], laws: ["rankOne"] },
    X: { shape: [large, 2], laws: ["orthogonal"] },
    Y: { shape: [2, large], laws: ["orthogonal"] },
    U: ["outputs", "rank"],
    V: ["rank", "inputs"],
  },
});

/** The relative loss that counts as accurate. */
const ACCURATE = 1 / 10;

/** A finer gap finds the same counts, and takes twice the time. */
const SEARCH = { relativeGap: 2 ** -12 };

/** E(W*) at depth two. */
export const flattest: Estimator = (problem) => minimumTraceEndToEnd(problem, SEARCH).minimizer;

/** What is measured of a case; losses are those of M̃ at n = ⌊d_0d_L/2⌋. */
export const COLUMNS = [
  "d",
  "samples at d",
  "samples at 3d",
  "samples at 3d for rank two",
  "loss at d",
  "loss at 3d",
  "another loss at 3d",
] as const;

/** A case by these names. */
export type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** Where counts are looked for first, in units of d, since most are near it; no count depends on it. */
const NEAR = { small: 2, one: 8, two: 14 } as const;

/**
 * How many measurements an estimator takes: of M, and at 3d for two ranks, there in steps of 2d; null for a matrix 0.
 */
export function rowOf(estimate: Estimator, { d, A, B, M, X, Y }: ReturnType<typeof drawn.materialize>): Row | null {
  const [one, two] = [block(X, 0, 0, X.rows, 1).times(block(Y, 0, 0, 1, Y.cols)), X.times(Y)];
  if ([M, one, two].some(isZeroExactly)) return null;
  const needed = (measurements: readonly Matrix[], truth: Matrix, near: number, step = 2 * d) =>
    samplesNeeded(estimate, { measurements, truth }, ACCURATE, {
      step,
      near: Math.min(near * d, truth.data.length - 1),
    });
  const small = Array.from({ length: REPEATS }, (_, k) =>
    needed(A.slice(k * (d * d), (k + 1) * (d * d)), M, NEAR.small, 1),
  );
  const lossOf = (measurements: readonly Matrix[], truth: Matrix) =>
    Math.min(1, relativeLoss(minimumFrobenius, { measurements, truth }, halfOf(truth)));
  return {
    ...{ d, "samples at d": small.reduce((total, n) => total + n, 0) / REPEATS },
    ...{ "samples at 3d": needed(B, one, NEAR.one), "samples at 3d for rank two": needed(B, two, NEAR.two) },
    ...{ "loss at d": lossOf(A, M), "loss at 3d": lossOf(B, one) },
    "another loss at 3d": lossOf(B.slice(halfOf(one)), one),
  };
}

/** ⌊d_0d_L/2⌋, of the number of entries; 1 at least. */
function halfOf({ data }: Matrix): number {
  return Math.max(1, Math.floor(data.length / 2));
}
