import { instances } from "../../../generators/index.js";
import { type Assumption, tex } from "../../../src/claim/index.js";
import {
  type AtThreeSizes,
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
import { boundedRatio, share } from "../../../src/statistics/index.js";
import { depthAndWidth } from "./depth-and-width.js";

/** s, Λ/λ, and tasks at the base size, at four times the depth and at four times the width. */
interface ResidualTrial<Task extends ResidualTask> {
  readonly s: number;
  readonly condition: number;
  readonly tasks: Enlarged<Task>;
}

/** The constant of the condition on the initial risk. */
const RISK_CONSTANT = 1 / 16;

/** Of “with probability at least 1 − C_3e^{−C_4d}” as much as ninety cases without an exception confirm. */
const NEARLY_ALL = 3 / 4;

/** Values of s up to this one are judged apart from the larger ones. */
const SMALL_S = 1 / 2;

/**
 * Trials of residual networks of 4 to 6 layers of width 3 where s < 1, and of 6 to 8 layers of width 4 for s = 1: the
 * larger s, the larger L and d have to be. `reach` is the root of the initial risk in that of the largest allowed.
 * @param scales the values of s @param conditions the values of Λ/λ @param make a task of a size, drawn
 * @param output where w_prod(0) points for s < 1
 */
export function residualTrials<Task extends ResidualTask>(
  scales: readonly string[],
  conditions: readonly number[],
  repeats: Repeats,
  make: (size: ResidualSize, data: ResidualData, random: Random) => Task,
  output: ResidualData["output"] = "any",
) {
  const isSmall = ({ s }: { readonly s: string }): boolean => Number(s) < 1;
  const drawn = instances({
    choices: { s: scales, direction: ["any", "least"] },
    sizes: {
      seed: [0, 2 ** 32 - 1],
      depth: (of) => (isSmall(of) ? [4, 6] : [6, 8]),
      width: (of) => (isSmall(of) ? [3, 3] : [4, 4]),
    },
    reals: { condition: conditions, reach: [1, 0.5] },
  });
  return drawn.map(({ seed, depth, width, s, direction, condition, reach }): ResidualTrial<Task> => {
    const random = new Random(seed);
    const towards = direction === "least" ? "least" : "any";
    const data: ResidualData = { condition, reach, towards, output: isSmall({ s }) ? output : "any" };
    const task = (size: { readonly depth: number; readonly width: number }) =>
      make({ ...size, scale: Number(s) }, data, random);
    return { s: Number(s), condition, tasks: enlarged({ depth, width }, repeats, task) };
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

/** s, Λ/λ, whether all flows of a trial converged, 1 or 0, and the means of what was measured at their ends. */
type TrialRow = AtThreeSizes & { readonly s: number; readonly "Λ/λ": number; readonly converged: number };

/**
 * The law that nearly all flows converge, and that what is measured at their ends is bounded by a constant that depends
 * on s alone: for small s and for large ones it grows neither with depth nor with width, and over all not with Λ/λ.
 */
export function boundedAtTheEnd<Task extends ResidualTask>(
  name: string,
  measure: (end: ResidualEnd, task: Task, condition: number) => number,
) {
  const growths = (title: string, isOf: (s: number) => boolean, atMost: number) =>
    depthAndWidth<TrialRow>(`${name} for ${title}`, (row) => (isOf(row.s) ? row : null), atMost);
  return {
    columns: ["s", "Λ/λ", "converged", "small", "deep", "wide"],
    observe: ({ s, condition, tasks }: ResidualTrial<Task>): TrialRow => {
      const ends = mapEnlarged(tasks, (task) => {
        const end = trainResidual(task);
        return { converged: end.converged, value: measure(end, task, condition) };
      });
      const converged = flatEnlarged(ends).every((end) => end.converged);
      const means = enlargedMeans(mapEnlarged(ends, ({ value }) => value));
      return { s, "Λ/λ": condition, converged: Number(converged), ...means };
    },
    parts: [
      share<TrialRow>({ name: "all flows converge", of: ({ converged }) => converged === 1, above: NEARLY_ALL }),
      ...growths("s ≤ 1/2", (s) => s <= SMALL_S, 0),
      ...growths("s > 1/2", (s) => s > SMALL_S, 1 / 4),
      boundedRatio<TrialRow>({
        name: `${name} with Λ/λ`,
        of: (row) => ({ size: row["Λ/λ"], ratio: row.small }),
        may: "fall",
      }),
    ],
  } as const;
}

/** What has to occur among the trials: both ends of the scales, of the condition numbers and of the initial risk. */
export function trialSituations(largest: number) {
  return {
    "s = 1/4": ({ s }: { readonly s: number }) => s === 0.25,
    "the largest s": ({ s }: { readonly s: number }) => s === largest,
    "Λ = λ": ({ condition }: { readonly condition: number }) => condition === 1,
    "Λ/λ = 4": ({ condition }: { readonly condition: number }) => condition === 4,
    "the solution lies along the least eigenvalue": (
      _: unknown,
      { choices }: { readonly choices: Readonly<Record<string, string>> },
    ) => choices["direction"] === "least",
    "the largest initial risk": (_: unknown, { reals }: { readonly reals: Readonly<Record<string, number>> }) =>
      reals["reach"] === 1,
  };
}

/** The smallest trials. */
export function smallestTrials({ at }: Trials) {
  return {
    "two scalar layers": at({ seed: 1, depth: 2, width: 1, s: "0.5", condition: 1, reach: 0.5 }),
    "identities, one layer": at({ seed: 1, depth: 1, width: 2, s: "0", condition: 4, reach: 1 }),
  };
}
