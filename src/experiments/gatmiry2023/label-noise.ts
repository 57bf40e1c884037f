import { inner, Matrix, runSgd, type SgdOptions, type SgdRun } from "../../numerics/index.js";
import { Random } from "../../random/index.js";

/**
 * The comparison of mini-batch SGD with and without label noise in Figures 1 and 2 of Gatmiry et al. (2023). Their own
 * setting is in an appendix that was not at hand; this one is ours: three layers 5×5, a ground truth of rank one, 15
 * measurements (25 determine it), batches of 5.
 */
export const WIDTH = 5;
export const DEPTH = 3;
export const MEASUREMENTS = 15;
export const STEPS = 2500;
const OPTIONS = { stepSize: 0.01, steps: STEPS, batchSize: 5 } as const;

/** Standard deviation of the noise. */
export const LABEL_NOISE = 1;

/**
 * The same where dimension bites: layers 32×32, of whose 1024 entries 160 measurements see two and a half times as much as
 * a matrix of rank one is free to be. The batches and the noise were chosen so that steps of the same size are stable.
 */
export const WIDE = {
  width: 32,
  measurements: 160,
  labelNoise: 1.5,
  options: { stepSize: 0.01, steps: 1000, batchSize: 16 },
} as const;

/** What the two runs have in common. */
export interface Recovery {
  /** M*, d × d. */
  readonly truth: Matrix;
  /** A_1, …, A_n. */
  readonly measurements: readonly Matrix[];
  /** √d W_j(0): standard Gaussian matrices, for an initialization of variance 1/d. */
  readonly unscaled: readonly Matrix[];
  /** Of batches and noise. */
  readonly seed: number;
}

/** One run; with the same seed, both kinds of run draw the same numbers while they draw the same kinds. */
export function runRecovery(
  { truth, measurements, unscaled, seed }: Recovery,
  labelNoise: number,
  recordEvery: number,
  options: Omit<SgdOptions, "labelNoise" | "recordEvery"> = OPTIONS,
): SgdRun {
  const problem = { measurements, labels: measurements.map((a) => inner(a, truth)) };
  const initial = unscaled.map(
    ({ rows, cols, data }) =>
      new Matrix(
        rows,
        cols,
        data.map((x) => x / Math.sqrt(truth.rows)),
      ),
  );
  const random = new Random(seed);
  const sources = { normal: () => random.normal(), index: (count: number) => random.integer(0, count - 1) };
  return runSgd(initial, problem, truth, { ...options, labelNoise, recordEvery }, sources);
}
