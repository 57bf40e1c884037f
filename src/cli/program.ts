import { CommanderError, Command as Parser, Option as ParserOption } from "commander";
import type { Claim } from "../claim/index.js";
import { figures } from "../experiments/index.js";
import { OutputError, UsageError } from "../world/failures.js";
import type { Io } from "../world/io.js";
import { claims } from "../../theorems/index.js";
import { ablate } from "./commands/ablate.js";
import { check } from "./commands/check.js";
import { exportWitness } from "./commands/export.js";
import { makeFigures } from "./commands/figures.js";
import { hunt } from "./commands/hunt.js";
import { list } from "./commands/list.js";
import { measure } from "./commands/measure.js";
import { replay } from "./commands/replay.js";
import { report } from "./commands/report.js";
import { sharpen } from "./commands/sharpen.js";
import { show } from "./commands/show.js";
import { verify } from "./commands/verify.js";
import { version } from "./terminal/version.js";
import { exitCodeHelp, exitCodes } from "./words/exit-codes.js";
import type { Command, OptionValues } from "./words/option-kinds.js";
import { commands } from "./words/options.js";
import { withOwnClaims } from "./words/own-modules.js";

/**
 * Runs the program with the arguments after its name and gives its exit status. Never throws and never exits: what
 * goes wrong is told on stderr, wrong usage in one line.
 */
export async function run(argv: readonly string[], io: Io, catalogue: readonly Claim[] = claims): Promise<number> {
  let code: number = exitCodes.asExpected.code;
  const parser = parserOf(io);
  const all = (modules: readonly string[] = []): Promise<readonly Claim[]> => withOwnClaims(catalogue, modules, io.cwd);
  add(parser, io, "list", async (_, options) => {
    code = list(await all(options.claims), options, io);
  });
  add(parser, io, "show", async ([name = ""], options) => {
    code = show(await all(options.claims), name, options, io);
  });
  add(parser, io, "verify", async (names, options) => {
    code = await verify(await all(options.claims), names, options, io);
  });
  add(parser, io, "hunt", async ([name = ""], options) => {
    code = await hunt(await all(options.claims), name, options, io);
  });
  add(parser, io, "replay", async ([file = ""], options) => {
    code = replay(await all(options.claims), file, options, io);
  });
  add(parser, io, "ablate", async (names, options) => {
    code = await ablate(await all(options.claims), names, options, io);
  });
  add(parser, io, "sharpen", async (names, options) => {
    code = await sharpen(await all(options.claims), names, options, io);
  });
  add(parser, io, "check", async ([name = ""], options) => {
    code = check(await all(options.claims), name, options, io);
  });
  add(parser, io, "measure", ([file = ""], options) => {
    code = measure(file, options, io);
  });
  add(parser, io, "figures", async (names, options) => {
    code = await makeFigures(figures, names, options, io);
  });
  add(parser, io, "report", async (files, options) => {
    code = await report(await all(options.claims), files, options, io);
  });
  add(parser, io, "export", async ([file = ""], options) => {
    code = exportWitness(await all(options.claims), file, options, io);
  });
  try {
    if (argv.length === 0) {
      parser.outputHelp({ error: true });
      return exitCodes.usage.code;
    }
    await parser.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return failure(error, io);
  }
}

function parserOf({ stdout, stderr }: Io): Parser {
  return new Parser("flatcheck")
    .description("Checks published theorems on flat minima of deep linear networks.")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: stdout.write,
      writeErr: stderr.write,
      getOutHelpWidth: () => stdout.columns,
      getErrHelpWidth: () => stderr.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      // Told by `failure`, in the same words as every other complaint.
      outputError: () => {},
    })
    .addHelpText("after", `\n${exitCodeHelp(stdout.columns)}`);
}

type CommandName = keyof typeof commands;
type Action<Name extends CommandName> = (
  args: readonly string[],
  options: OptionValues<(typeof commands)[Name]["options"]>,
) => void | Promise<void>;

/** Adds a command of the table to the parser. */
function add<Name extends CommandName>(parser: Parser, io: Io, name: Name, action: Action<Name>): void {
  const { summary, description, argument, options, examples, exits }: Command = commands[name];
  const command = parser.command(name).summary(summary).description(description);
  if (argument !== null) command.argument(argument.syntax, argument.description);
  const rows = Object.entries(options).map(([option, row]) => [option, parserOption(`--${option}`, row)] as const);
  for (const [, row] of rows) command.addOption(row);
  command.addHelpText(
    "after",
    `\nExamples:\n${examples.map((line) => `  ${line}`).join("\n")}\n\n${exitCodeHelp(io.stdout.columns, exits)}`,
  );
  command.action(async () => {
    const parsed = command.opts();
    const given = Object.fromEntries(rows.map(([option, row]) => [option, valueOf(row, parsed)]));
    refuseConflicts(options, given);
    await action(command.args, given as OptionValues<(typeof commands)[Name]["options"]>);
  });
}

function parserOption(where: string, row: Command["options"][string]): ParserOption {
  if (row.kind === "flag") return new ParserOption(where, row.description);
  const valued = new ParserOption(`${where} <${row.placeholder}>`, row.description);
  return row.kind === "repeated"
    ? valued.argParser((text, before: readonly unknown[] = []) => [...before, row.parse(text, where)])
    : valued.argParser((text) => row.parse(text, where));
}

/** The parser takes --no-x for the denial of an x that is true by default; here it is a flag like others. */
function valueOf(option: ParserOption, parsed: Readonly<Record<string, unknown>>): unknown {
  const value = parsed[option.attributeName()];
  if (!option.negate) return value;
  return value === false ? true : undefined;
}

function refuseConflicts(options: Command["options"], given: Readonly<Record<string, unknown>>): void {
  for (const [name, { conflicts = {} }] of Object.entries(options)) {
    for (const [other, remedy] of Object.entries(conflicts)) {
      if (given[name] === undefined || given[other] === undefined) continue;
      throw new UsageError({ where: `--${name}`, expected: `no --${other} beside it`, got: "both", remedy });
    }
  }
}

/** Tells what went wrong, and gives the exit status that says so. */
function failure(error: unknown, { stderr }: Io): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.asExpected.code;
    const said = error.message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ");
    stderr.write(`flatcheck: ${said}; flatcheck --help tells what there is\n`);
    return exitCodes.usage.code;
  }
  if (error instanceof UsageError || error instanceof OutputError) {
    stderr.write(`flatcheck: ${error.message}\n`);
    return exitCodes.usage.code;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`flatcheck: this is a fault of the program, not of its input:\n${detail}\n`);
  return exitCodes.fault.code;
}
