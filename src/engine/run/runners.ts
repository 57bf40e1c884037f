import Tinypool from "tinypool";
import type { Claim, ClaimTally } from "../../claim/index.js";
import { type CaseRange, runCases, runChosenCases } from "./cases.js";
import type { CaseRunner } from "./verify.js";

/** Runs cases on this thread, giving way to timers and signals between calls. */
export const inThisThread: CaseRunner = {
  width: 1,
  run: async (claim, range, record) => {
    await new Promise<void>((resolve) => setImmediate(resolve));
    return range === null ? runChosenCases(claim, record) : runCases(claim, range, record);
  },
};

/** What a worker is told: the claim by its name, since claims hold functions. */
export interface WorkerTask {
  readonly id: string;
  readonly range: CaseRange | null;
  /** Whether to keep every case in full. */
  readonly record: boolean;
  /** Addresses of the modules that have the claims. */
  readonly modules: readonly string[];
}

/** A pool of worker threads that know the claims of `modules`; `close` ends them, with whatever they are at. */
export function inWorkers(
  workers: number,
  workerFile: URL,
  modules: readonly string[],
): { runner: CaseRunner; close: () => Promise<void> } {
  const pool = new Tinypool({ filename: workerFile.href, minThreads: workers, maxThreads: workers });
  const run = (claim: Claim, range: CaseRange | null, record: boolean): Promise<ClaimTally> => {
    const task: WorkerTask = { id: claim.id, range, record, modules };
    return pool.run(task) as Promise<ClaimTally>;
  };
  return { runner: { width: workers, run }, close: () => pool.destroy() };
}
