import { pow } from "../../numerics/index.js";
import { defineFigure, type FigureProgress, type ReferenceLine, type Table } from "../figure.js";
import {
  projection,
  randomOf,
  type RegressionData,
  regressionData,
  residualStart,
  squaredDistance,
  type Start,
  trained,
} from "../training/regression-training.js";
import { evenly } from "../training/scale-sweep.js";
import { criticalRate, DEPTHS, SCALE, STEPS } from "./critical-rate.js";
import { INPUTS, SAMPLES } from "./figure-1.js";

/** Learning rates of Figure 2: 25 from 10^-2 to 10^-0.3, with equal ratios. */
const RATES = evenly(-2, -0.3, 25).map((exponent) => pow(10, exponent));

const REPETITIONS = { full: 50, reduced: 4 } as const;

/** Starts of a depth: one p, and a network for each repetition. */
function startsOf(data: RegressionData, depth: number, count: number, seed: number): Start[] {
  const output = projection(INPUTS, randomOf(seed, depth));
  return Array.from({ length: count }, (_, i) =>
    residualStart(data, depth, SCALE, output, randomOf(seed, depth, i + 1)),
  );
}

/** Mean, smallest and largest distance after training for every depth and rate. */
function* distances(data: RegressionData, starts: ReadonlyMap<number, readonly Start[]>): Generator<number, Table> {
  const rows: (number | null)[][] = [];
  for (const [depth, networks] of starts) {
    for (const rate of RATES) {
      const ends = networks.map((start) => {
        const { stopped, point } = trained(start, rate, STEPS);
        return stopped === "diverged" ? null : squaredDistance(start.risk, point, data);
      });
      const reached = ends.filter((end): end is number => end !== null);
      const diverged = 1 - reached.length / ends.length;
      const values =
        reached.length === 0
          ? [null, null, null]
          : [reached.reduce((total, x) => total + x, 0) / reached.length, Math.min(...reached), Math.max(...reached)];
      rows.push([depth, rate, ends.length, diverged, ...values]);
      yield depth * networks.length;
    }
  }
  return {
    name: "distance",
    columns: [
      { name: "depth", title: "L" },
      { name: "rate", title: "learning rate η" },
      { name: "runs", title: "repetitions" },
      { name: "diverged", title: "share of the repetitions that diverged" },
      { name: "distance", title: "‖w_{prod} − w*‖² after training, mean" },
      { name: "distanceLow", title: "‖w_{prod} − w*‖² after training, smallest" },
      { name: "distanceHigh", title: "‖w_{prod} − w*‖² after training, largest" },
    ],
    rows,
  };
}

/** The critical learning rate of every start, by bisection. */
function* criticalRates(data: RegressionData, starts: ReadonlyMap<number, readonly Start[]>): Generator<number, Table> {
  const rows: (number | null)[][] = [];
  for (const [depth, networks] of starts) {
    for (const [index, start] of networks.entries()) {
      const { predicted, found } = criticalRate(start, data);
      const measured =
        found === null
          ? [null, null, null, null, null]
          : [found.below, found.above, found.below / predicted, found.sharpness, found.sharpness * predicted * 0.5];
      rows.push([depth, index + 1, predicted, ...measured]);
      yield 10 * depth;
    }
  }
  return {
    name: "critical",
    columns: [
      { name: "depth", title: "L" },
      { name: "repetition", title: "repetition" },
      { name: "predicted", title: "1/(La)" },
      { name: "below", title: "a learning rate with which training succeeds" },
      { name: "above", title: "one with which it fails, at most 2 % larger" },
      { name: "ratio", title: "the first over 1/(La)" },
      { name: "sharpness", title: "S at the minimizer reached with 9/10 of it" },
      { name: "overBound", title: "S over 2La" },
    ],
    rows,
  };
}

export const marion2024Figure2 = defineFigure({
  id: "marion2024/figure-2",
  title: "The critical learning rate",
  locus: "Marion and Chizat (2024), Figure 2",
  shows:
    "Training succeeds up to 1/(La) and fails beyond it, at every depth; by bisection the critical rate is within a tenth of it.",
  settings: {
    full:
      "n = 50, d = 5, L = 5, 10, 20, 40, residual initialization with s = 0.25 behind a random unit vector; 25 learning " +
      "rates from 10^-2 to 10^-0.3, 1000 steps, 50 repetitions. Beside it the critical rate of every network by bisection.",
    reduced: `${REPETITIONS.reduced} repetitions.`,
  },
  charts: [
    {
      id: "distance",
      title: "Distance after training",
      table: "distance",
      x: { title: "Learning rate η", scale: "log" },
      y: { title: "Squared distance to optimal regressor", scale: "linear" },
      marks: [
        { kind: "line", x: "rate", y: "distance", series: "depth", label: "depth L" },
        { kind: "points", x: "rate", y: "distance", series: "depth", label: "depth L" },
      ],
    },
    {
      id: "critical",
      title: "Critical learning rate",
      table: "critical",
      x: { title: "Depth L", scale: "log" },
      y: { title: "Learning rate η", scale: "log" },
      marks: [
        { kind: "line", x: "depth", y: "predicted", label: "1/(La)" },
        { kind: "points", x: "depth", y: "below", label: "largest that succeeds, by bisection" },
      ],
    },
  ],
  *steps({ full, seed }) {
    const data = regressionData(SAMPLES, INPUTS, seed);
    const count = full ? REPETITIONS.full : REPETITIONS.reduced;
    const starts = new Map(DEPTHS.map((depth) => [depth, startsOf(data, depth, count, seed)]));
    const total = DEPTHS.reduce((sum, depth) => sum + depth * count * (RATES.length + 10), 0);
    let done = 0;
    const counted = function* (work: Generator<number, Table>): Generator<FigureProgress, Table> {
      for (;;) {
        const step = work.next();
        if (step.done === true) return step.value;
        done += step.value;
        yield { done, total };
      }
    };
    const distance = yield* counted(distances(data, starts));
    const critical = yield* counted(criticalRates(data, starts));
    const ratios = critical.rows.map((row) => row[5]).filter((ratio): ratio is number => typeof ratio === "number");
    const lines: ReferenceLine[] = DEPTHS.map((depth) => ({
      chart: "distance",
      axis: "x",
      at: 1 / (depth * data.energy),
      label: "1/(La)",
      series: depth,
    }));
    return {
      tables: [distance, critical],
      lines,
      notes: [
        `The data are drawn from the seed: a = ${data.energy.toPrecision(4)}.`,
        `The critical rate over 1/(La) lies between ${Math.min(...ratios).toPrecision(4)} and ` +
          `${Math.max(...ratios).toPrecision(4)} in ${ratios.length} of ${critical.rows.length} networks` +
          (ratios.length < critical.rows.length ? "; in the others no pair of rates was found." : "."),
        "Training succeeds where ‖w_{prod} − w*‖² is at most 0.01 on each of the last hundred steps. Distances are means over " +
          "the runs that do not diverge; the source divides them by d.",
      ],
    };
  },
});
