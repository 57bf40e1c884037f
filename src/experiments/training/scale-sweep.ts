import type { Cell, Chart, FigureProgress, ReferenceLine, Table } from "../figure.js";
import type { Random } from "../../random/index.js";
import {
  generalizationGap,
  randomOf,
  type RegressionData,
  sharpnessAt,
  squaredDistance,
  type Start,
  trained,
} from "./regression-training.js";

/** How one learning rate is tried. */
interface Training {
  readonly rate: number;
  readonly steps: number;
  readonly repetitions: number;
}

/** Networks of one kind, trained from several scales of their initialization with several learning rates. */
interface Sweep {
  readonly data: RegressionData;
  readonly start: (scale: number, random: Random) => Start;
  readonly scales: readonly number[];
  readonly trainings: readonly Training[];
}

/** What one training gave. */
interface Outcome {
  readonly rate: number;
  readonly scale: number;
  readonly repetition: number;
  readonly steps: number;
  readonly stopped: string;
  readonly initialSharpness: number;
  /** Null after a divergence, as are the next two. */
  readonly sharpness: number | null;
  readonly distance: number | null;
  readonly gap: number | null;
}

/** `count` numbers from `low` to `high`, both included, with equal distances. */
export function evenly(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
}

/** Trains everything, one network after the other. Every network has random numbers of its own. */
export function* sweep({ data, start, scales, trainings }: Sweep, seed: number): Generator<FigureProgress, Outcome[]> {
  const total = trainings.reduce((count, { repetitions }) => count + repetitions * scales.length, 0);
  const outcomes: Outcome[] = [];
  for (const [which, { rate, steps, repetitions }] of trainings.entries()) {
    for (let repetition = 1; repetition <= repetitions; repetition++) {
      for (const [index, scale] of scales.entries()) {
        const network = start(scale, randomOf(seed, which, repetition, index));
        const run = trained(network, rate, steps);
        const ended = run.stopped !== "diverged";
        outcomes.push({
          rate,
          scale,
          repetition,
          steps: run.steps,
          stopped: run.stopped,
          initialSharpness: sharpnessAt(network.risk, network.point),
          sharpness: ended ? sharpnessAt(network.risk, run.point) : null,
          distance: ended ? squaredDistance(network.risk, run.point, data) : null,
          gap: ended ? generalizationGap(network.risk, run.point, data) : null,
        });
        yield { done: outcomes.length, total };
      }
    }
  }
  return outcomes;
}

/** Every training, a row each. */
export function runsTable(outcomes: readonly Outcome[]): Table {
  return {
    name: "runs",
    columns: [
      { name: "rate", title: "learning rate η" },
      { name: "scale", title: "scale of the initialization" },
      { name: "repetition", title: "repetition" },
      { name: "steps", title: "steps of gradient descent" },
      { name: "stopped", title: "converged, stepLimit or diverged" },
      { name: "initialSharpness", title: "S at the initialization" },
      { name: "sharpness", title: "S after training" },
      { name: "distance", title: "‖w_{prod} − w*‖² after training" },
      { name: "gap", title: "test loss less training loss" },
    ],
    rows: outcomes.map((o) => [
      o.rate,
      o.scale,
      o.repetition,
      o.steps,
      o.stopped,
      o.initialSharpness,
      o.sharpness,
      o.distance,
      o.gap,
    ]),
  };
}

/** Mean, smallest and largest of the numbers that are there. */
function summary(values: readonly (number | null)[]): Cell[] {
  const present = values.filter((value): value is number => value !== null);
  if (present.length === 0) return [null, null, null];
  const mean = present.reduce((total, x) => total + x, 0) / present.length;
  return [mean, Math.min(...present), Math.max(...present)];
}

/** A row for each learning rate and scale: what became of its repetitions. Runs that diverged count in `diverged` alone. */
export function meansTable(outcomes: readonly Outcome[]): Table {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = `${outcome.rate} ${outcome.scale}`;
    groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  const triple = (name: string, title: string) => [
    { name, title: `${title}, mean` },
    { name: `${name}Low`, title: `${title}, smallest` },
    { name: `${name}High`, title: `${title}, largest` },
  ];
  return {
    name: "means",
    columns: [
      { name: "rate", title: "learning rate η" },
      { name: "scale", title: "scale of the initialization" },
      { name: "runs", title: "repetitions" },
      { name: "diverged", title: "share of the repetitions that diverged" },
      ...triple("initialSharpness", "S at the initialization"),
      ...triple("sharpness", "S after training"),
      ...triple("distance", "‖w_{prod} − w*‖² after training"),
    ],
    rows: [...groups.values()].map((group) => [
      group[0]!.rate,
      group[0]!.scale,
      group.length,
      group.filter(({ stopped }) => stopped === "diverged").length / group.length,
      ...summary(group.map((o) => o.initialSharpness)),
      ...summary(group.map((o) => o.sharpness)),
      ...summary(group.map((o) => o.distance)),
    ]),
  };
}

/** The chart of the sharpness after training over the scale of the initialization. */
export function sharpnessChart(id: string): Chart {
  return {
    id,
    title: "Sharpness after training",
    table: "means",
    x: { title: "Scale of initialization", scale: "linear" },
    y: { title: "Sharpness", scale: "log" },
    marks: [
      {
        kind: "band",
        x: "scale",
        y: "sharpnessLow",
        to: "sharpnessHigh",
        series: "rate",
        label: "smallest to largest run",
      },
      { kind: "line", x: "scale", y: "sharpness", series: "rate", label: "learning rate η" },
      { kind: "points", x: "scale", y: "initialSharpness", label: "initialization" },
    ],
  };
}

/** The chart of the squared distance to the optimal regressor over the scale of the initialization. */
export function distanceChart(id: string): Chart {
  return {
    id,
    title: "Distance after training",
    table: "means",
    x: { title: "Scale of initialization", scale: "linear" },
    y: { title: "Squared distance to optimal regressor", scale: "log" },
    marks: [
      {
        kind: "band",
        x: "scale",
        y: "distanceLow",
        to: "distanceHigh",
        series: "rate",
        label: "smallest to largest run",
      },
      { kind: "line", x: "scale", y: "distance", series: "rate", label: "learning rate η" },
    ],
  };
}

/** The chart of the share of diverging runs: the papers' Figures 3 and 5. */
export function divergenceChart(id: string): Chart {
  return {
    id,
    title: "Runs that diverge",
    table: "means",
    x: { title: "Scale of initialization", scale: "linear" },
    y: { title: "Probability of divergence", scale: "linear" },
    marks: [{ kind: "line", x: "scale", y: "diverged", series: "rate", label: "learning rate η" }],
  };
}

/** 2/η for each rate that is learned with, and the bounds on the sharpness of minimizers. */
export function sharpnessLines(
  chart: string,
  rates: readonly number[],
  bounds: Readonly<Record<string, number>>,
): ReferenceLine[] {
  return [
    ...rates.map((rate) => ({ chart, axis: "y" as const, at: 2 / rate, label: "2/η", series: rate })),
    ...Object.entries(bounds).map(([label, at]) => ({ chart, axis: "y" as const, at, label })),
  ];
}
