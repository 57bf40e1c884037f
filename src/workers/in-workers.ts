import type { Claim, ClaimTally } from "../claim/index.js";
import {
  batchOf,
  type CaseBatch,
  type CaseRunner,
  lookAt,
  lostCase,
  lostLook,
  mergeTallies,
  runBatch,
  stoppedCase,
} from "../engine/run/index.js";
import { type Job, type JobLimits, Pool } from "./pool.js";

/** After so many cases of a claim that did not end, no more of it are run. */
const MOST_LOST = 3;

/** How long a case may go on after the time of a run is up, and how long the second look at refutations may stand still. */
const AFTER_TIME = 500;
const LOOK_AFTER_TIME = 2000;

/** How long workers may go on after an interruption. */
const AFTER_INTERRUPTION = 200;

/** Where the workers find their program and the claims, and what time a case gets. */
export interface WorkersOptions {
  readonly workers: number;
  readonly file: URL;
  /** Addresses of the modules that have the claims. */
  readonly modules: readonly string[];
  /** Milliseconds that a case may take. */
  readonly caseMilliseconds: number;
  /** How many cases of a claim there are; undefined where nobody knows. */
  readonly runs?: number | undefined;
}

/**
 * Megabytes that a thread may hold, and how many cases of a law may have one more. The nearer the limit, the sooner an
 * engine collects what nobody needs.
 */
const HEAP = 384;
const CASES_A_MEGABYTE = 50;

/** A runner on worker threads; `close` ends them, with whatever they are at. */
export function inWorkers(options: WorkersOptions): { runner: CaseRunner; close: () => Promise<void> } {
  const { workers, file, modules, caseMilliseconds, runs } = options;
  const now = (): number => performance.now();
  let hurried: { readonly why: "time" | "interruption"; readonly at: number } | null = null;
  const limits = ({ kind }: Job): JobLimits => {
    if (hurried === null) {
      return { idle: caseMilliseconds, until: Infinity, why: () => `did not end within ${seconds(caseMilliseconds)}` };
    }
    const why = hurried.why === "time" ? "when the time was up" : "when the run was interrupted";
    const said = (idle: number): string => `was still running ${why}, after ${seconds(idle)}`;
    if (hurried.why === "interruption") {
      return { idle: caseMilliseconds, until: hurried.at + AFTER_INTERRUPTION, why: said };
    }
    if (kind === "cases") return { idle: caseMilliseconds, until: hurried.at + AFTER_TIME, why: said };
    return { idle: Math.min(caseMilliseconds, LOOK_AFTER_TIME), until: Infinity, why: said };
  };
  const heap = runs === undefined ? undefined : HEAP + Math.ceil(runs / CASES_A_MEGABYTE);
  const pool = new Pool(workers, file, modules, limits, now, heap);
  const lost = new Map<string, number>();

  const runIn = async (claim: Claim, batch: CaseBatch, record: boolean): Promise<ClaimTally> => {
    const none = (): ClaimTally => runBatch(claim, { ...batch, to: batch.from });
    if ((lost.get(claim.id) ?? 0) >= MOST_LOST) return none();
    const answer = await pool.ask({ kind: "cases", id: claim.id, batch, record });
    if (answer.kind === "tally") return answer.tally;
    if (answer.kind !== "lost") return none();
    const { why } = answer;
    const position = Math.min(Math.max(answer.position, batch.from), batch.to - 1);
    // Ended with the run, for the time that this had, it may be as fast as any other.
    if (hurried !== null) return stoppedCase(claim, batch, position, why);
    lost.set(claim.id, (lost.get(claim.id) ?? 0) + 1);
    const parts = [lostCase(claim, batch, position, why, record)];
    // The cases around it are run again: what they had given went with the worker.
    if (position > batch.from) parts.unshift(await runIn(claim, { ...batch, to: position }, record));
    if (position + 1 < batch.to) parts.push(await runIn(claim, { ...batch, from: position + 1 }, record));
    const records = parts.flatMap((part) => part.records);
    return { ...parts.reduce(mergeTallies), records };
  };

  const runner: CaseRunner = {
    width: workers,
    run: (claim, range, record) => runIn(claim, batchOf(claim, range), record),
    runStored: (claim, specs, record) => runIn(claim, { kind: "stored", from: 0, to: specs.length, specs }, record),
    lookAt: async (claim, tally) => {
      if (refutationsOf(tally) === 0) return lookAt(claim, tally);
      const answer = await pool.ask({ kind: "look", id: claim.id, tally });
      if (answer.kind === "lost" && hurried === null) return lostLook(claim, tally, answer.why);
      return answer.kind === "looked" ? answer.looked : null;
    },
    replay: async (claim, witness) => {
      const answer = await pool.ask({ kind: "replay", id: claim.id, witness });
      if (answer.kind === "replayed") return answer.replayed;
      const reason = answer.kind === "lost" ? `its evaluation ${answer.why}` : "there was no time left to evaluate it";
      return { outcome: "stale", reason };
    },
    hurry: (why) => {
      hurried = { why, at: now() };
      pool.stop();
    },
  };
  return { runner, close: () => pool.close() };
}

function refutationsOf({ forms }: ClaimTally): number {
  return forms.flatMap(({ relations }) => relations.flatMap(({ refutations }) => refutations)).length;
}

function seconds(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toPrecision(3))} s`;
}
