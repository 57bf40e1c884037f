import { buildReport, type Report } from "../../../reports/report/index.js";
import { shellWord } from "../../../reports/text/index.js";
import { USUAL_RUNS, verify } from "../../engine/run/index.js";
import type { Io } from "../../world/index.js";
import { progressLine, silence } from "../terminal/progress.js";
import { casesRunner } from "./cases-runner.js";
import { runFacts } from "../words/run-facts.js";
import { selectedForms, type Selection } from "../words/select.js";
import { DEFAULT_CASE_TIMEOUT } from "../words/shared-options.js";

export { USUAL_RUNS as DEFAULT_RUNS } from "../../engine/run/index.js";

/** How cases are run that are looked at and not stored. */
interface Running {
  readonly runs?: number;
  readonly workers?: number;
  readonly claims?: readonly string[];
  readonly "case-timeout"?: number;
  readonly json?: true;
  readonly quiet?: true;
}

/** What such a command is asked for besides. */
interface Asked extends Running {
  /** A stored report in place of a run. */
  readonly report?: string;
  readonly weakest?: number;
}

/** The command line that makes the same again. */
export function againLine(command: "doubt" | "lint", names: readonly string[], seed: number, asked: Asked): string {
  const { runs = USUAL_RUNS, report, weakest, workers, claims = [] } = asked;
  const timeout = asked["case-timeout"];
  const flags = (["json", "quiet"] as const).filter((name) => asked[name] === true);
  return [
    `npx flatcheck ${command}`,
    ...names.map(shellWord),
    ...(report === undefined ? [`--seed ${seed}`, `--runs ${runs}`] : [`--report ${shellWord(report)}`]),
    ...(weakest === undefined ? [] : [`--weakest ${weakest}`]),
    ...(workers === undefined ? [] : [`--workers ${workers}`]),
    ...(timeout === undefined ? [] : [`--case-timeout ${timeout / 1000}s`]),
    ...flags.map((name) => `--${name}`),
    ...claims.map((module) => `--claims ${shellWord(module)}`),
  ].join(" ");
}

/** The report of a run of the selected forms, without stored witnesses, which is not written anywhere. */
export async function freshReport(selection: Selection, seed: number, options: Running, io: Io): Promise<Report> {
  const { runs = USUAL_RUNS } = options;
  const caseMilliseconds = options["case-timeout"] ?? DEFAULT_CASE_TIMEOUT;
  const progress = options.quiet === true || options.json === true ? silence : progressLine(io);
  const { runner, close } = casesRunner({ ...options, runs }, caseMilliseconds, io);
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
