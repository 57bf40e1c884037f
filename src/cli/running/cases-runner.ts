import { type ThreadOptions, threadsFor } from "./threads.js";
import { type CaseRunner, inThisThread } from "../../engine/run/index.js";
import { inWorkers } from "../../workers/index.js";
import type { Io } from "../../world/index.js";

/** Who runs the cases: workers of the published claims and of somebody else's modules; this thread where nobody watches it. */
export function casesRunner(
  { runs, ...options }: ThreadOptions & { readonly runs?: number | undefined },
  caseMilliseconds: number,
  io: Io,
): { runner: CaseRunner; close: () => Promise<void> } {
  if (io.watcher === null) return { runner: inThisThread, close: () => Promise.resolve() };
  return inWorkers({ ...threadsFor(options, io), caseMilliseconds, runs });
}
