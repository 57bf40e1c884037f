import type { Claim } from "../claim/claim.js";
import type { ClaimResult, ClaimTally } from "../claim/result.js";
import { type CaseRange, mergeTallies } from "./cases.js";
import { conclude } from "./conclude.js";

/** Who runs cases: this thread, or a pool of workers. `range` null stands for the chosen cases. */
export interface CaseRunner {
  readonly run: (claim: Claim, range: CaseRange | null) => Promise<ClaimTally>;
  /** How many calls may be under way at once. */
  readonly width: number;
}

export interface VerifyOptions {
  readonly seed: number;
  /** Generated cases per claim, before the claim's own budget. */
  readonly runs: number;
  /** Part i of n of every claim's cases, counted from 1. */
  readonly shard?: { readonly index: number; readonly of: number };
  /** Go on past `runs` until this many milliseconds have passed. */
  readonly forMilliseconds?: number;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

export interface Progress {
  readonly done: number;
  /** Cases in all; null while a time budget decides. */
  readonly total: number | null;
  readonly claim: string;
}

export interface VerifyOutcome {
  readonly results: readonly ClaimResult[];
  /** False where the run was interrupted: then results cover what was done. */
  readonly complete: boolean;
}

/** Cases that a claim gets when `runs` are asked for. */
export function casesFor(claim: Claim, runs: number): number {
  const { share, atLeast } = claim.budget ?? { share: 1, atLeast: 0 };
  return Math.min(runs, Math.max(atLeast, Math.ceil(runs * share)));
}

/** Cases per call of the runner: short enough for progress and for Ctrl-C, long enough to hide the hand-over. */
const CHUNK = 250;

interface Task {
  readonly claim: Claim;
  readonly range: CaseRange | null;
}

/**
 * Runs every claim: its equality and degenerate cases, then its generated cases, in chunks. The result depends on
 * the seed and the number of cases alone, not on the runner.
 */
export async function verify(
  claims: readonly Claim[],
  runner: CaseRunner,
  options: VerifyOptions,
): Promise<VerifyOutcome> {
  const tallies = new Map<string, ClaimTally[]>();
  const started = options.now();
  const planned = claims.flatMap((claim) => plan(claim, options, 0));
  const total = options.forMilliseconds === undefined ? planned.reduce((all, task) => all + size(task), 0) : null;
  let done = 0;
  const work = async (tasks: readonly Task[]): Promise<void> => {
    const queue = tasks.values();
    const lane = async (): Promise<void> => {
      for (const task of queue) {
        if (options.signal.aborted) return;
        const tally = await runner.run(task.claim, task.range).catch((error: unknown) => {
          if (options.signal.aborted) return null;
          throw error;
        });
        if (tally === null) return;
        tallies.set(task.claim.id, [...(tallies.get(task.claim.id) ?? []), tally]);
        done += size(task);
        options.onProgress({ done, total, claim: task.claim.id });
      }
    };
    await Promise.all(Array.from({ length: runner.width }, lane));
  };
  await work(planned);
  const { forMilliseconds } = options;
  for (let round = 1; forMilliseconds !== undefined && !options.signal.aborted; round++) {
    if (options.now() - started >= forMilliseconds) break;
    await work(claims.flatMap((claim) => plan(claim, options, round)));
  }
  const results = claims.flatMap((claim) => {
    const parts = tallies.get(claim.id);
    return parts === undefined ? [] : [conclude(claim, parts.reduce(mergeTallies))];
  });
  return { results, complete: !options.signal.aborted };
}

/** The tasks of one claim in one round; round 0 holds its chosen cases. */
function plan(claim: Claim, { seed, runs, shard }: VerifyOptions, round: number): Task[] {
  const cases = casesFor(claim, runs);
  const step = Math.max(1, Math.ceil((CHUNK * cases) / runs));
  const tasks: Task[] = [];
  const mine = (chunk: number): boolean => shard === undefined || chunk % shard.of === shard.index - 1;
  if (round === 0 && mine(0)) tasks.push({ claim, range: null });
  for (let from = 0, chunk = 0; from < cases; from += step, chunk++) {
    if (!mine(chunk)) continue;
    const offset = round * cases;
    tasks.push({ claim, range: { seed, from: offset + from, to: offset + Math.min(from + step, cases) } });
  }
  return tasks;
}

function size({ range }: Task): number {
  return range === null ? 0 : range.to - range.from;
}
