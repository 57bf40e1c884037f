import { type Cell, type Chart, defineFigure } from "../figure.js";
import { randomOf } from "../training/regression-training.js";
import type { Matrix, SgdRun } from "../../numerics/index.js";
import { subSeed } from "../../random/index.js";
import { matrixLaw } from "../../../generators/index.js";
import { DEPTH, LABEL_NOISE, MEASUREMENTS, type Recovery, runRecovery, STEPS, WIDTH } from "./label-noise.js";

const REPETITIONS = { full: 100, reduced: 20 } as const;

/** Points of a curve. */
const RECORDS = 50;

const METHODS = [
  ["mini-batch SGD", 0],
  ["label-noise SGD", LABEL_NOISE],
] as const;

const MEASURED = [
  ["trainLoss", "Train loss"],
  ["testLoss", "Test loss"],
  ["hessianTrace", "Trace of the Hessian"],
  ["nuclearNorm", "Nuclear norm"],
] as const;

/** The problem of one repetition: M*, measurements and initial layers. */
export function drawnRecovery(seed: number, repetition: number): Recovery {
  const random = randomOf(seed, repetition);
  const square = (name: "rankOne" | "gaussian"): Matrix => matrixLaw(name)(WIDTH, WIDTH, random);
  return {
    truth: square("rankOne"),
    measurements: Array.from({ length: MEASUREMENTS }, () => square("gaussian")),
    unscaled: Array.from({ length: DEPTH }, () => square("gaussian")),
    seed: subSeed(seed, repetition),
  };
}

function median(values: readonly number[]): number | null {
  return values.length === 0 ? null : [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** The median over the repetitions that got there, for every recorded step. */
function medianRows(method: string, runs: readonly SgdRun[]): Cell[][] {
  const steps = runs.reduce<readonly number[]>((longest, { records }) => {
    const own = records.map(({ step }) => step);
    return own.length > longest.length ? own : longest;
  }, []);
  return steps.map((step, at) => {
    const there = runs.flatMap(({ records }) => (records[at] === undefined ? [] : [records[at]]));
    return [method, step, there.length, ...MEASURED.map(([name]) => median(there.map((record) => record[name])))];
  });
}

export const gatmiry2023Figure1 = defineFigure({
  id: "gatmiry2023/figure-1",
  title: "Mini-batch SGD with and without label noise",
  locus: "Gatmiry et al. (2023), Figures 1 and 2",
  shows:
    "Mini-batch SGD fits the measurements and then stays where it is; with label noise the trace of the Hessian, the nuclear norm and the test loss keep falling.",
  settings: {
    full:
      `The source's setting is in an appendix that was not at hand. Ours: ${DEPTH} layers ${WIDTH}×${WIDTH}, M* of rank one, ` +
      `${MEASUREMENTS} Gaussian measurements, batches of 5, step size 0.01, ${STEPS} steps, label noise of standard deviation ` +
      `${LABEL_NOISE}; ${REPETITIONS.full} repetitions.`,
    reduced: `${REPETITIONS.reduced} repetitions.`,
  },
  charts: MEASURED.map(([name, title]): Chart => ({
    id: name,
    title,
    table: "medians",
    x: { title: "Steps", scale: "linear" },
    y: { title, scale: "log" },
    marks: [{ kind: "line", x: "step", y: name, series: "method", label: "method" }],
  })),
  *steps({ full, seed }) {
    const repetitions = full ? REPETITIONS.full : REPETITIONS.reduced;
    const runs = new Map<string, SgdRun[]>(METHODS.map(([method]) => [method, []]));
    for (let repetition = 1; repetition <= repetitions; repetition++) {
      const recovery = drawnRecovery(seed, repetition);
      for (const [method, noise] of METHODS) {
        runs.get(method)!.push(runRecovery(recovery, noise, STEPS / RECORDS));
      }
      yield { done: repetition, total: repetitions };
    }
    const diverged = METHODS.map(([method]) => {
      const count = runs.get(method)!.filter(({ status }) => status === "diverged").length;
      return `${count} of ${repetitions} (${method})`;
    });
    return {
      tables: [
        {
          name: "medians",
          columns: [
            { name: "method", title: "method" },
            { name: "step", title: "steps" },
            { name: "runs", title: "runs that got there" },
            ...MEASURED.map(([name, title]) => ({ name, title: `${title}, median` })),
          ],
          rows: METHODS.flatMap(([method]) => medianRows(method, runs.get(method)!)),
        },
      ],
      lines: [],
      notes: [`Runs that diverged: ${diverged.join(", ")}.`],
    };
  },
});
