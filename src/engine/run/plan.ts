import { chosenSpecs, type Claim } from "../../claim/index.js";
import { twoTo } from "../../numerics/index.js";
import { type CaseRange } from "./cases.js";
import type { ShardOfCases, VerifyOptions } from "./run-options.js";

/** Cases that a claim gets when `runs` are asked for: its share of them, and what its statistics need in any case. */
export function casesFor(claim: Claim, runs: number): number {
  const { share, atLeast } = claim.budget ?? { share: 1, atLeast: 0 };
  const needs = claim.forms.map(({ conclude, needs: own = conclude === undefined ? 0 : atLeast }) => own);
  return Math.max(...needs, Math.min(runs, Math.max(atLeast, Math.ceil(runs * share))));
}

/** The cases of a claim that are new at one look at its statistics: at first all, later as many as it has had. */
export function casesOfLook(
  claim: Claim,
  runs: number,
  look: number,
): { readonly offset: number; readonly cases: number } {
  const first = casesFor(claim, runs);
  if (look === 1) return { offset: 0, cases: first };
  const seen = first * twoTo(look - 2);
  return { offset: seen, cases: seen };
}

/** Cases per call of the runner: short enough for progress and for Ctrl-C, long enough to hide the hand-over. */
const CHUNK = 250;

const WHOLE: ShardOfCases = { index: 1, of: 1 };

/** One call of the runner. */
export interface Task {
  readonly claim: Claim;
  /** `stored` for the stored witnesses, null for the chosen cases. */
  readonly range: CaseRange | "stored" | null;
}

/**
 * The tasks for so many further cases of one claim, or for its shard of them; at the beginning its stored and its chosen
 * cases, which belong to the first shard, as well.
 */
export function plan(
  claim: Claim,
  { seed, runs, stored, sizes, shard = WHOLE }: VerifyOptions,
  offset: number,
  cases: number,
): Task[] {
  const step = Math.max(1, Math.ceil((CHUNK * casesFor(claim, runs)) / runs));
  const end = offset + Math.floor((cases * shard.index) / shard.of);
  const tasks: Task[] = [];
  if (offset === 0 && shard.index === 1) {
    if ((stored?.get(claim.id) ?? []).length > 0) tasks.push({ claim, range: "stored" });
    tasks.push({ claim, range: null });
  }
  for (let from = offset + Math.floor((cases * (shard.index - 1)) / shard.of); from < end; from += step) {
    tasks.push({
      claim,
      range: { seed, from, to: Math.min(from + step, end), ...(sizes === undefined ? {} : { sizes }) },
    });
  }
  return tasks;
}

/** How many cases a task has to come back with. */
export function casesOf({ claim, range }: Task, { stored }: VerifyOptions): number {
  if (range === "stored") return stored?.get(claim.id)?.length ?? 0;
  return range === null ? chosenSpecs(claim).length : range.to - range.from;
}

/** The generated cases of tasks. */
export function casesIn(tasks: readonly Task[]): number {
  return tasks.reduce((all, task) => all + size(task), 0);
}

/** The generated cases of a task. */
export function size({ range }: Task): number {
  return range === null || range === "stored" ? 0 : range.to - range.from;
}
