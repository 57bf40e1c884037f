import { version } from "../terminal/version.js";
import type { Io } from "../../world/index.js";
import type { RunFacts } from "../../../reports/report/index.js";

/** What a report says of a run that has just ended. @param started by the clock of `io` */
export function runFacts(
  io: Io,
  started: number,
  facts: Pick<RunFacts, "seed" | "runs" | "sizes" | "shard" | "complete" | "selected">,
): RunFacts {
  const { node, machine } = io;
  const seconds = (io.now() - started) / 1000;
  return { version, node, machine, startedAt: new Date(started).toISOString(), seconds, ...facts };
}
