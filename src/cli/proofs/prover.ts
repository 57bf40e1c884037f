import { moduleUrl } from "../words/own-modules.js";
import { tellFamily } from "../../proof/boxes/index.js";
import { proveRelations } from "../../proof/index.js";
import { type Prover, provingInWorkers } from "../../workers/index.js";
import type { Io } from "../../world/index.js";

/** Who proves: workers; this thread where nobody watches it. */
export function proverOf(
  { workers, claims = [] }: { readonly workers?: number; readonly claims?: readonly string[] },
  caseMilliseconds: number,
  io: Io,
): Prover {
  if (io.watcher === null) return inThisThread(io);
  const published = new URL("../../../theorems/index.js", import.meta.url).href;
  return provingInWorkers({
    workers: workers ?? io.parallelism,
    file: new URL("../../workers/worker.js", import.meta.url),
    modules: [published, ...claims.map((path) => moduleUrl(path, io.cwd))],
    caseMilliseconds,
  });
}

/** Proves one after another, giving way to signals in between. */
function inThisThread({ now, signal }: Io): Prover {
  const turn = (): Promise<void> => new Promise((resume) => setImmediate(resume));
  const interrupted = { unfinished: "was interrupted" };
  return {
    identities: async (claim, task) => {
      await turn();
      return signal.aborted ? interrupted : proveRelations(claim, task);
    },
    boxes: async (claim, family, { until, ...task }) => {
      await turn();
      return signal.aborted ? interrupted : tellFamily(claim, family, task, () => now() < until && !signal.aborted);
    },
    stop: () => {},
    close: () => Promise.resolve(),
  };
}

/** Runs work that a signal stops by stopping the prover, and closes that at the end. */
export async function withProver<T>(prover: Prover, { signal }: Io, work: () => Promise<T>): Promise<T> {
  const stop = (): void => prover.stop();
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await work();
  } finally {
    signal.removeEventListener("abort", stop);
    await prover.close();
  }
}
