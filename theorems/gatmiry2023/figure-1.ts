/**
 * Gatmiry, Li, Chuang, Reddi, Ma, Jegelka: The Inductive Bias of Flatness Regularization for Deep Matrix
 * Factorization, arXiv:2306.13239, Figure 1 with Figure 2 and §1.1.
 *
 * As printed: "Label noise SGD leads to better generalization results due to the sharpness-minimization implicit biases
 * (as shown in Figure 2), while mini-batch SGD without label noise finds solutions with much larger test loss."
 *
 * Reading: of two runs from the same weights on the same data, the one with label noise ends with smaller test loss
 * $\|E(\mathbf{W}) - M^*\|_F^2$, trace of the Hessian of the training loss, and nuclear norm of $E(\mathbf{W})$, in more
 * than half of all instances. The paper's own setting is in its Appendix A, which is not part of the text checked here.
 * Ours: three layers of 5×5, $M^*$ of rank one and norm one, 15 Gaussian measurements (25 determine $M^*$),
 * Gaussian initialization of variance 1/5, batches of 5, step size 0.01, label noise of standard deviation 1, 2500 steps.
 * Figures 1 and 2 say "smaller", not by how much; the medians of both runs are in the summary.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import {
  DEPTH,
  LABEL_NOISE,
  MEASUREMENTS,
  runRecovery,
  STEPS,
  WIDTH,
} from "../../src/experiments/gatmiry2023/label-noise.js";
import type { SgdRun } from "../../src/numerics/index.js";
import { clopperPearson, type Conclusion, signTest } from "../../src/statistics/index.js";

/** The ends of the two runs. */
interface Instance {
  readonly miniBatch: SgdRun;
  readonly labelNoise: SgdRun;
}

const squares = (count: number) => Array.from({ length: count }, () => [WIDTH, WIDTH] as const);

const specs = layout({
  sizes: { seed: [0, 2 ** 32 - 1] },
  lists: {
    M: { shapes: () => squares(1), laws: ["rankOne"] },
    A: { shapes: () => squares(MEASUREMENTS), laws: ["gaussian"] },
    W: { shapes: () => squares(DEPTH), laws: ["gaussian"] },
  },
});

const QUANTITIES = ["test loss", "trace of the Hessian", "nuclear norm"] as const;

/** Probability of a wrong decision on any of the three. */
const ERROR = 2 ** -20;

/** Test loss, trace and nuclear norm at the end; infinite for a run that diverged. */
function ends({ status, records }: SgdRun): number[] {
  const last = records.at(-1)!;
  return status === "diverged" ? QUANTITIES.map(() => Infinity) : [last.testLoss, last.hessianTrace, last.nuclearNorm];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Each observation is the three quantities of mini-batch SGD, then those of label-noise SGD. */
function conclude(observations: readonly (readonly number[])[]): Conclusion {
  const tests = QUANTITIES.map((name, i) => {
    const plain = observations.map((values) => values[i]!);
    const noisy = observations.map((values) => values[i + QUANTITIES.length]!);
    const test = signTest(
      plain.map((value, k) => [value, noisy[k]!] as const),
      ERROR / QUANTITIES.length,
    );
    return { name, ...test, medians: [median(plain), median(noisy)] as const };
  });
  const trials = observations.length;
  const wins = Array.from({ length: trials + 1 }, (_, k) => k);
  const needed = wins.find((k) => clopperPearson(k, trials, ERROR / QUANTITIES.length).lower > 1 / 2);
  return {
    verdict: tests.some(({ decision }) => decision === "smaller")
      ? "inconsistent"
      : tests.every(({ decision }) => decision === "larger")
        ? "consistent"
        : "undecided",
    errorProbability: ERROR,
    power:
      needed === undefined
        ? `none: ${trials} runs are too few for this error probability`
        : `an advantage of either side in ${needed} of ${trials} runs or more would have been noticed`,
    summary: tests
      .map(
        ({ name, wins, trials, medians }) =>
          `${name} smaller with label noise in ${wins} of ${trials} (medians ${medians[1].toPrecision(3)} against ` +
          `${medians[0].toPrecision(3)})`,
      )
      .join("; "),
  };
}

export default defineClaim<Instance>({
  id: "gatmiry2023/figure-1",
  title: "Label-noise SGD ends flatter and generalizes better than mini-batch SGD",
  kinds: ["dynamics"],
  locus: "Figure 1, Figure 2",
  reading:
    "The paper's experimental setting is in an appendix that is not part of the text checked here; ours is three 5×5 " +
    "layers, a ground truth of rank one and 15 Gaussian measurements.",
  specs,
  materialize: (spec) => {
    const { lists, sizes } = specs.raw(spec);
    const recovery = { truth: lists.M[0]!, measurements: lists.A, unscaled: lists.W, seed: sizes.seed };
    const run = (labelNoise: number): SgdRun => runRecovery(recovery, labelNoise, STEPS);
    return { miniBatch: run(0), labelNoise: run(LABEL_NOISE) };
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`\bar{\mathcal{L}},\ \operatorname{tr} \nabla^2 \mathcal{L},\ \|E(\mathbf{W})\|_*
        \text{ after label-noise SGD} < \text{ after mini-batch SGD}`,
      expected: "consistent",
      relations: () => [],
      statistics: {
        observe: ({ miniBatch, labelNoise }) =>
          miniBatch.status === "diverged" && labelNoise.status === "diverged"
            ? null
            : [...ends(miniBatch), ...ends(labelNoise)],
        conclude,
      },
    },
  ],
  equalityCases: { none: "a comparison of two random runs has no instance of equality" },
  degenerateCases: [
    {
      name: "start at zero, where no gradient moves three layers",
      spec: specs.explicit({
        sizes: { seed: 1 },
        lists: { M: { law: "rankOne", seed: 1 }, A: { law: "gaussian", seed: 2 }, W: { law: "zero", seed: 0 } },
      }),
    },
  ],
  budget: { share: 0.05, atLeast: 32 },
});
