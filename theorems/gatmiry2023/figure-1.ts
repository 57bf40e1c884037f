/**
 * Figure 1 with Figure 2 and §1.1. As printed: "Label noise SGD leads to better generalization results due to the
 * sharpness-minimization implicit biases (as shown in Figure 2), while mini-batch SGD without label noise finds
 * solutions with much larger test loss."
 */
import { instances, law } from "../../generators/index.js";
import { claim, consistent } from "../../src/claim/index.js";
import {
  DEPTH,
  LABEL_NOISE,
  MEASUREMENTS,
  runRecovery,
  STEPS,
  WIDTH,
} from "../../src/experiments/gatmiry2023/label-noise.js";
import type { SgdRun } from "../../src/numerics/index.js";
import { type Conclusion, decisiveWins, signTest, verdict } from "../../src/statistics/index.js";

const drawn = instances({
  sizes: { seed: [0, 2 ** 32 - 1] },
  matrices: {
    M: { shape: [WIDTH, WIDTH], laws: ["rankOne"] },
    A: { each: [WIDTH, WIDTH], count: MEASUREMENTS, laws: ["gaussian"], quantified: "almost surely" },
    W: { each: [WIDTH, WIDTH], count: DEPTH, laws: ["gaussian"] },
  },
});

const QUANTITIES = ["test loss", "trace of the Hessian", "nuclear norm"] as const;
const COLUMNS = (["mini-batch", "label noise"] as const).flatMap((run) =>
  QUANTITIES.map((name) => `${run}: ${name}` as const),
);
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** The last record of a run; infinite for a run that diverged. */
function ends({ status, records }: SgdRun) {
  return status === "diverged"
    ? { testLoss: Infinity, hessianTrace: Infinity, nuclearNorm: Infinity }
    : records.at(-1)!;
}

/** The ends of both runs; nothing where both diverged. */
const measured = drawn.map(({ M, A, W, seed }): Row | null => {
  const recovery = { truth: M, measurements: A, unscaled: W, seed };
  const [miniBatch, labelNoise] = [runRecovery(recovery, 0, STEPS), runRecovery(recovery, LABEL_NOISE, STEPS)];
  if (miniBatch.status === "diverged" && labelNoise.status === "diverged") return null;
  const [plain, noisy] = [ends(miniBatch), ends(labelNoise)];
  return {
    "mini-batch: test loss": plain.testLoss,
    "mini-batch: trace of the Hessian": plain.hessianTrace,
    "mini-batch: nuclear norm": plain.nuclearNorm,
    "label noise: test loss": noisy.testLoss,
    "label noise: trace of the Hessian": noisy.hessianTrace,
    "label noise: nuclear norm": noisy.nuclearNorm,
  };
});

/** Probability of a wrong decision on any of the three. */
const ERROR = 2 ** -20;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function conclude(rows: readonly Row[]): Conclusion {
  const error = ERROR / QUANTITIES.length;
  const tests = QUANTITIES.map((name) => {
    const pairs = rows.map((row) => [row[`mini-batch: ${name}`], row[`label noise: ${name}`]] as const);
    const [plain, noisy] = [median(pairs.map(([x]) => x)), median(pairs.map(([, x]) => x))];
    return { name, plain, noisy, ...signTest(pairs, error) };
  });
  const trials = rows.length;
  const needed = decisiveWins(trials, error);
  return {
    verdict: verdict(
      tests.some(({ decision }) => decision === "smaller"),
      tests.every(({ decision }) => decision === "larger"),
    ),
    errorProbability: ERROR,
    power:
      needed === undefined
        ? `none: ${trials} runs are too few for this error probability`
        : `an advantage of either side in ${needed} of ${trials} runs or more would have been noticed`,
    summary: tests
      .map(
        ({ name, wins, trials, plain, noisy }) =>
          `${name} smaller with label noise in ${wins} of ${trials} (medians ${noisy.toPrecision(3)} against ` +
          `${plain.toPrecision(3)})`,
      )
      .join("; "),
  };
}

export default claim(measured, {
  id: "gatmiry2023/figure-1",
  title: "Label-noise SGD ends flatter and generalizes better than mini-batch SGD",
  kinds: ["dynamics"],
  locus: "Figure 1, Figure 2",
  reading: `Of two runs from the same weights on the same data, the one with label noise ends with smaller test loss
    ‖E(W) − M*‖_F², trace of the Hessian of the training loss, and nuclear norm of E(W), in more than half of all
    instances. Figures 1 and 2 say "smaller", not by how much; the medians of both runs are in the summary. The
    paper's own setting is in its Appendix A, which is not part of the text checked here. Ours: three layers of 5×5,
    M* of rank one and norm one, 15 Gaussian measurements (25 determine M*), Gaussian initialization of variance 1/5,
    batches of 5, step size 0.01, label noise of standard deviation 1, 2500 steps.`,
  printed: consistent`\bar{\mathcal{L}},\ \operatorname{tr} \nabla^2 \mathcal{L},\ \|E(\mathbf{W})\|_*
      \text{ after label-noise SGD} < \text{ after mini-batch SGD}`({
    columns: COLUMNS,
    observe: (row) => row,
    conclude,
  }),
  equality: "a comparison of two random runs has no instance of equality",
  degenerate: {
    "start at zero, where no gradient moves three layers": drawn.at({
      seed: 1,
      M: law("rankOne", 1),
      A: law("gaussian", 2),
      W: law("zero"),
    }),
  },
  budget: { share: 0.05, atLeast: 32 },
});
