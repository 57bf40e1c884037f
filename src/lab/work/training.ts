import { drawnRecovery } from "../../experiments/gatmiry2023/figure-1.js";
import { LABEL_NOISE, runRecovery, STEPS } from "../../experiments/gatmiry2023/label-noise.js";
import { gradientAt, levelSet, type Point, scalarSharpness } from "../../experiments/mulayoff2020/valley.js";
import {
  column,
  fromRows,
  gradientDescent,
  gradientFlow,
  imbalances,
  type Matrix,
  pow,
  RegressionRisk,
  spectralNorm,
  withArena,
} from "../../numerics/index.js";
import type { FlowRecord, Questions, Valley } from "./messages.js";

/** Levels of the loss whose sets are drawn; 0 is the valley itself. */
const LEVELS = [0, 0.04, 0.25, 1, 4];

/** Gradient descent on (w₁w₂ − τ)² at one step size, with λ_max of the Hessian along its path. */
export function valley({ tau, start, rate, steps, reach }: Questions["valley"]["ask"]): Valley {
  const path: Valley["path"][number][] = [];
  const objective = {
    size: 2,
    gradient: (at: Float64Array, out: Float64Array): void => out.set(gradientAt(tau, [at[0]!, at[1]!])),
  };
  const see = (_: number, at: Float64Array): void => {
    const point: Point = [at[0]!, at[1]!];
    path.push({ at: point, loss: pow(point[0] * point[1] - tau, 2), sharpness: scalarSharpness(tau, point) });
  };
  const run = gradientDescent(Float64Array.from(start), objective, { stepSize: rate, steps, visit: { every: 1, see } });
  return {
    status: run.stopped,
    path,
    levels: LEVELS.flatMap((level) => levelSet(tau, level, reach).map((points) => ({ level, points }))),
    sharpness: [scalarSharpness(tau, start), scalarSharpness(tau, [Math.sqrt(tau), Math.sqrt(tau)])],
  };
}

/** Records of one run of SGD. */
const RECORDS = 100;

/** SGD on the recovery problem of that seed, with label noise or without. */
export function recovery({ seed, noise }: Questions["recovery"]["ask"]): Questions["recovery"]["answer"] {
  return withArena(() => {
    const { status, records } = runRecovery(drawnRecovery(seed, 1), noise * LABEL_NOISE, STEPS / RECORDS);
    return {
      status,
      records: records.map(({ step, trainLoss, hessianTrace, nuclearNorm }) => ({
        step,
        trainLoss,
        hessianTrace,
        nuclearNorm,
      })),
    };
  });
}

/** Times at which a flow is looked at. */
const LOOKS = 64;

/** Local error of a step against the norm of the weights, and the steps that a picture may take. */
const FLOW = { relativeTolerance: 2 ** -33, maxSteps: 4000 } as const;

/** Gradient flow of least squares from these layers: the risk, the norms of the layers, and what it conserves. */
export function flow({
  weights,
  inputs,
  targets,
  scale,
  duration,
}: Questions["flow"]["ask"]): Questions["flow"]["answer"] {
  const rows = (given: readonly (readonly number[])[]): Matrix =>
    fromRows(
      given.map((row) => [...row]),
      "flow",
    );
  const initial = weights.map((w) => rows(w.map((row) => row.map((x) => x * scale))));
  const outputs = initial.at(-1)!.rows;
  const problem = { inputs: rows(inputs), targets: rows(targets), output: column(new Float64Array(outputs).fill(1)) };
  const risk = new RegressionRisk(initial, problem);
  const times = Array.from({ length: LOOKS }, (_, i) => (duration * (i + 1)) / LOOKS);
  const { stopped, samples, errorEstimate } = gradientFlow(initial, risk, { times, ...FLOW });
  const before = imbalances(initial);
  const records = [{ time: 0, weights: initial }, ...samples].map((sample): FlowRecord =>
    withArena(() => {
      const now = imbalances(sample.weights);

      return {
        time: sample.time,
        loss: risk.risk(risk.flatten(sample.weights)),
        norms: sample.weights.map((w) => spectralNorm(w).squared().value),
        imbalances: now.map(frobenius),
        drift: Math.max(0, ...now.map((d, k) => largestDifference(d, before[k]!))),
      };
    }),
  );
  return { stopped, errorEstimate, records };
}

function frobenius({ data }: Matrix): number {
  return Math.sqrt(data.reduce((total, x) => total + x * x, 0));
}

function largestDifference(a: Matrix, b: Matrix): number {
  return a.data.reduce((most, x, i) => Math.max(most, Math.abs(x - b.data[i]!)), 0);
}
