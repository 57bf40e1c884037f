import { instances, type Range } from "../../../generators/index.js";
import { type Assumption, tex } from "../../../src/claim/index.js";
import {
  type Enlarged,
  enlarged,
  enlargedMeans,
  flatEnlarged,
  mapEnlarged,
  type Repeats,
} from "../../../src/experiments/marion2024/enlarged.js";
import type { ResidualSize } from "../../../src/experiments/training/residual-network.js";
import {
  type ResidualData,
  type ResidualEnd,
  type ResidualTask,
  trainResidual,
} from "../../../src/experiments/training/residual-training.js";
import { exact, minimum } from "../../../src/numerics/index.js";
import { Random } from "../../../src/random/index.js";
import { type AtThreeSizes, convergentGrowth, depthAndWidth } from "../../../src/statistics/index.js";

/** Λ/λ, and tasks at the base size, at four times the depth and at four times the width. */
interface ResidualTrial<Task extends ResidualTask> {
  readonly condition: number;
  readonly tasks: Enlarged<Task>;
}

/** The constant of the condition on the initial risk. */
const RISK_CONSTANT = 1 / 16;

/** Probability of a false alarm. */
const ERROR = 2 ** -20;

/**
 * Trials of residual networks of width 3 with s = 1/8, 1/4, 1/2; `reach` is the distance to the solution in the largest
 * allowed. @param conditions the values of Λ/λ @param make a task of a size, drawn
 */
export function residualTrials<Task extends ResidualTask>(
  depths: Range,
  conditions: readonly number[],
  repeats: Repeats,
  make: (size: ResidualSize, data: ResidualData, random: Random) => Task,
) {
  const drawn = instances({
    sizes: { seed: [0, 2 ** 32 - 1], depth: depths, width: [3, 3] },
    reals: { s: [0.25, 0.125, 0.5], condition: conditions, reach: [1, 0.5] },
  });
  return drawn.map(({ seed, depth, width, s, condition, reach }): ResidualTrial<Task> => {
    const random = new Random(seed);
    const task = (size: { readonly depth: number; readonly width: number }) =>
      make({ ...size, scale: s }, { condition, reach }, random);
    return { condition, tasks: enlarged({ depth, width }, repeats, task) };
  });
}

type Trials = Pick<ReturnType<typeof residualTrials>, "at" | "loosened">;

/** The bound on the initial risk. Slack: the least of λ²/(16Λ) − (R(0) − R_min) over the tasks, with λ = ‖p‖ = 1. */
export function smallRisk(
  trials: Trials,
  { bound, remark }: { readonly bound: string; readonly remark: string },
): Assumption<ResidualTrial<ResidualTask>> {
  return {
    name: "small initial risk",
    statement: tex`R(\mathcal{W}(0)) - R_{\min} \le ${bound}`,
    slack: ({ condition, tasks }) =>
      minimum(
        flatEnlarged(tasks).map(({ initial, excess }) => exact(RISK_CONSTANT).over(condition).minus(excess(initial))),
      ),
    without: trials.loosened({ reals: { reach: [4, 16, 64] } }),
    remark,
  };
}

/** Whether all flows of a trial converged, 1 or 0, and the means of what was measured at their ends. */
type TrialRow = AtThreeSizes & { readonly converged: number };

/** The law that most flows converge, and that what is measured at their ends grows neither with depth nor with width. */
export function boundedAtTheEnd<Task extends ResidualTask>(
  name: string,
  measure: (end: ResidualEnd, task: Task, condition: number) => number,
) {
  return {
    columns: ["converged", "small", "deep", "wide"],
    observe: ({ condition, tasks }: ResidualTrial<Task>): TrialRow => {
      const ends = mapEnlarged(tasks, (task) => {
        const end = trainResidual(task);
        return { converged: end.converged, value: measure(end, task, condition) };
      });
      const converged = flatEnlarged(ends).every((end) => end.converged);
      return { converged: Number(converged), ...enlargedMeans(mapEnlarged(ends, ({ value }) => value)) };
    },
    conclude: (rows: readonly TrialRow[]) =>
      convergentGrowth(
        rows.map(({ converged }) => converged === 1),
        depthAndWidth(name, rows),
        ERROR,
      ),
  } as const;
}

/** The smallest trials. */
export function smallestTrials({ at }: Trials) {
  return {
    "two scalar layers": at({ seed: 1, depth: 2, width: 1, s: 0.5, condition: 1, reach: 0.5 }),
    "identities, one layer": at({ seed: 1, depth: 1, width: 2, s: 0, condition: 4, reach: 1 }),
  };
}
