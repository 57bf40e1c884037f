import { buildReport, type Report } from "../../../reports/report/index.js";
import { verify } from "../../engine/run/index.js";
import type { Io } from "../../world/index.js";
import { progressLine, silence } from "../terminal/progress.js";
import { casesRunner } from "./cases-runner.js";
import { runFacts } from "./run-facts.js";
import { selectedForms, type Selection } from "./select.js";
import { DEFAULT_CASE_TIMEOUT } from "./shared-options.js";

/** Generated cases per claim where nothing else is asked for. */
export const DEFAULT_RUNS = 1000;

/** How cases are run that are looked at and not stored. */
interface Running {
  readonly runs?: number;
  readonly workers?: number;
  readonly claims?: readonly string[];
  readonly "case-timeout"?: number;
  readonly json?: true;
  readonly quiet?: true;
}

/** The report of a run of the selected forms, without stored witnesses, which is not written anywhere. */
export async function freshReport(selection: Selection, seed: number, options: Running, io: Io): Promise<Report> {
  const { runs = DEFAULT_RUNS } = options;
  const caseMilliseconds = options["case-timeout"] ?? DEFAULT_CASE_TIMEOUT;
  const progress = options.quiet === true || options.json === true ? silence : progressLine(io);
  const { runner, close } = casesRunner(options, caseMilliseconds, io);
  // The workers are watched one by one.
  io.watcher?.limit(null);
  const started = io.now();
  try {
    const { results, complete } = await verify(selection.claims, runner, {
      seed,
      runs,
      now: io.now,
      signal: io.signal,
      onProgress: progress.report,
    });
    return buildReport(
      runFacts(io, started, { seed, runs, shard: null, complete, selected: selection.claims.map(({ id }) => id) }),
      results.map((result) => selectedForms(result, selection)),
    );
  } finally {
    progress.clear();
    await close();
  }
}
