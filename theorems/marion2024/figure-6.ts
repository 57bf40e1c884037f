/**
 * Marion, Chizat: Deep linear networks for regression are implicitly regularized towards flat minima,
 * arXiv:2405.13456, Appendix C, "Underdetermined regression and link to generalization", Figure 6.
 *
 * As printed: "we consider the underdetermined case, where the number of data is lower than the dimension (while keeping
 * the rest of the setup identical). Figure 6 shows in this case a correlation between generalization and sharpness."
 *
 * Reading: n = 15, d = 20, L = 5, Gaussian layers of standard deviation between 0.1 and 0.36. The figure plots the
 * generalization gap, test loss less training loss, against S after training, for all scales on one data set (so the
 * authors' code; the text at hand has neither the plot nor these numbers), and the text says nothing about the sign.
 * Ours is the sign, the pairs and the majority: of two networks trained on the same data from either end of the scales,
 * the sharper one has the larger gap in more than half of all instances ("flatter minima have been found to generalize
 * better", §1).
 *
 * The figure trains for 4000 to 40000 steps. Ours are 800 steps with η = 0.01 from the small scale, where S after training
 * does not depend on η, and 1000 with η = 0.001 from the large one; where one of the two does not end at a risk of 0.01
 * or less, the instance says nothing.
 *
 * Size of the sample: of 700 trial instances 629 said something, and of these 600 that the sharper network has the larger
 * gap. With such frequencies the binomial law leaves 70 instances undecided with probability 2·10⁻⁵, and with 3·10⁻⁴ were the
 * second frequency two standard deviations lower.
 */
import { layout } from "../../generators/index.js";
import { defineClaim } from "../../src/claim/claim.js";
import { DEPTH, INPUTS, SAMPLES, SCALES } from "../../src/experiments/marion2024/figure-6.js";
import {
  gaussianStart,
  generalizationGap,
  randomOf,
  regressionData,
  sharpnessAt,
  trained,
} from "../../src/experiments/training/regression-training.js";
import { type Conclusion, majorities } from "../../src/statistics/index.js";

/** The end of one training run. */
interface End {
  readonly risk: number;
  readonly sharpness: number;
  readonly gap: number;
}

/** From the small scale, and from the large one. */
type Instance = readonly [small: End, large: End];

const RUNS = [
  { scale: SCALES.low, rate: 0.01, steps: 800 },
  { scale: SCALES.high, rate: 0.001, steps: 1000 },
] as const;

/** A network counts as trained where its risk is at most this; labels are of the size of ‖w*‖ = 1. */
const TRAINED = 0.01;

/** Probability of a wrong decision. */
const ERROR = 2 ** -20;

const specs = layout({ sizes: { n: [SAMPLES, SAMPLES], seed: [0, 2 ** 32 - 1] } });

function median(values: readonly number[]): string {
  return ([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN).toPrecision(3);
}

/** Each observation is S and gap from the small scale, then S and gap from the large one. */
function conclude(observations: readonly (readonly number[])[]): Conclusion {
  const outcomes = observations.map(([s, gap, otherS, otherGap]) => s! < otherS! === gap! < otherGap!);
  const { decision, power, summary } = majorities(
    [{ name: "the sharper network has the larger gap", outcomes }],
    ERROR,
  );
  const medians = [0, 1, 2, 3].map((index) => median(observations.map((values) => values[index]!)));
  return {
    verdict: decision,
    errorProbability: ERROR,
    power,
    summary:
      `${summary} (medians: S = ${medians[0]} and gap ${medians[1]} from the small scale, S = ${medians[2]} and gap ` +
      `${medians[3]} from the large one)`,
  };
}

export default defineClaim<Instance>({
  id: "marion2024/figure-6",
  title: "Sharper networks mostly generalize worse in underdetermined regression",
  kinds: ["dynamics"],
  locus: "Appendix C, Figure 6",
  reading:
    "The print says correlation, without a sign: here the sharper of two networks trained on the same data from either end " +
    "of the scales has the larger generalization gap, in more than half of all instances.",
  specs,
  materialize: (spec) => {
    const { n, seed } = specs.raw(spec).sizes;
    const data = regressionData(n, INPUTS, seed);
    const [small, large] = RUNS.map(({ scale, rate, steps }, index): End => {
      const start = gaussianStart(data, DEPTH, scale, randomOf(seed, index));
      const { stopped, point } = trained(start, rate, steps);
      if (stopped === "diverged") return { risk: Infinity, sharpness: Infinity, gap: Infinity };
      return {
        risk: start.risk.risk(point),
        sharpness: sharpnessAt(start.risk, point),
        gap: generalizationGap(start.risk, point, data),
      };
    });
    return [small!, large!];
  },
  assumptions: [],
  forms: [
    {
      name: "printed",
      statement: String.raw`S(\mathcal{W}) < S(\mathcal{W}') \iff \text{gap}(\mathcal{W}) < \text{gap}(\mathcal{W}') \quad \text{in more than half of all pairs}`,
      expected: "consistent",
      relations: () => [],
      statistics: {
        observe: ([small, large]) =>
          small.risk <= TRAINED && large.risk <= TRAINED
            ? [small.sharpness, small.gap, large.sharpness, large.gap]
            : null,
        conclude,
      },
    },
  ],
  equalityCases: { none: "the end of a training run is no identity" },
  degenerateCases: [
    { name: "one point", spec: specs.explicit({ sizes: { n: 1, seed: 1 }, lists: {} }) },
    { name: "as many points as inputs", spec: specs.explicit({ sizes: { n: INPUTS, seed: 1 }, lists: {} }) },
  ],
  budget: { share: 0.07, atLeast: 70 },
});
