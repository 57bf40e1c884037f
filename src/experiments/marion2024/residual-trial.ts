import type { ResidualSize } from "../training/residual-network.js";
import { type ResidualData, type ResidualEnd, type ResidualTask, trainResidual } from "../training/residual-training.js";
import { exact, minimum, type Quantity } from "../../numerics/index.js";
import { Random } from "../../random/index.js";
import { convergentGrowth, depthAndWidth } from "../../statistics/index.js";
import { layout, type Range, type SpecArbitrary } from "../../../generators/index.js";
import { type Enlarged, enlarged, enlargedMeans, flatEnlarged, mapEnlarged, type NetworkSize, type Repeats } from "./enlarged.js";

/** Λ/λ, and tasks at the base size, at four times the depth and at four times the width. */
export interface ResidualTrial<Task extends ResidualTask> {
  readonly condition: number;
  readonly tasks: Enlarged<Task>;
}

type TrialSpecs = SpecArbitrary<"seed" | "depth" | "width", never, never, "s" | "condition" | "reach">;

/** The constant of the condition on the initial risk. */
const RISK_CONSTANT = 1 / 16;

/** Probability of a false alarm. */
const ERROR = 2 ** -20;

/** Trials of residual networks of width 3 with s = 1/8, 1/4, 1/2; `reach` is the distance to the solution in the largest allowed. */
export function residualTrials(depth: Range, conditions: readonly number[]): TrialSpecs {
  return layout({
    sizes: { seed: [0, 2 ** 32 - 1], depth, width: [3, 3] },
    reals: { s: [0.25, 0.125, 0.5], condition: conditions, reach: [1, 0.5] },
  });
}

/** The trial of a spec. @param make a task of a size, drawn */
export function residualTrial<Task extends ResidualTask>(
  spec: {
    readonly sizes: NetworkSize & { readonly seed: number };
    readonly reals: ResidualData & { readonly s: number };
  },
  repeats: Repeats,
  make: (size: ResidualSize, data: ResidualData, random: Random) => Task,
): ResidualTrial<Task> {
  const { sizes, reals } = spec;
  const random = new Random(sizes.seed);
  return {
    condition: reals.condition,
    tasks: enlarged(sizes, repeats, (size) => make({ ...size, scale: reals.s }, reals, random)),
  };
}

/** The least of λ²/(16Λ) − (R(0) − R_min) over the tasks, with λ = ‖p‖ = 1. */
export function smallRiskSlack({ condition, tasks }: ResidualTrial<ResidualTask>): Quantity {
  const slacks = flatEnlarged(tasks).map(({ initial, excess }) =>
    exact(RISK_CONSTANT).over(condition).minus(excess(initial)),
  );
  return minimum(slacks);
}

/** 1 or 0 for whether all flows converged, and the means of what is measured at their ends. */
export function observeTrial<Task extends ResidualTask>(
  { tasks }: ResidualTrial<Task>,
  measure: (end: ResidualEnd, task: Task) => number,
): number[] {
  const ends = mapEnlarged(tasks, (task) => {
    const end = trainResidual(task);
    return { converged: end.converged, value: measure(end, task) };
  });
  const converged = flatEnlarged(ends).every((end) => end.converged);
  return [converged ? 1 : 0, ...enlargedMeans(mapEnlarged(ends, ({ value }) => value))];
}

/** What the observations of trials say: whether most flows converge, and whether what is measured grows. */
export function concludeTrials(name: string, observations: readonly (readonly number[])[]) {
  const converged = observations.map(([all]) => all === 1);
  return convergentGrowth(converged, depthAndWidth(name, observations, 1), ERROR);
}

/** The smallest trials. */
export function smallestTrials(specs: TrialSpecs) {
  return [
    {
      name: "two scalar layers",
      spec: specs.explicit({
        sizes: { seed: 1, depth: 2, width: 1 },
        reals: { s: 0.5, condition: 1, reach: 0.5 },
        lists: {},
      }),
    },
    {
      name: "identities, one layer",
      spec: specs.explicit({
        sizes: { seed: 1, depth: 1, width: 2 },
        reals: { s: 0, condition: 4, reach: 1 },
        lists: {},
      }),
    },
  ];
}
