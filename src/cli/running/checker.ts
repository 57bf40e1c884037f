import { breath } from "./breath.js";
import { type ThreadOptions, threadsFor } from "./threads.js";
import { saidOnFile } from "../../own/index.js";
import { type Checker, checkingInWorkers } from "../../workers/index.js";
import type { OwnFile } from "../../formats/index.js";
import type { Io } from "../../world/index.js";

/** Who judges a file: workers; this thread where nobody watches it. */
export function checkerOf(file: OwnFile, options: ThreadOptions, claimMilliseconds: number, io: Io): Checker {
  if (io.watcher === null) return inThisThread(file, io);
  return checkingInWorkers(file, { ...threadsFor(options, io), caseMilliseconds: claimMilliseconds });
}

/** Judges one after another, giving way to signals in between. */
function inThisThread(file: OwnFile, { signal }: Io): Checker {
  return {
    check: async (claim) => {
      await breath();
      return signal.aborted ? null : saidOnFile(claim, file);
    },
    stop: () => {},
    close: () => Promise.resolve(),
  };
}
