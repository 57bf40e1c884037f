import { moduleUrl } from "./own-modules.js";
import { type CaseRunner, inThisThread } from "../../engine/run/index.js";
import { inWorkers } from "../../workers/index.js";
import type { Io } from "../../world/index.js";

/** Who runs the cases: workers of the published claims and of somebody else's modules; this thread where nobody watches it. */
export function casesRunner(
  {
    workers,
    claims = [],
    runs,
  }: { readonly workers?: number; readonly claims?: readonly string[]; readonly runs?: number | undefined },
  caseMilliseconds: number,
  io: Io,
): { runner: CaseRunner; close: () => Promise<void> } {
  if (io.watcher === null) return { runner: inThisThread, close: () => Promise.resolve() };
  const published = new URL("../../../theorems/index.js", import.meta.url).href;
  return inWorkers({
    workers: workers ?? io.parallelism,
    file: new URL("../../workers/worker.js", import.meta.url),
    modules: [published, ...claims.map((path) => moduleUrl(path, io.cwd))],
    caseMilliseconds,
    runs,
  });
}
