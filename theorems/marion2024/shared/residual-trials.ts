import { instances } from "../../../generators/index.js";
import { type Assumption, tex } from "../../../src/claim/index.js";
import type { Repeats } from "../../../src/experiments/marion2024/enlarged.js";
import { coarsened, residualNetwork } from "../../../src/experiments/training/residual-network.js";
import {
  type ResidualData,
  type ResidualEnd,
  type ResidualTask,
  trainResidual,
} from "../../../src/experiments/training/residual-training.js";
import { exact, type Matrix, minimum } from "../../../src/numerics/index.js";
import { Random, subSeed } from "../../../src/random/index.js";
import { ENLARGED, growth, type Part, share } from "../../../src/statistics/index.js";

/** A flow to follow, and Λ/λ of its data. */
interface Flow<Task extends ResidualTask> {
  readonly task: Task;
  readonly condition: number;
}

/**
 * The groups of flows of a trial: small and wide ones; pairs of a coarse and a deep one, whose N_k are such that four
 * of them have twice the sum that N_k of the coarse one is; and pairs of a mild and an ill one, with four times the
 * Λ/λ. A pair has the same p and direction of the solution, so that no chance is between the two.
 */
const GROUPS = ["small", "wide", "coarse", "deep", "mild", "ill"] as const;

/** s, Λ/λ, and the flows of each group. */
interface ResidualTrial<Task extends ResidualTask> {
  readonly s: number;
  readonly condition: number;
  readonly flows: Readonly<Record<(typeof GROUPS)[number], readonly Flow<Task>[]>>;
}

/** The constant of the condition on the initial risk. */
const RISK_CONSTANT = 1 / 16;

/** Of “with probability at least 1 − C_3e^{−C_4d}” as much as ninety cases without an exception confirm. */
const NEARLY_ALL = 3 / 4;

/** Pairs with two values of Λ/λ, at most: less is between them than between two sizes. */
const CONDITIONED = 2;

/** Values of s up to this one are judged apart from the larger ones. */
const SMALL_S = 1 / 2;

/**
 * Trials of residual networks of 4 to 6 layers of width 3 where s < 1, and of 6 to 8 layers of width 4 for s = 1: the
 * larger s, the larger L and d have to be. `reach` is the root of the initial risk in that of the largest allowed.
 * @param scales the values of s @param conditions the values of Λ/λ @param make a task from a network, drawn
 * @param start where w_prod(0) points: to the least eigenvalue for s < 1, since p is chosen so, and for s = 1 where two
 * Λ/λ are compared, since the data are
 */
export function residualTrials<Task extends ResidualTask>(
  scales: readonly string[],
  conditions: readonly number[],
  repeats: Repeats,
  make: (initial: readonly Matrix[], data: ResidualData, random: Random) => Task,
  start: "any" | "least" = "any",
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
    const isLeast = start === "least";
    const data: ResidualData = { condition, reach, towards, start: isLeast && isSmall({ s }) ? "least by p" : "any" };
    const ofSize = (L: number, d: number) => residualNetwork({ depth: L, width: d, scale: Number(s) }, random);
    const flow = (initial: readonly Matrix[], own: ResidualData, from: Random): Flow<Task> => ({
      task: make(initial, own, from),
      condition: own.condition,
    });
    const alike = Array.from({ length: repeats.deep }, (_, k) => {
      const network = ofSize(ENLARGED * depth, width);
      const sums = coarsened(network, ENLARGED);
      const from = (initial: readonly Matrix[], own: ResidualData) => flow(initial, own, new Random(subSeed(seed, k)));
      return { sums, from, coarse: from(sums, data), deep: from(network, data) };
    });
    const coarse = alike.map((one) => one.coarse);
    const isTurned = isLeast && !isSmall({ s });
    const turned: ResidualData = isTurned ? { ...data, start: "least by X" } : data;
    const conditioned = alike.slice(0, CONDITIONED);
    const several = (count: number, d: number) =>
      Array.from({ length: count }, () => flow(ofSize(depth, d), data, random));
    return {
      s: Number(s),
      condition,
      flows: {
        small: [...coarse, ...several(repeats.small - repeats.deep, width)],
        wide: several(repeats.wide, ENLARGED * width),
        coarse,
        deep: alike.map(({ deep }) => deep),
        mild: conditioned.map((one) => (isTurned ? one.from(one.sums, turned) : one.coarse)),
        ill: conditioned.map(({ from, sums }) => from(sums, { ...turned, condition: ENLARGED * condition })),
      },
    };
  });
}

/** Each flow of a trial once, though it is in several groups. */
function everyFlow<Task extends ResidualTask>({ flows }: ResidualTrial<Task>): Flow<Task>[] {
  return [...new Set(GROUPS.flatMap((group) => flows[group]))];
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
    slack: (trial) =>
      minimum(
        everyFlow(trial).map(({ task: { initial, excess }, condition }) =>
          exact(RISK_CONSTANT).over(condition).minus(excess(initial)),
        ),
      ),
    without: trials.loosened({ reals: { reach: [4, 16, 64] } }),
    remark,
  };
}

const COLUMNS = ["s", "Λ/λ", "converged", ...GROUPS] as const;

/**
 * s, Λ/λ, whether all flows of a trial converged, 1 or 0, and the means of what was measured at the ends of a group.
 */
type TrialRow = Readonly<Record<(typeof COLUMNS)[number], number>>;

/**
 * The law that nearly all flows converge, and that what is measured at their ends is bounded by a constant that depends
 * on s alone: for small s and for large ones it grows neither with depth nor with width nor with Λ/λ.
 */
export function boundedAtTheEnd<Task extends ResidualTask>(
  name: string,
  measure: (end: ResidualEnd, task: Task, condition: number) => number,
) {
  const growths = (title: string, isOf: (s: number) => boolean): Part<TrialRow>[] =>
    (
      [
        ["depth", "coarse", "deep"],
        ["width", "small", "wide"],
        ["Λ/λ", "mild", "ill"],
      ] as const
    ).map(([size, less, more]) =>
      growth<TrialRow>({
        name: `${name} for ${title} with ${size}`,
        of: (row) => (isOf(row.s) ? [row[less], row[more]] : null),
      }),
    );
  return {
    columns: COLUMNS,
    observe: (trial: ResidualTrial<Task>): TrialRow => {
      const { s, condition, flows } = trial;
      const ends = new Map(everyFlow(trial).map((flow) => [flow, trainResidual(flow.task)] as const));
      const mean = (group: (typeof GROUPS)[number]): number => {
        const values = flows[group].map((flow) => measure(ends.get(flow)!, flow.task, flow.condition));
        return values.reduce((a, b) => a + b, 0) / values.length;
      };
      return {
        s,
        "Λ/λ": condition,
        converged: Number([...ends.values()].every(({ converged }) => converged)),
        ...{ small: mean("small"), wide: mean("wide") },
        ...{ coarse: mean("coarse"), deep: mean("deep") },
        ...{ mild: mean("mild"), ill: mean("ill") },
      };
    },
    parts: [
      share<TrialRow>({ name: "all flows converge", of: ({ converged }) => converged === 1, above: NEARLY_ALL }),
      ...growths("s ≤ 1/2", (s) => s <= SMALL_S),
      ...growths("s > 1/2", (s) => s > SMALL_S),
    ],
  };
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
