import { twoTo } from "../../numerics/index.js";
import type { CaseRecord, Claim, ClaimResult, ClaimTally, Spec } from "../../claim/index.js";
import { type CaseRange, mergeTallies, runStoredCases } from "./cases.js";
import { conclude, hasOpenStatistics } from "./conclude.js";

/** Who runs cases: this thread, or a pool of workers. `range` null stands for the chosen cases. */
export interface CaseRunner {
  readonly run: (claim: Claim, range: CaseRange | null, record: boolean) => Promise<ClaimTally>;
  /** How many calls may be under way at once. */
  readonly width: number;
}

export interface VerifyOptions {
  readonly seed: number;
  /** Generated cases per claim, before the claim's own budget; with `forMilliseconds`, those of every round. */
  readonly runs: number;
  /** Part i of n of every claim's cases, counted from 1. */
  readonly shard?: { readonly index: number; readonly of: number };
  /** After a first round of `runs` cases per claim, go on with further rounds until this much time has passed. */
  readonly forMilliseconds?: number;
  /** Stored witnesses by the id of their claim: cases that are run first, in this thread. */
  readonly stored?: ReadonlyMap<string, readonly Spec[]>;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Takes every case in full, in an order that does not depend on the runner; left out where nobody wants them. */
  readonly onCases?: (id: Claim["id"], records: readonly CaseRecord[]) => void;
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

/** Cases that a claim gets when `runs` are asked for: its share of them, and what its statistics need in any case. */
export function casesFor(claim: Claim, runs: number): number {
  const { share, atLeast } = claim.budget ?? { share: 1, atLeast: 0 };
  const needs = claim.forms.map(({ conclude, needs: own = conclude === undefined ? 0 : atLeast }) => own);
  return Math.max(...needs, Math.min(runs, Math.max(atLeast, Math.ceil(runs * share))));
}

/**
 * How often at most the statistics of a claim are looked at: what is undecided after one look gets as many new cases as
 * it has had. A decision is then wrong with at most the sum of the error probabilities of all looks. Parts of a run
 * cannot know what the whole leaves undecided, and look once; so do rounds, which go on for as long as time permits.
 */
export const LOOKS = 3;

/** Cases per call of the runner: short enough for progress and for Ctrl-C, long enough to hide the hand-over. */
const CHUNK = 250;

interface Task {
  readonly claim: Claim;
  readonly range: CaseRange | null;
}

/**
 * Runs every claim: its stored witnesses, its equality and degenerate cases, then its generated cases, in chunks. The result depends on
 * the seed and the number of cases alone, not on the runner. An interruption leaves calls that are under way behind.
 */
export async function verify(
  claims: readonly Claim[],
  runner: CaseRunner,
  options: VerifyOptions,
): Promise<VerifyOutcome> {
  const { signal, forMilliseconds, onCases } = options;
  const record = onCases !== undefined;
  const deadline = forMilliseconds === undefined ? null : options.now() + forMilliseconds;
  const late = (): boolean => deadline !== null && options.now() >= deadline;
  const interrupted = new Promise<null>((resolve) => {
    signal.addEventListener("abort", () => resolve(null), { once: true });
  });
  /** Hands on the cases of a tally; what remains is what is added up. */
  const tell = (tally: ClaimTally): ClaimTally => {
    if (onCases === undefined) return tally;
    onCases(tally.id, tally.records);
    return { ...tally, records: [] };
  };
  const merged = new Map([...storedTallies(claims, options)].map(([id, tally]) => [id, tell(tally)]));
  const first = claims.flatMap((claim) => plan(claim, options, 0, casesFor(claim, options.runs)));
  let total = deadline === null ? casesIn(first) : null;
  let done = 0;

  const work = async (tasks: readonly Task[], stop: () => boolean): Promise<void> => {
    const tallies = new Array<ClaimTally | null>(tasks.length).fill(null);
    const queue = tasks.entries();
    let told = 0;
    const lane = async (): Promise<void> => {
      for (const [i, { claim, range }] of queue) {
        if (signal.aborted || stop()) return;
        const tally = await Promise.race([runner.run(claim, range, record), interrupted]);
        if (tally === null) return;
        tallies[i] = tally;
        for (let next = tallies[told] ?? null; next !== null; next = tallies[++told] ?? null)
          tallies[told] = tell(next);
        done += size(tasks[i]!);
        options.onProgress({ done, total, claim: claim.id });
      }
    };
    await Promise.all(Array.from({ length: runner.width }, lane));
    // In the order of the plan, whichever call came back first, so that nothing depends on the number of workers.
    for (const [i, known] of tallies.entries()) {
      if (known === null) continue;
      // Behind a call that an interruption left without an answer, cases are still to be told.
      const tally = i < told ? known : tell(known);
      const before = merged.get(tally.id);
      merged.set(tally.id, before === undefined ? tally : mergeTallies(before, tally));
    }
  };

  await work(first, () => false);
  for (let round = 1; deadline !== null && !signal.aborted && !late(); round++) {
    const tasks = claims.flatMap((claim) => {
      const cases = casesFor(claim, options.runs);
      return plan(claim, options, round * cases, cases);
    });
    if (tasks.length === 0) break;
    await work(tasks, late);
  }
  const looks = new Map<string, number>();
  for (let look = 2; total !== null && options.shard === undefined && look <= LOOKS; look++) {
    const open = claims.filter((claim) => hasOpenStatistics(claim, merged.get(claim.id)));
    if (open.length === 0 || signal.aborted) break;
    const tasks = open.flatMap((claim) => {
      looks.set(claim.id, look);
      const seen = casesFor(claim, options.runs) * twoTo(look - 2);
      return plan(claim, options, seen, seen);
    });
    total += casesIn(tasks);
    await work(tasks, () => false);
  }
  const results = claims.flatMap((claim) => {
    const tally = merged.get(claim.id);
    return tally === undefined ? [] : [conclude(claim, tally, looks.get(claim.id))];
  });
  return { results, complete: !signal.aborted };
}

/** The tallies of the stored witnesses, which belong to the first shard. */
function storedTallies(claims: readonly Claim[], { stored, shard, onCases }: VerifyOptions): Map<string, ClaimTally> {
  if (stored === undefined || (shard !== undefined && shard.index > 1)) return new Map();
  return new Map(
    claims.flatMap((claim) => {
      const specs = stored.get(claim.id) ?? [];
      return specs.length === 0 ? [] : [[claim.id, runStoredCases(claim, specs, onCases !== undefined)] as const];
    }),
  );
}

/**
 * The tasks for so many further cases of one claim, or for its shard of them; at the beginning its chosen cases, which
 * belong to the first shard, as well.
 */
function plan(
  claim: Claim,
  { seed, runs, shard = { index: 1, of: 1 } }: VerifyOptions,
  offset: number,
  cases: number,
): Task[] {
  const step = Math.max(1, Math.ceil((CHUNK * casesFor(claim, runs)) / runs));
  const end = offset + Math.floor((cases * shard.index) / shard.of);
  const tasks: Task[] = offset === 0 && shard.index === 1 ? [{ claim, range: null }] : [];
  for (let from = offset + Math.floor((cases * (shard.index - 1)) / shard.of); from < end; from += step) {
    tasks.push({ claim, range: { seed, from, to: Math.min(from + step, end) } });
  }
  return tasks;
}

function casesIn(tasks: readonly Task[]): number {
  return tasks.reduce((all, task) => all + size(task), 0);
}

function size({ range }: Task): number {
  return range === null ? 0 : range.to - range.from;
}
