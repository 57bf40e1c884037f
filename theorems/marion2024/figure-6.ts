/**
 * Appendix C, "Underdetermined regression and link to generalization", Figure 6.
 *
 * As printed: "we consider the underdetermined case, where the number of data is lower than the dimension (while
 * keeping the rest of the setup identical). Figure 6 shows in this case a correlation between generalization and
 * sharpness."
 *
 * The figure trains for 4000 to 40000 steps. Ours are 800 steps with η = 0.01 from the small scale, where S after
 * training does not depend on η, and 1000 with η = 0.001 from the large one; where one of the two does not end at a
 * risk of 0.01 or less, the instance says nothing.
 *
 * Size of the sample: of 700 trial instances 629 said something, and of these 600 that the sharper network has the
 * larger gap. With such frequencies the binomial law leaves 70 instances undecided with probability 2·10⁻⁵, and with
 * 3·10⁻⁴ were the second frequency two standard deviations lower.
 */
import { instances } from "../../generators/index.js";
import { claim, consistent } from "../../src/claim/index.js";
import { DEPTH, INPUTS, SAMPLES, SCALES } from "../../src/experiments/marion2024/figure-6.js";
import {
  gaussianStart,
  generalizationGap,
  randomOf,
  regressionData,
  sharpnessAt,
  trained,
} from "../../src/experiments/training/regression-training.js";
import { share } from "../../src/statistics/index.js";
import { median } from "./shared/median.js";

const RUNS = [
  { scale: SCALES.low, rate: 0.01, steps: 800 },
  { scale: SCALES.high, rate: 0.001, steps: 1000 },
];

/** A network counts as trained where its risk is at most this; labels are of the size of ‖w*‖ = 1. */
const TRAINED = 0.01;

const COLUMNS = ["S, small", "gap, small", "S, large", "gap, large"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

const drawn = instances({ sizes: { n: [SAMPLES, SAMPLES], seed: [0, 2 ** 32 - 1] } });

/** The ends of the runs from the small scale and from the large one; null where one of them did not succeed. */
const compared = drawn.map(({ n, seed }) => {
  const data = regressionData(n, INPUTS, seed);
  const [small, large] = RUNS.map(({ scale, rate, steps }, index) => {
    const start = gaussianStart(data, DEPTH, scale, randomOf(seed, index));
    const { stopped, point } = trained(start, rate, steps);
    if (stopped === "diverged" || start.risk.risk(point) > TRAINED) return null;
    return { S: sharpnessAt(start.risk, point), gap: generalizationGap(start.risk, point, data) };
  });
  return small && large ? { small, large } : null;
});

export default claim(compared, {
  id: "marion2024/figure-6",
  title: "Sharper networks mostly generalize worse in underdetermined regression",
  kinds: ["dynamics"],
  locus: "Appendix C, Figure 6",
  reading: `n = 15, d = 20, L = 5, Gaussian layers of standard deviation between 0.1 and 0.36. The figure plots the
    generalization gap, test loss less training loss, against S after training, for all scales on one data set (so the
    authors' code; the text at hand has neither the plot nor these numbers), and the text says nothing about the sign,
    which is restored. Ours are the pairs and the majority: of two networks trained on the same data from either end
    of the scales, the sharper one has the larger gap in more than half of all instances (“flatter minima have been
    found to generalize better”, §1).`,
  printed: consistent`S(\mathcal{W}) < S(\mathcal{W}') \iff \text{gap}(\mathcal{W}) < \text{gap}(\mathcal{W}')
      \quad \text{in more than half of all pairs}`({
    columns: COLUMNS,
    observe: (ends) =>
      ends && {
        "S, small": ends.small.S,
        "gap, small": ends.small.gap,
        "S, large": ends.large.S,
        "gap, large": ends.large.gap,
      },
    parts: [
      share<Row>({
        name: "the sharper network has the larger gap",
        of: (row) => row["S, small"] < row["S, large"] === row["gap, small"] < row["gap, large"],
      }),
    ],
    told: (rows) => {
      const of = (column: (typeof COLUMNS)[number]) => median(rows.map((row) => row[column])).toPrecision(3);
      const medians = (scale: "small" | "large") =>
        `S = ${of(`S, ${scale}`)} and gap ${of(`gap, ${scale}`)} from the ${scale}`;
      return `medians: ${medians("small")} scale, ${medians("large")} one`;
    },
  }),
  equality: "the end of a training run is no identity",
  degenerate: {
    "one point": drawn.at({ n: 1, seed: 1 }),
    "as many points as inputs": drawn.at({ n: INPUTS, seed: 1 }),
  },
  situations: {
    "fewer points than inputs": (_, { sizes }) => sizes["n"]! < INPUTS,
    "several points": (_, { sizes }) => sizes["n"]! > 1,
  },
  budget: { share: 0.07, atLeast: 70 },
});
