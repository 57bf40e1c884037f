import { breath } from "./breath.js";
import { tellFamily } from "../../proof/boxes/index.js";
import { proveRelations } from "../../proof/index.js";
import { type Prover, provingInWorkers } from "../../workers/index.js";
import type { Io } from "../../world/index.js";
import { type ThreadOptions, threadsFor } from "./threads.js";

/** Who proves: workers; this thread where nobody watches it. */
export function proverOf(options: ThreadOptions, caseMilliseconds: number, io: Io): Prover {
  if (io.watcher === null) return inThisThread(io);
  return provingInWorkers({ ...threadsFor(options, io), caseMilliseconds });
}

/** Proves one after another, giving way to signals in between. */
function inThisThread({ now, signal }: Io): Prover {
  const interrupted = { unfinished: "was interrupted" };
  return {
    identities: async (claim, task) => {
      await breath();
      return signal.aborted ? interrupted : proveRelations(claim, task);
    },
    boxes: async (claim, family, { until, ...task }) => {
      await breath();
      return signal.aborted ? interrupted : tellFamily(claim, family, task, () => now() < until && !signal.aborted);
    },
    stop: () => {},
    close: () => Promise.resolve(),
  };
}
