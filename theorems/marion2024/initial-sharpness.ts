/**
 * §1 on Figure 1(b).
 *
 * As printed (formulas restored): "In Figure 1(b), we see that the large initialization scales correspond to initial
 * sharpnesses well over the" $\frac2\eta$ "threshold, confirming that training is possible while initializing beyond
 * the" $\frac2\eta$ "threshold."
 */
import { instances } from "../../generators/index.js";
import { claim, consistent } from "../../src/claim/index.js";
import { DEPTH, INPUTS, SAMPLES } from "../../src/experiments/marion2024/figure-1.js";
import { FAST, trainedWith } from "../../src/experiments/marion2024/rate-comparison.js";
import {
  gaussianStart,
  randomOf,
  regressionData,
  sharpnessAt,
} from "../../src/experiments/training/regression-training.js";
import { comparison, sometimes } from "../../src/statistics/index.js";
import { median } from "./shared/median.js";

/** A large scale, that of the claim on Figure 1, and the largest of the figure. */
const SCALE = 0.45;
const LARGEST = 0.6;

const COLUMNS = ["S at first", "S at first, largest", "2/η", "learned", "diverged"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], number>>;

const drawn = instances({ sizes: { n: [SAMPLES, SAMPLES], seed: [0, 2 ** 32 - 1] } });

const trained = drawn.map(({ n, seed }): Row => {
  const data = regressionData(n, INPUTS, seed);
  const start = gaussianStart(data, DEPTH, SCALE, randomOf(seed, DEPTH));
  const largest = gaussianStart(data, DEPTH, LARGEST, randomOf(seed, DEPTH));
  const { learned, diverged } = trainedWith(start, data, FAST);
  return {
    "S at first": sharpnessAt(start.risk, start.point),
    "S at first, largest": sharpnessAt(largest.risk, largest.point),
    "2/η": (2 * DEPTH * data.energy) / FAST.fraction,
    learned: Number(learned),
    diverged: Number(diverged),
  };
});

const times = (row: Row): number => row["S at first"] / row["2/η"];

export default claim(trained, {
  id: "marion2024/initial-sharpness",
  title: "Training succeeds from a sharpness beyond 2/η",
  kinds: ["dynamics"],
  locus: "§1, Figure 1(b)",
  reading: `The setting is that of the claim on Figure 1: η = 3/(5La), 4000 steps, data and network of its own for each instance,
    and Gaussian layers of standard deviation 0.45; at 0.6, where the figure ends, S is measured at first alone. “Well over” has no
    number: here it is twice 2/η, at 0.6 in more than half of all instances. “Training is possible” says that it succeeds at
    times: from 0.45 some run that begins at twice 2/η learns. How many do is told; one that diverges has not learned.`,
  printed: consistent`S(\mathcal{W}(0)) > \tfrac{2}{\eta} \text{ from large scales, and gradient descent learns}`({
    columns: COLUMNS,
    observe: (row) => row,
    parts: [
      comparison<Row>({
        name: "twice 2/η < S at first, from the largest scale",
        of: (row) => [row["2/η"], row["S at first, largest"]],
        factor: 2,
      }),
      sometimes<Row>({ name: "learns from twice 2/η and more", of: (row) => times(row) >= 2 && row.learned === 1 }),
    ],
    told: (rows) => {
      const beyond = rows.filter((row) => times(row) > 1);
      const learned = beyond.filter((row) => row.learned === 1);
      const lost = rows.filter(({ diverged }) => diverged === 1).length;
      const from = median(learned.map(times)).toPrecision(3);
      return `${learned.length} of ${beyond.length} learn from beyond 2/η, from ${from} times that in the median; ${lost} runs diverged`;
    },
  }),
  equality: "the end of a training run is no identity",
  degenerate: { "as many points as inputs: the data are fitted exactly": drawn.at({ n: INPUTS, seed: 1 }) },
  situations: {
    "several points": (_, { sizes }) => sizes["n"]! > 1,
    "more points than inputs": (_, { sizes }) => sizes["n"]! > INPUTS,
  },
  budget: { share: 0.06, atLeast: 60 },
});
