import { resolve } from "node:path";
import { judgeJson, type JudgeReport, judgeText } from "../../terminal/judge-report.js";
import { errorTable, withErrorTable, withProgram } from "../../terminal/judge-table.js";
import { mute, rateText, ticker } from "../../terminal/progress.js";
import { defineCommand, flag, type OptionValues, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { aboutUsage } from "../../words/search-options.js";
import { select } from "../../words/select.js";
import { CLAIM_NAMES, DEFAULT_CASE_TIMEOUT, OWN_CLAIMS, seedOption } from "../../words/shared-options.js";
import { duration, integer, path, positive } from "../../words/values.js";
import type { Catalogue } from "../../../catalogue/index.js";
import { UNITS } from "../../../foreign/index.js";
import { commandWords, type JudgedProgram, judgeProgram, protocolJsonSchema } from "../../../programs/index.js";
import { checkWritable, readBounded, writeFile } from "../../../store/index.js";
import { type Io, UsageError, wantsColour } from "../../../world/index.js";
import { coloured, plain, shellWord, visible } from "../../../../reports/text/index.js";

/** Instances that are drawn of each claim where nothing else is asked for. */
const DEFAULT_RUNS = 10;

/** Largest page that is read, in bytes. */
const LARGEST_PAGE = 1 << 22;

const ALONE = "ask for one thing at a time";

const OPTIONS = {
  program: value("command", path, 'the program, in one word for the shell: --program "python3 mine.py"'),
  runs: value("n", integer(0, 1e6), `generated cases per claim, besides its chosen ones (default: ${DEFAULT_RUNS})`),
  seed: seedOption("run"),
  units: value(
    "n",
    positive,
    `what an answer may be off by, in what one unit in the last place of the operands does to the result, and one of its own (default: ${UNITS.units})`,
    { relative: "leave out one of them" },
  ),
  relative: value("x", positive, "so much of the result may an answer be off by instead, as in 1e-9"),
  "case-timeout": value("time", duration, "longest time that the program may take for one line (default: 60s)"),
  table: value(
    "file",
    path,
    "also put the largest errors into the table of this page in Markdown, in a column of the program's name",
  ),
  json: flag("print what was found as JSON, and nothing else"),
  quiet: flag("no progress"),
  schema: flag("print the JSON Schema of the lines, and nothing else", { program: ALONE, json: ALONE, table: ALONE }),
  ...OWN_CLAIMS,
} as const;

export type JudgeOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Asks a program in any language for what the claims compute, a line of JSON a question and a line an answer, and " +
    "compares its answers with enclosures of the true results. The program is started without a shell: blanks part the " +
    "words of its command, quotes and backslashes keep them, and nothing else means anything. docs/languages.md has the " +
    "lines, and adapters for NumPy, PyTorch, Octave and R.",
  argument: `${CLAIM_NAMES}; all where none is named`,
  options: OPTIONS,
  examples: [
    'flatcheck judge --program "python3 mine.py" --seed 1',
    'flatcheck judge gatmiry2023/lemma-1 --program "octave-cli --quiet mine.m" --json',
    'flatcheck judge --program "python3 mine.py" --seed 1 --runs 3 --table errors.md',
    "flatcheck judge --schema",
  ],
  exits: {
    asExpected: "every answer lies where it may",
    unexpected: "a function departs: its answer, or that it gives none, ends or does not answer in time",
    usage:
      "wrong usage or input, a program that cannot be started or says something else than answers, or nothing compared",
    undecided: "not used",
  },
  run: ({ args, options, io, catalogue }) => judge(catalogue, args, options, io),
});

/** `flatcheck judge`: a program in another language under the operations of claims. @throws UsageError */
export async function judge(
  catalogue: Catalogue,
  names: readonly string[],
  options: JudgeOptions,
  io: Io,
): Promise<number> {
  if (options.schema === true) {
    if (names.length > 0)
      throw new UsageError({ where: "--schema", expected: "no claim beside it", got: names.join(" ") });
    io.stdout.write(protocolJsonSchema());
    return exitCodes.asExpected.code;
  }
  const { program } = options;
  if (program === undefined) {
    const remedy = 'add --program "python3 mine.py"';
    throw new UsageError({ where: "judge", expected: "a program to judge", got: "none", remedy });
  }
  const words = commandWords(program, "--program");
  const page = pageOf(options.table, io);
  const { claims } = await select(catalogue, names);
  const { runs = DEFAULT_RUNS, seed = io.freshSeed(), relative, units } = options;
  const { say, clear } = options.quiet === true || options.json === true ? mute : ticker(io);
  const patience = options["case-timeout"] ?? DEFAULT_CASE_TIMEOUT;
  io.watcher?.limit({ evaluation: DEFAULT_CASE_TIMEOUT });
  // A result by intervals takes seconds now and then: what was compared before is not lost for that.
  io.watcher?.reporting();
  const judging = judgeProgram({ words, cwd: io.cwd, env: io.env, patience, signal: io.signal }, claims, {
    seed,
    runs,
    tolerance: relative ?? (units === undefined ? UNITS : { units }),
    onProgress: ({ claim, done, asked }) =>
      say((elapsed) =>
        [`${done}/${claims.length} claims`, `${asked} questions`, ...rateText(asked, elapsed), claim].join(" · "),
      ),
  });
  const judged = await aboutUsage(() => judging).finally(clear);
  const again = againLine(names, program, { ...options, runs, seed });
  const report: JudgeReport = { program, seed, runs, judged, selected: claims.length, again };
  const palette = wantsColour(io.stdout, io.env) ? coloured : plain;
  io.stdout.write(options.json === true ? judgeJson(report) : judgeText(report, io.stdout.columns, palette));
  if (page !== null && !judged.stopped && judged.givenUp === null) page.add(judged.name ?? program, judged.judged);
  if (judged.givenUp !== null) io.stderr.write(`flatcheck: --program: given up, since ${visible(judged.givenUp)}\n`);
  return exitCode(judged);
}

/** The page with the table, which must be there and have a place for it; null where none is asked for. */
function pageOf(table: string | undefined, { cwd }: Io) {
  if (table === undefined) return null;
  const file = resolve(cwd, table);
  const page = new TextDecoder().decode(readBounded(file, LARGEST_PAGE, table));
  const known = errorTable(page, table);
  checkWritable(file);
  return {
    add: (name: string, functions: JudgedProgram["judged"]): void =>
      writeFile(file, withErrorTable(page, withProgram(known, name, functions))),
  };
}

function exitCode({ judged, stopped, givenUp }: JudgedProgram): number {
  if (stopped) return exitCodes.interrupted.code;
  if (givenUp !== null || judged.some(({ departures }) => departures > 0)) return exitCodes.unexpected.code;
  return judged.some(({ cases }) => cases > 0) ? exitCodes.asExpected.code : exitCodes.usage.code;
}

function againLine(names: readonly string[], program: string, options: JudgeOptions): string {
  const { runs, seed, units, relative, table, claims = [] } = options;
  const timeout = options["case-timeout"];
  const flags = (["json", "quiet"] as const).filter((name) => options[name] === true);
  return [
    "npx flatcheck judge",
    ...names.map(shellWord),
    `--program ${shellWord(program)}`,
    `--seed ${seed}`,
    `--runs ${runs}`,
    ...(units === undefined ? [] : [`--units ${units}`]),
    ...(relative === undefined ? [] : [`--relative ${relative}`]),
    ...(timeout === undefined ? [] : [`--case-timeout ${timeout / 1000}s`]),
    ...(table === undefined ? [] : [`--table ${shellWord(table)}`]),
    ...flags.map((name) => `--${name}`),
    ...claims.map((module) => `--claims ${shellWord(module)}`),
  ].join(" ");
}
