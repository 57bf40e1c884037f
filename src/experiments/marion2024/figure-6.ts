import { defineFigure } from "../figure.js";
import { gaussianStart, regressionData } from "../training/regression-training.js";
import { evenly, meansTable, runsTable, sharpnessChart, sharpnessLines, sweep } from "../training/scale-sweep.js";
import { boundLines } from "./figure-1.js";

/** Samples, inputs and layers of Figure 6: fewer samples than inputs. */
export const SAMPLES = 15;
export const INPUTS = 20;
export const DEPTH = 5;

/** The ends of the scales of Figure 6. */
export const SCALES = { low: 0.1, high: 0.36, count: 9 } as const;

/** Learning rates of Figure 6, with the steps and the repetitions of each. The gap is shown for the first. */
const TRAININGS = [
  { rate: 0.001, steps: 40_000, repetitions: 100 },
  { rate: 0.004, steps: 10_000, repetitions: 20 },
  { rate: 0.01, steps: 4000, repetitions: 20 },
] as const;

const REDUCED_REPETITIONS = 2;

export const marion2024Figure6 = defineFigure({
  id: "marion2024/figure-6",
  title: "Sharpness and generalization gap for underdetermined regression",
  locus: "Marion and Chizat (2024), Figure 6",
  shows:
    "With fewer samples than inputs the sharpness after training grows with the scale, up to 2/η; beside it the generalization gap of every run.",
  settings: {
    full:
      "n = 15, d = 20, L = 5, Gaussian layers d×d and 1×d of standard deviation 0.1 to 0.36 (9 values); η = 0.001, 0.004, " +
      "0.01 with 40000, 10000, 4000 steps and 100, 20, 20 repetitions.",
    reduced: `${REDUCED_REPETITIONS} repetitions of each.`,
  },
  charts: [
    sharpnessChart("a"),
    {
      id: "b",
      title: "Generalization gap after training with η = 0.001",
      table: "runs",
      x: { title: "Sharpness after training", scale: "log" },
      y: { title: "Generalization gap", scale: "log" },
      marks: [
        {
          kind: "points",
          x: "sharpness",
          y: "gap",
          label: "one run",
          where: { column: "rate", is: [TRAININGS[0].rate] },
        },
      ],
    },
  ],
  *steps({ full, seed }) {
    const data = regressionData(SAMPLES, INPUTS, seed);
    const outcomes = yield* sweep(
      {
        data,
        start: (scale, random) => gaussianStart(data, DEPTH, scale, random),
        scales: evenly(SCALES.low, SCALES.high, SCALES.count),
        trainings: TRAININGS.map((training) => (full ? training : { ...training, repetitions: REDUCED_REPETITIONS })),
      },
      seed,
    );
    const { "2La": lower } = boundLines(data, DEPTH);
    return {
      tables: [meansTable(outcomes), runsTable(outcomes)],
      lines: sharpnessLines(
        "a",
        TRAININGS.map(({ rate }) => rate),
        { "2La": lower! },
      ),
      notes: [
        `The data are drawn from the seed: a = ${data.energy.toPrecision(4)}. The test set has as many points as the ` +
          "training set.",
        "Bands reach from the smallest to the largest run; the source shows confidence intervals of the mean. " +
          "S is by Lanczos; the source stops a power iteration after 20 products.",
        "A run stops early where its gradient is below 2^-38.",
      ],
    };
  },
});
