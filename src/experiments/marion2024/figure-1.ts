import { type Chart, defineFigure, type FigureProgress, type ReferenceLine, type Table } from "../figure.js";
import {
  gaussianStart,
  randomOf,
  type RegressionData,
  regressionData,
  sharpnessAt,
  squaredDistance,
  type Start,
} from "../training/regression-training.js";
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
import { gradientDescent } from "../../numerics/index.js";

/** Samples, inputs and layers of Figures 1, 3, 4 and 5. */
export const SAMPLES = 50;
export const INPUTS = 5;
export const DEPTH = 10;

/** Learning rates of Figure 1, with the steps and the repetitions of each. */
const TRAININGS = [
  { rate: 0.005, steps: 40_000, repetitions: 20 },
  { rate: 0.02, steps: 10_000, repetitions: 20 },
  { rate: 0.07, steps: 4000, repetitions: 20 },
  { rate: 0.1, steps: 4000, repetitions: 20 },
  { rate: 0.2, steps: 2000, repetitions: 80 },
] as const;

const REDUCED_REPETITIONS = 4;

/** Panels (c) and (d): two rates, 450 steps from scale 0.35. */
export const FOLLOWED = { rates: [0.02, 0.1], steps: 450, scale: 0.35, every: 5 } as const;

/** Distance and sharpness along gradient descent, and the lines that belong to them. */
export function trainingCharts(distanceId: string, sharpnessId: string): Chart[] {
  const x = { title: "Training steps", scale: "linear" } as const;
  const line = (y: string) => [{ kind: "line", x: "step", y, series: "rate", label: "learning rate η" }] as const;
  return [
    {
      id: distanceId,
      title: "Distance during training",
      table: "training",
      x,
      y: { title: "Squared distance to optimal regressor", scale: "log" },
      marks: line("distance"),
    },
    {
      id: sharpnessId,
      title: "Sharpness during training",
      table: "training",
      x,
      y: { title: "Sharpness", scale: "log" },
      marks: line("sharpness"),
    },
  ];
}

/** A step of gradient descent, with the squared distance and S there. */
type Look = readonly [step: number, distance: number, sharpness: number];

/** Gradient descent from a start, looked at every few steps while the weights are finite. */
export function looksAlong(
  { risk, point }: Start,
  data: RegressionData,
  { rate, steps, every }: { readonly rate: number; readonly steps: number; readonly every: number },
): Look[] {
  const looks: Look[] = [];
  // The sharpness moves the buffers of the risk, not the descent.
  const see = (step: number, at: Float64Array): void => {
    if (at.every(Number.isFinite)) looks.push([step, squaredDistance(risk, at, data), sharpnessAt(risk, at)]);
  };
  gradientDescent(point, risk, { stepSize: rate, steps, visit: { every, see } });
  return looks;
}

/** Gradient descent from one start with several rates, looked at every few steps. */
export function* followed(
  start: Start,
  data: RegressionData,
  { rates, steps, every }: { readonly rates: readonly number[]; readonly steps: number; readonly every: number },
): Generator<FigureProgress, Table> {
  const rows: number[][] = [];
  for (const [index, rate] of rates.entries()) {
    rows.push(...looksAlong(start, data, { rate, steps, every }).map((look) => [rate, ...look]));
    yield { done: index + 1, total: rates.length };
  }
  return {
    name: "training",
    columns: [
      { name: "rate", title: "learning rate η" },
      { name: "step", title: "steps of gradient descent" },
      { name: "distance", title: "‖w_{prod} − w*‖²" },
      { name: "sharpness", title: "S" },
    ],
    rows,
  };
}

/** The bounds of the sharpness of minimizers that the figures show. */
export function boundLines({ energy, largest }: RegressionData, depth: number): Readonly<Record<string, number>> {
  return { "2La": 2 * depth * energy, "8LΛ": 8 * depth * largest };
}

export const marion2024Figure1 = defineFigure({
  id: "marion2024/figure-1",
  title: "Sharpness and distance after training from a Gaussian initialization",
  locus: "Marion and Chizat (2024), Figures 1 and 3",
  shows:
    "With rates below 1/(La) small scales end between 2La and 8LΛ whatever the rate, larger ones sharper, up to 2/η; with rates beyond 1/(La) nothing is learned.",
  settings: {
    full:
      "n = 50, d = 5, L = 10, Gaussian layers d×d and 1×d of standard deviation 0.25 to 0.6 (10 values); η = 0.005, 0.02, " +
      "0.07, 0.1, 0.2 with 40000, 10000, 4000, 4000, 2000 steps and 20, 20, 20, 20, 80 repetitions; (c), (d): 450 steps " +
      "from scale 0.35 with η = 0.02 and 0.1.",
    reduced: `${REDUCED_REPETITIONS} repetitions of each.`,
  },
  charts: [
    distanceChart("a"),
    sharpnessChart("b"),
    ...trainingCharts("c, d: distance", "c, d: sharpness"),
    divergenceChart("figure 3"),
  ],
  *steps({ full, seed }) {
    const data = regressionData(SAMPLES, INPUTS, seed);
    const trainings = TRAININGS.map((training) =>
      full ? training : { ...training, repetitions: REDUCED_REPETITIONS },
    );
    const outcomes = yield* sweep(
      {
        data,
        start: (scale, random) => gaussianStart(data, DEPTH, scale, random),
        scales: evenly(0.25, 0.6, 10),
        trainings,
      },
      seed,
    );
    const start = gaussianStart(data, DEPTH, FOLLOWED.scale, randomOf(seed, TRAININGS.length));
    const training = yield* followed(start, data, FOLLOWED);
    const critical = 1 / (DEPTH * data.energy);
    const bounds = boundLines(data, DEPTH);
    const lines: ReferenceLine[] = [
      ...sharpnessLines(
        "b",
        TRAININGS.map(({ rate }) => rate),
        bounds,
      ),
      ...sharpnessLines("c, d: sharpness", FOLLOWED.rates, bounds),
    ];
    return {
      tables: [meansTable(outcomes), runsTable(outcomes), training],
      lines,
      notes: [
        `The data are drawn from the seed: a = ${data.energy.toPrecision(4)}, Λ = ${data.largest.toPrecision(4)}, ` +
          `1/(La) = ${critical.toPrecision(4)}.`,
        "Bands reach from the smallest to the largest run; the source shows confidence intervals of the mean. " +
          "S is by Lanczos; the source stops a power iteration after 20 products.",
        "A run stops early where its gradient is below 2^-38.",
      ],
    };
  },
});
