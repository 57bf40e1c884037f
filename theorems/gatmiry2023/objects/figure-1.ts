import { instances } from "../../../generators/index.js";
import {
  DEPTH,
  LABEL_NOISE,
  MEASUREMENTS,
  runRecovery,
  STEPS,
  WIDTH,
} from "../../../src/experiments/gatmiry2023/label-noise.js";
import type { SgdRun } from "../../../src/numerics/index.js";

/** M of rank one, its measurements, and where the runs begin. */
export const drawn = instances({
  sizes: { seed: [0, 2 ** 32 - 1] },
  matrices: {
    M: { shape: [WIDTH, WIDTH], laws: ["rankOne"] },
    A: { each: [WIDTH, WIDTH], count: MEASUREMENTS, laws: ["gaussian"], quantified: "almost surely" },
    W: { each: [WIDTH, WIDTH], count: DEPTH, laws: ["gaussian"] },
  },
});

/** What is compared of the two runs. */
export const QUANTITIES = ["test loss", "trace of the Hessian", "nuclear norm", "training loss"] as const;

/** What is measured of a case. */
export const COLUMNS = (["mini-batch", "label noise"] as const).flatMap((run) =>
  QUANTITIES.map((name) => `${run}: ${name}` as const),
);

/** A case by these names. */
export type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** The last record of a run; infinite for a run that diverged. */
function ends({ status, records }: SgdRun) {
  return status === "diverged"
    ? { testLoss: Infinity, hessianTrace: Infinity, nuclearNorm: Infinity, trainLoss: Infinity }
    : records.at(-1)!;
}

/** The ends of both runs; nothing where both diverged. */
export const measured = drawn.map(({ M, A, W, seed }): Row | null => {
  const recovery = { truth: M, measurements: A, unscaled: W, seed };
  const [miniBatch, labelNoise] = [runRecovery(recovery, 0, STEPS), runRecovery(recovery, LABEL_NOISE, STEPS)];
  if (miniBatch.status === "diverged" && labelNoise.status === "diverged") return null;
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
});

/** How far below its test loss the training loss of a run has to be that found a solution. */
export const SOLVED = 1000;
