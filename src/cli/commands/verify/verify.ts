import { join, resolve } from "node:path";
import { currentProofs } from "../../proofs/proof-record.js";
import { tellContradictions } from "../../terminal/faults.js";
import { progressLine, silence } from "../../terminal/progress.js";
import { reportLines, undecidedForms } from "../../terminal/verify-lines.js";
import { version } from "../../terminal/version.js";
import { defineCommand, flag, type OptionValues, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { isHome, placeOf } from "../../words/places.js";
import { casesRunner } from "../../running/cases-runner.js";
import { runFacts } from "../../words/run-facts.js";
import { select, selectedForms, type Selection } from "../../words/select.js";
import {
  caseTimeout,
  CLAIM_NAMES,
  DEFAULT_CASE_TIMEOUT,
  DEFAULT_OUT,
  DEFAULT_STORE,
  OWN_CLAIMS,
  seedOption,
} from "../../words/shared-options.js";
import { duration, integer, oneOf, path, shard } from "../../words/values.js";
import type { Catalogue } from "../../../catalogue/index.js";
import type { Claim } from "../../../claim/index.js";
import {
  NOTHING_STORED,
  type ShardOfCases,
  type Sizes,
  type Stored,
  USUAL_LARGE_RUNS,
  USUAL_RUNS,
  verify as runClaims,
  type VerifyOptions,
  type VerifyOutcome,
  withStored,
} from "../../../engine/run/index.js";
import {
  type Checkpoint,
  checkWritable,
  observationFile,
  readProofs,
  standingReport,
  writeFile,
} from "../../../store/index.js";
import { type Io, UsageError, wantsColour } from "../../../world/index.js";
import {
  buildReport,
  lostWitnesses,
  numericsFaults,
  type Report,
  reportText,
  totals,
} from "../../../../reports/report/index.js";
import { coloured, hanging, plain, shellWord, visible } from "../../../../reports/text/index.js";
import {
  LEDGER_INDEX,
  ledgerFiles,
  ledgerPages,
  renderLedger,
  renderSummary,
} from "../../../../reports/views/index.js";
import { page } from "../write/report.js";
import { beginNotebook, checkpointOf, type Notebook, settingsOf } from "./verify-checkpoint.js";
import { awaitedBy } from "./verify-after.js";
import { leftLines, sized, usualOut, usualRuns } from "./verify-sizes.js";
import { keepSurprises, replayStores } from "./verify-witnesses.js";

const OPTIONS = {
  runs: value(
    "n",
    integer(1, 1e9),
    `generated cases per claim (default: ${USUAL_RUNS}, ${USUAL_LARGE_RUNS} large ones)`,
    {
      for: "leave out one of them: either the number of cases or the time decides",
    },
  ),
  seed: seedOption("run"),
  for: value("time", duration, "run for about this long instead: 30s, 2m, 1h; what it does not reach is not judged", {
    resume: "a run by time has no end to go on to: give --runs",
    ledger: "a ledger can be made again only from a number of cases: give --runs",
  }),
  sizes: value(
    "large",
    oneOf(["large"]),
    "draw large instances: dimensions and depths up to 64, up to 1000 samples, condition numbers up to 10^12; claims that have none are left out, with the reason",
  ),
  "case-timeout": caseTimeout("before its case counts as an error"),
  workers: value("n", integer(1, 256), "threads to run cases on (default: one a processor)"),
  shard: value("i/n", shard, "run only part i of n of the cases of every claim", {
    ledger: "a ledger is about whole runs: leave out --shard",
  }),
  after: value(
    "file",
    path,
    "the joined shards of a run: run part i of n of the further cases of what they leave undecided",
    {
      seed: "it is that of the report",
      runs: "they are those of the report",
      sizes: "they are those of the report",
      for: "a run by time has no further cases",
      ledger: "a ledger is about whole runs",
    },
  ),
  out: value(
    "dir",
    path,
    `folder for report.json (default: ${DEFAULT_OUT} in this project, ${usualOut("large")} for large sizes; in others, and with --json, none)`,
  ),
  force: flag("replace a report of a larger run in its usual place, which otherwise stays"),
  "no-html": flag("write no report.html"),
  ledger: value("dir", path, "also write the ledger there in Markdown, a page a source, the same on every machine"),
  resume: flag("go on from where an interrupted run into the same folder stopped, with the same options", {
    observe: "the cases of the first part are not kept: leave out one of them",
  }),
  observe: value("file", path, "also write every case in full, as JSON Lines in Hypothesis's schema of observations"),
  json: flag("print the report on stdout, and nothing else"),
  quiet: flag("no ledger and no progress, just the last lines"),
  strict: flag(
    "count as a failure what was left undecided of forms that hold and some precision could decide: no ties, where both sides are equal as far as intervals tell, and nothing that rests on an error bound of floating point",
  ),
  store: value("dir", path, `also replay the witnesses stored there (default: ${DEFAULT_STORE})`),
  "no-witnesses": flag("replay no stored witness, and store none: whatever is refuted is refuted from scratch", {
    store: "leave out one of them",
  }),
  "no-keep": flag(`do not store what refutes a form that is expected to hold; with --store that is so anyway`),
  ...OWN_CLAIMS,
} as const;

export type VerifyCommandOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Checks every form of the claims, or of all claims, on generated cases and on their equality and degenerate " +
    "cases, prints the ledger and writes report.json and, beside it, report.html. Laws that so many cases leave undecided get up " +
    "to four times as many, unless --for or --shard is given. The same seed gives the same verdicts on any number of workers. " +
    `What refutes a form that is expected to hold is stored in ${DEFAULT_STORE}, as by flatcheck hunt. A run that is ` +
    "interrupted, or killed, leaves a checkpoint beside its report, from which --resume goes on.",
  argument: `${CLAIM_NAMES}; all where none is named`,
  options: OPTIONS,
  examples: [
    "flatcheck verify gatmiry2023 --runs 200",
    "flatcheck verify gatmiry2023/lemma-1:printed --seed 1 --for 2m",
    "flatcheck verify --seed 1 --runs 200 --ledger reports/published",
    "flatcheck verify gatmiry2023 --sizes large",
  ],
  run: ({ args, options, io, catalogue }) => verify(catalogue, args, options, io),
});

/** Cases per claim and round where a time decides the end: rounds short enough to reach every claim early. */
const ROUND = 100;

/** `flatcheck verify`: the main job. @throws UsageError, OutputError */
export async function verify(
  catalogue: Catalogue,
  names: readonly string[],
  options: VerifyCommandOptions,
  io: Io,
): Promise<number> {
  if (options.after !== undefined) requireFurther(names, options);
  const further = options.after === undefined ? null : awaitedBy(options.after, io);
  if (options.after !== undefined && further === null) {
    const line = `Nothing awaits more cases: ${visible(options.after)} leaves nothing undecided that they might decide.\n`;
    // With --json there is a report on stdout, or nothing.
    (options.json === true ? io.stderr : io.stdout).write(line);
    return exitCodes.asExpected.code;
  }
  const sizes = further?.sizes ?? options.sizes;
  const chosen = sized(await select(catalogue, further?.names ?? names), sizes);
  const { selection } = chosen;
  const usual = usualOut(sizes);
  const folder = options.json === true && options.out === undefined ? null : placeOf(options.out, usual, io);
  const reportFile = folder === null ? null : join(resolve(io.cwd, folder), "report.json");
  const before = options.resume === true ? checkpointOf(folder ?? usual, io) : null;
  const seed = further?.seed ?? options.seed ?? (before === null ? io.freshSeed() : Number(before.settings["seed"]));
  const pageFile = reportFile === null || options["no-html"] === true ? null : reportFile.replace(/json$/, "html");
  const ledger = options.ledger === undefined ? null : resolve(io.cwd, options.ledger);
  const statements = ledger === null ? new Map() : await catalogue.statements();
  const ledgerPaths =
    ledger === null ? [] : ledgerFiles(selection.claims, statements).map((name) => join(ledger, name));
  for (const file of [reportFile, pageFile, ...ledgerPaths]) if (file !== null) checkWritable(file);

  const started = io.now();
  const shard =
    options.shard === undefined ? null : { ...options.shard, ...(further === null ? {} : { look: further.look }) };
  const limits = {
    seed,
    runs: further?.runs ?? runsOf(options),
    ...(sizes === undefined ? {} : { sizes }),
    shard,
    caseMilliseconds: options["case-timeout"] ?? DEFAULT_CASE_TIMEOUT,
  };
  const observed =
    options.observe === undefined
      ? null
      : observationFile(resolve(io.cwd, options.observe), {
          seed,
          version,
          startedAt: started,
          includes: selection.includes,
        });
  const noted = folder === null || options.for !== undefined ? null : { folder, before };
  const { stored, outcome, notebook } = await runSelection(
    selection,
    { ...limits, started, noted, onCases: observed?.onCases },
    options,
    io,
  );
  io.watcher?.reporting();
  const { record, stale } = currentProofs(readProofs(io), selection.claims);
  const report = buildReport(
    runFacts(io, started, {
      seed,
      runs: options.for === undefined ? limits.runs : null,
      ...(sizes === undefined ? {} : { sizes }),
      shard,
      complete: outcome.complete,
      selected: selection.claims.map(({ id }) => id),
    }),
    withStored(outcome.results, stored).map((result) => selectedForms(result, selection)),
    stored.replays,
    record,
  );

  const command = commandLine(names, seed, options);
  const isUnasked = options.out === undefined && options.force !== true;
  const standing = reportFile === null || !isUnasked ? null : standingReport(reportFile, report);
  const undecided = options.strict === true ? undecidedForms(report) : [];
  if (reportFile !== null && standing === null) writeFile(reportFile, reportText(report));
  if (pageFile !== null && standing === null) {
    writeFile(pageFile, page(report, selection.claims, { ids: catalogue.ids, io, target: pageFile }));
  }
  observed?.finish();
  if (!io.signal.aborted) notebook?.remove();
  io.watcher?.limit({ evaluation: limits.caseMilliseconds });
  const keeps =
    isHome(io) && options.store === undefined && options["no-witnesses"] !== true && options["no-keep"] !== true;
  const kept = keeps ? keepSurprises(outcome.results, selection, seed, io) : [];
  if (ledger !== null && outcome.complete) {
    const pages = ledgerPages(report, selection.claims, runCommand(names, seed, options), statements);
    for (const [name, text] of pages) writeFile(join(ledger, name), text);
  }
  print(report, selection.claims, options, io, [
    ...leftLines(chosen, io.stdout.columns),
    ...(undecided.length === 0 ? [] : hanging("Undecided checks: ", undecided.join(", "), io.stdout.columns)),
    ...kept.map((file) => `Stored: ${visible(file)}`),
    ...(stale.length === 0
      ? []
      : hanging("Proved on record for another program: ", stale.join(", "), io.stdout.columns)),
    ...reportLines(folder, pageFile !== null, standing, usual),
    ...(options.observe === undefined ? [] : [`Cases:  ${visible(options.observe)}`]),
    ...(options.ledger === undefined
      ? []
      : [`Ledger: ${outcome.complete ? `${visible(options.ledger)}/${LEDGER_INDEX}` : "not written"}`]),
    `Again:  ${command}`,
    ...(io.signal.aborted && notebook !== null
      ? [
          notebook.isOwn()
            ? `Go on:  ${command} --resume`
            : "Go on:  not from here: another run into this folder has begun",
        ]
      : []),
  ]);
  const contradictions = report.claims.flatMap((claim) => claim.contradictions ?? []);
  tellContradictions(contradictions, folder === null ? null : `${folder}/faults`, io);
  return exitCode(report, undecided, io);
}

/** The further cases are those of parts, and of the claims that the report names. @throws UsageError */
function requireFurther(names: readonly string[], { shard: part }: VerifyCommandOptions): void {
  if (part === undefined) {
    const remedy = "1/1 runs all of the further cases";
    throw new UsageError({ where: "--after", expected: "--shard i/n beside it", got: "none", remedy });
  }
  if (names.length > 0) {
    const got = names.join(" ");
    throw new UsageError({
      where: "--after",
      expected: "no claims named: they are those that it leaves undecided",
      got,
    });
  }
}

/** Generated cases per claim, or per claim and round. */
function runsOf({ runs, sizes, for: forMilliseconds }: VerifyCommandOptions): number {
  return runs ?? (forMilliseconds === undefined ? usualRuns(sizes) : ROUND);
}

/** What the engine is told beside the options. */
interface Begun {
  readonly seed: number;
  readonly runs: number;
  readonly sizes?: Sizes;
  readonly shard: ShardOfCases | null;
  readonly caseMilliseconds: number;
  readonly started: number;
  readonly onCases: VerifyOptions["onCases"] | undefined;
  /** Where a checkpoint is kept, and the one to go on from; null where none is. */
  readonly noted: { readonly folder: string; readonly before: Checkpoint | null } | null;
}

/** What came of a run. */
interface Ran {
  readonly stored: Stored;
  readonly outcome: VerifyOutcome;
  readonly notebook: Notebook | null;
}

async function runSelection(
  selection: Selection,
  { started, onCases, noted, ...limits }: Begun,
  options: VerifyCommandOptions,
  io: Io,
): Promise<Ran> {
  const { claims: modules = [] } = options;
  const progress = options.quiet === true || options.json === true ? silence : progressLine(io, options.for);
  const { runner, close } = casesRunner(
    { ...options, runs: options.for === undefined ? limits.runs : undefined },
    limits.caseMilliseconds,
    io,
  );
  // The workers are watched one by one.
  io.watcher?.limit(null);
  const time = (): { forMilliseconds?: number } =>
    options.for === undefined ? {} : { forMilliseconds: Math.max(0, options.for - (io.now() - started)) };
  try {
    const stored =
      options["no-witnesses"] === true
        ? NOTHING_STORED
        : await replayStores(selection, options.store ?? DEFAULT_STORE, runner, { ...time(), signal: io.signal }, io);
    const settings = settingsOf(selection, { ...limits, modules, stored: stored.specs }, io);
    const notebook = noted === null ? null : beginNotebook(noted.folder, noted.before, settings, io);
    const outcome = await runClaims(selection.claims, runner, {
      seed: limits.seed,
      runs: limits.runs,
      ...(limits.shard === null ? {} : { shard: limits.shard }),
      ...(limits.sizes === undefined ? {} : { sizes: limits.sizes }),
      stored: stored.specs,
      ...(onCases === undefined ? {} : { onCases }),
      ...(notebook === null ? {} : { resumed: notebook.resumed, onFinished: notebook.add }),
      ...time(),
      now: io.now,
      signal: io.signal,
      onProgress: progress.report,
    });
    return { stored, outcome, notebook };
  } finally {
    progress.clear();
    await close();
  }
}

/** The command that does the same again, with everything that was asked for. */
function commandLine(names: readonly string[], seed: number, options: VerifyCommandOptions): string {
  const { workers, out, observe } = options;
  const flags = (["no-html", "json", "quiet", "strict", "force"] as const).filter((name) => options[name] === true);
  return [
    runCommand(names, seed, options),
    ...(workers === undefined ? [] : [`--workers ${workers}`]),
    ...(out === undefined ? [] : [`--out ${shellWord(out)}`]),
    ...(observe === undefined ? [] : [`--observe ${shellWord(observe)}`]),
    ...flags.map((name) => `--${name}`),
  ].join(" ");
}

/** The command that gives the same verdicts and the same ledger again. */
function runCommand(names: readonly string[], seed: number, options: VerifyCommandOptions): string {
  const { sizes, runs = usualRuns(sizes), shard, after, ledger, store, claims = [], for: forMilliseconds } = options;
  const cases = forMilliseconds === undefined ? `--runs ${runs}` : `--for ${forMilliseconds / 1000}s`;
  return [
    "npx flatcheck verify",
    ...names.map(shellWord),
    ...(after === undefined ? [`--seed ${seed}`, cases] : [`--after ${shellWord(after)}`]),
    ...(sizes === undefined ? [] : [`--sizes ${sizes}`]),
    ...(shard === undefined ? [] : [`--shard ${shard.index}/${shard.of}`]),
    ...(options["case-timeout"] === undefined ? [] : [`--case-timeout ${options["case-timeout"] / 1000}s`]),
    ...(options["no-witnesses"] === true ? ["--no-witnesses"] : []),
    ...(options["no-keep"] === true ? ["--no-keep"] : []),
    ...(store === undefined ? [] : [`--store ${shellWord(store)}`]),
    ...(ledger === undefined ? [] : [`--ledger ${shellWord(ledger)}`]),
    ...claims.map((module) => `--claims ${shellWord(module)}`),
  ].join(" ");
}

function print(
  report: Report,
  claims: readonly Claim[],
  { json, quiet }: VerifyCommandOptions,
  { stdout, env }: Io,
  lines: readonly string[],
): void {
  if (json === true) {
    stdout.write(reportText(report));
    return;
  }
  const style = { columns: stdout.columns, palette: wantsColour(stdout, env) ? coloured : plain };
  if (quiet !== true) stdout.write(renderLedger(report, claims, style));
  stdout.write(renderSummary(report, claims, style));
  stdout.write(`${lines.join("\n")}\n`);
}

function exitCode(report: Report, undecided: readonly string[], { signal }: Io): number {
  if (signal.aborted) return exitCodes.interrupted.code;
  if (numericsFaults(report).length > 0) return exitCodes.fault.code;
  if (totals(report).unexpected.length + lostWitnesses(report).length > 0 || !report.run.complete)
    return exitCodes.unexpected.code;
  return undecided.length > 0 ? exitCodes.undecided.code : exitCodes.asExpected.code;
}
