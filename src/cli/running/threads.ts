import { moduleUrl } from "../words/own-modules.js";
import type { Io } from "../../world/index.js";

/** What every command that works on threads is asked for. */
export interface ThreadOptions {
  readonly workers?: number;
  /** Modules of somebody's own claims. */
  readonly claims?: readonly string[];
}

/** How many threads there are, their program, and where they find the published claims and somebody's own. */
export function threadsFor({ workers, claims = [] }: ThreadOptions, io: Io) {
  const published = new URL("../../../theorems/index.js", import.meta.url).href;
  return {
    workers: workers ?? io.parallelism,
    file: new URL("../../workers/worker.js", import.meta.url),
    modules: [published, ...claims.map((path) => moduleUrl(path, io.cwd))],
  };
}

/** Runs work that a signal stops by stopping those who do it, and closes them at the end. */
export async function stoppedBySignal<T>(
  workers: { readonly stop: () => void; readonly close: () => Promise<void> },
  { signal }: Io,
  work: () => Promise<T>,
): Promise<T> {
  const stop = (): void => workers.stop();
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await work();
  } finally {
    signal.removeEventListener("abort", stop);
    await workers.close();
  }
}
