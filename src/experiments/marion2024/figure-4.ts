import { defineFigure } from "../figure.js";
import { projection, randomOf, regressionData, residualStart } from "../training/regression-training.js";
import {
  distanceChart,
  divergenceChart,
  evenly,
  meansTable,
  runsTable,
  sharpnessChart,
  sharpnessLines,
  sweep,
} from "../training/scale-sweep.js";
import { boundLines, DEPTH, followed, INPUTS, SAMPLES, trainingCharts } from "./figure-1.js";

/** Learning rates of Figure 4. */
const RATES = [0.005, 0.02, 0.07, 0.1, 0.2] as const;

/** Steps of every run of Figure 4. */
const STEPS = 4000;

const REPETITIONS = { full: 20, reduced: 4 } as const;

/** Panels (c) and (d). */
const FOLLOWED = { rates: [0.02, 0.1], steps: 400, scale: 0.5, every: 5 } as const;

export const marion2024Figure4 = defineFigure({
  id: "marion2024/figure-4",
  title: "Sharpness and distance after training from a residual initialization",
  locus: "Marion and Chizat (2024), Figures 4 and 5",
  shows:
    "As figure-1, from a residual initialization: where training succeeds, the sharpness after it is above 2La, grows with the scale, and stays below 2/η.",
  settings: {
    full:
      "n = 50, d = 5, L = 10, W_k = I + s/√(Ld) N_k behind a random unit vector p, s from 0 to 1.7 (10 values); η = 0.005, " +
      "0.02, 0.07, 0.1, 0.2 with 4000 steps and 20 repetitions each; (c), (d): 400 steps from s = 0.5 with η = 0.02 and 0.1.",
    reduced: `${REPETITIONS.reduced} repetitions of each.`,
  },
  charts: [
    distanceChart("a"),
    sharpnessChart("b"),
    ...trainingCharts("c, d: distance", "c, d: sharpness"),
    divergenceChart("figure 5"),
  ],
  *steps({ full, seed }) {
    const data = regressionData(SAMPLES, INPUTS, seed);
    const output = projection(INPUTS, randomOf(seed, RATES.length));
    const repetitions = full ? REPETITIONS.full : REPETITIONS.reduced;
    const outcomes = yield* sweep(
      {
        data,
        start: (scale, random) => residualStart(data, DEPTH, scale, output, random),
        scales: evenly(0, 1.7, 10),
        trainings: RATES.map((rate) => ({ rate, steps: STEPS, repetitions })),
      },
      seed,
    );
    const start = residualStart(data, DEPTH, FOLLOWED.scale, output, randomOf(seed, RATES.length + 1));
    const training = yield* followed(start, data, FOLLOWED);
    const { "2La": lower } = boundLines(data, DEPTH);
    const bounds = { "2La": lower! };
    return {
      tables: [meansTable(outcomes), runsTable(outcomes), training],
      lines: [...sharpnessLines("b", RATES, bounds), ...sharpnessLines("c, d: sharpness", FOLLOWED.rates, bounds)],
      notes: [
        `The data and p are drawn from the seed: a = ${data.energy.toPrecision(4)}, 1/(La) = ` +
          `${(1 / (DEPTH * data.energy)).toPrecision(4)}.`,
        "Bands reach from the smallest to the largest run; the source shows confidence intervals of the mean. " +
          "S is by Lanczos; the source stops a power iteration after 20 products.",
        "A run stops early where its gradient is below 2^-38.",
      ],
    };
  },
});
