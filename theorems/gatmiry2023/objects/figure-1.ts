import { instances } from "../../../generators/index.js";
import {
  DEPTH,
  LABEL_NOISE,
  MEASUREMENTS,
  type Recovery,
  runRecovery,
  STEPS,
  WIDE,
  WIDTH,
} from "../../../src/experiments/gatmiry2023/label-noise.js";
import { approximately, type Quantity, type SgdRun } from "../../../src/numerics/index.js";

/** The size of chosen cases has a name, and that of all others has none. */
interface Named {
  readonly seed: number;
  readonly width?: number;
}

const width = ({ width: named = WIDTH }: Named) => named;
const measurements = ({ width: named }: Named) => (named === undefined ? MEASUREMENTS : WIDE.measurements);

/** M of rank one, its measurements, and where the runs begin. */
export const drawn = instances({
  sizes: { seed: [0, 2 ** 32 - 1] },
  matrices: {
    M: { shape: [width, width], laws: ["rankOne"] },
    A: { each: [width, width], count: measurements, laws: ["gaussian"], quantified: "almost surely" },
    W: { each: [width, width], count: DEPTH, laws: ["gaussian"] },
  },
});

/** An instance of 32 × 32. */
export const wide = drawn.loosened({ sizes: { width: [WIDE.width, WIDE.width] } }).draw(1);

/** What is compared of the two runs. */
export const QUANTITIES = ["test loss", "trace of the Hessian", "nuclear norm", "training loss"] as const;

const RUNS = ["mini-batch", "label noise"] as const;

/** What is measured of a case. */
export const COLUMNS = RUNS.flatMap((run) => QUANTITIES.map((name) => `${run}: ${name}` as const));

/** A case by these names. */
export type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** What a case gives. */
interface Measured {
  readonly isWide: boolean;
  readonly row: Row;
}

/**
 * How far off a quantity at the end of the runs of 32 × 32 may be, as a share of itself. Nothing bounds the rounding of
 * descents. This is an estimate: where the start is moved by 2⁻⁴⁰ of itself, far more than rounding moves a thousand
 * steps, the quantities move by less than a quarter of this, as a test sees.
 */
export const SHARE = 2 ** -24;

/** A number at the end of a wide run with that estimate of its error. */
export function estimated(value: number): Quantity {
  return approximately(value, SHARE * value);
}

/** The last record of a run; infinite for a run that diverged. */
function ends({ status, records }: SgdRun) {
  return status === "diverged"
    ? { testLoss: Infinity, hessianTrace: Infinity, nuclearNorm: Infinity, trainLoss: Infinity }
    : records.at(-1)!;
}

/** Both runs, without label noise and with it. */
export function bothRuns(recovery: Recovery): readonly [SgdRun, SgdRun] {
  const { labelNoise, options } = WIDE;
  if (recovery.truth.rows === WIDTH)
    return [runRecovery(recovery, 0, STEPS), runRecovery(recovery, LABEL_NOISE, STEPS)];
  const run = (noise: number) => runRecovery(recovery, noise, options.steps, options);
  return [run(0), run(labelNoise)];
}

/** The ends of both runs, and whether they are of a chosen size. */
export const measured = drawn.map(({ M, A, W, seed }): Measured => {
  const ends = bothRuns({ truth: M, measurements: A, unscaled: W, seed });
  return { isWide: M.rows > WIDTH, row: rowOf(...ends) };
});

/** What is measured at the ends of two runs. */
export function rowOf(miniBatch: SgdRun, labelNoise: SgdRun): Row {
  const [plain, noisy] = [ends(miniBatch), ends(labelNoise)];
  return {
    "mini-batch: test loss": plain.testLoss,
    "mini-batch: trace of the Hessian": plain.hessianTrace,
    "mini-batch: nuclear norm": plain.nuclearNorm,
    "mini-batch: training loss": plain.trainLoss,
    "label noise: test loss": noisy.testLoss,
    "label noise: trace of the Hessian": noisy.hessianTrace,
    "label noise: nuclear norm": noisy.nuclearNorm,
    "label noise: training loss": noisy.trainLoss,
  };
}

/** What is said to be smaller and what larger; of a run that diverged it is not so. */
export function compared(row: Row, small: (typeof COLUMNS)[number], large: (typeof COLUMNS)[number]) {
  return Number.isFinite(row[small]) && Number.isFinite(row[large])
    ? ([row[small], row[large]] as const)
    : ([1, 0] as const);
}

/** How many runs diverged. */
export function diverged(rows: readonly Row[]): string {
  const count = (run: (typeof RUNS)[number]) => rows.filter((row) => row[`${run}: test loss`] === Infinity).length;
  return `${count("mini-batch")} of ${rows.length} runs of mini-batch SGD and ${count("label noise")} with label noise diverged`;
}

/** What "much larger" is taken for, fixed before anything was run. */
export const MUCH = 2;

/** How far below its test loss the training loss of a run has to be that found a solution. */
export const SOLVED = 1000;
