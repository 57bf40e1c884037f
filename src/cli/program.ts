import { CommanderError, Command as Parser, Option as ParserOption } from "commander";
import type { Catalogue } from "../catalogue/index.js";
import { type Io, OutputError, UsageError } from "../world/index.js";
import { visible } from "../../reports/text/index.js";
import { guarded } from "./terminal/guarded.js";
import { version } from "./terminal/version.js";
import type { Command, DescribedCommand, OptionValues } from "./words/command.js";
import { exitCodeHelp } from "./words/exit-code-help.js";
import { uncaught } from "./terminal/uncaught.js";
import { exitCodes } from "./words/exit-codes.js";

/** A command before it is loaded: what the list of commands shows of it. */
interface Entry {
  readonly summary: string;
  /** Its positional arguments: `<claim>` one, `[claims...]` any number; none where left out. */
  readonly takes?: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** The commands in the order of the help; what one of them needs is loaded when it is called. */
export const commands: Readonly<Record<string, Entry>> = {
  list: {
    summary: "list claims, or look for some",
    takes: "[words...]",
    load: () => import("./commands/look/list.js"),
  },
  show: { summary: "show one claim", takes: "<claim>", load: () => import("./commands/look/show.js") },
  verify: {
    summary: "check claims on many cases",
    takes: "[claims...]",
    load: () => import("./commands/verify/verify.js"),
  },
  hunt: { summary: "search for a counterexample", takes: "<claim>", load: () => import("./commands/search/hunt.js") },
  replay: {
    summary: "evaluate a stored counterexample again",
    takes: "<witness>",
    load: () => import("./commands/search/replay.js"),
  },
  ablate: {
    summary: "which assumptions a claim needs",
    takes: "[claims...]",
    load: () => import("./commands/search/ablate.js"),
  },
  sharpen: {
    summary: "how tight bounds are",
    takes: "[claims...]",
    load: () => import("./commands/search/sharpen.js"),
  },
  conjecture: {
    summary: "bounds that nothing refutes",
    takes: "[claims...]",
    load: () => import("./commands/search/conjecture.js"),
  },
  doubt: {
    summary: "how wrong claims that hold could be unnoticed",
    takes: "[claims...]",
    load: () => import("./commands/search/doubt.js"),
  },
  prove: {
    summary: "prove identities for all real entries",
    takes: "[claims...]",
    load: () => import("./commands/search/prove.js"),
  },
  lint: { summary: "which rules claims break", takes: "[claims...]", load: () => import("./commands/own/lint.js") },
  check: { summary: "judge your own matrices", takes: "[claims...]", load: () => import("./commands/own/check.js") },
  measure: { summary: "measure your own matrices", takes: "<file>", load: () => import("./commands/own/measure.js") },
  judge: {
    summary: "judge a program in another language",
    takes: "[claims...]",
    load: () => import("./commands/own/judge.js"),
  },
  vectors: {
    summary: "write test vectors with certified enclosures",
    takes: "[claims...]",
    load: () => import("./commands/write/vectors.js"),
  },
  figures: {
    summary: "make the figures of the sources again",
    takes: "[figures...]",
    load: () => import("./commands/write/figures.js"),
  },
  lab: { summary: "write the laboratory, a page for the browser", load: () => import("./commands/write/lab.js") },
  report: { summary: "render stored runs", takes: "[reports...]", load: () => import("./commands/write/report.js") },
  export: {
    summary: "write a counterexample as a folder of its own",
    takes: "<witness>",
    load: () => import("./commands/write/export.js"),
  },
};

/** Commands by their names, as the help shows them. */
export type DescribedCommands = Readonly<Record<string, DescribedCommand>>;

/**
 * Runs the program with the arguments after its name and gives its exit status. Never throws and never exits: what
 * goes wrong is told on stderr, wrong usage in one line.
 * @param described what is known of commands before they are loaded: the help of these loads none
 */
export async function run(
  argv: readonly string[],
  world: Io,
  catalogue: Catalogue,
  described: DescribedCommands = {},
): Promise<number> {
  const io = guarded(world);
  try {
    // `flatcheck help verify` asks for the help of verify, whose row has to be there.
    const called = (argv[0] === "help" ? argv[1] : argv[0]) ?? "";
    const told = Object.hasOwn(described, called) ? described[called] : undefined;
    if (told !== undefined && (await showsHelp(argv, io, called, told))) return exitCodes.asExpected.code;
    let code: number = exitCodes.asExpected.code;
    const entry = Object.hasOwn(commands, called) ? commands[called] : undefined;
    const command = (await entry?.load())?.command;
    const parser = parserOf(io, called, command, async (args, options) => {
      const modules = (options["claims"] as readonly string[] | undefined) ?? [];
      const known = watched(await withModules(catalogue, modules, io), io);
      const own = known.ids.slice(catalogue.ids.length);
      code = await command!.run({ args, options, io, catalogue: known, own });
    });
    if (argv.length === 0) {
      parser.outputHelp({ error: true });
      return exitCodes.usage.code;
    }
    await parser.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return failure(error, io, argv[0]);
  }
}

/** Shows the help of a command that need not be loaded for that; false where the command line asks for something else. */
async function showsHelp(
  argv: readonly string[],
  io: Io,
  called: string,
  described: DescribedCommand,
): Promise<boolean> {
  if (argv[0] !== "help" && !["--help", "-h"].includes(argv.at(-1)!)) return false;
  try {
    await parserOf(io, called, described, () => Promise.resolve()).parseAsync(argv, { from: "user" });
    return false;
  } catch (error) {
    return error instanceof CommanderError && error.exitCode === 0;
  }
}

type Action = (args: readonly string[], options: OptionValues<Command["options"]>) => Promise<void>;

/** What understands command lines that call a command, of which alone the arguments and options are known. */
function parserOf(io: Io, called: string, command: DescribedCommand | undefined, action: Action): Parser {
  const parser = emptyParser(io);
  for (const [name, entry] of Object.entries(commands)) {
    const parsed = parser.command(name).summary(entry.summary);
    if (name === called && command !== undefined) equip(parsed, command, entry, io, action);
  }
  return parser;
}

function emptyParser({ stdout, stderr }: Io): Parser {
  return new Parser("flatcheck")
    .description("Checks published theorems on flat minima of deep linear networks.")
    .version(version)
    .configureHelp({ subcommandTerm: (command) => termOf(command.name()) })
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

/** The catalogue with the claims of modules behind it; what loads them is loaded where there are some. */
async function withModules(catalogue: Catalogue, modules: readonly string[], { cwd }: Io): Promise<Catalogue> {
  if (modules.length === 0) return catalogue;
  const { withOwnClaims } = await import("./words/own-modules.js");
  return withOwnClaims(catalogue, modules, cwd);
}

/** The catalogue with claims whose every evaluation is noted for the watcher. */
function watched(catalogue: Catalogue, { watcher }: Io): Catalogue {
  if (watcher === null) return catalogue;
  const load: Catalogue["load"] = async (ids) => {
    const { around } = await import("../claim/index.js");
    return (await catalogue.load(ids)).map((claim) =>
      around(claim, (spec, work) => watcher.during(claim.id, spec, work)),
    );
  };
  return { ...catalogue, load };
}

/** A command as the list of commands shows it, loaded or not. */
function termOf(name: string): string {
  const entry = commands[name];
  if (entry === undefined) return `${name} [command]`;
  return [name, "[options]", ...(entry.takes === undefined ? [] : [entry.takes])].join(" ");
}

/** Gives a command its arguments, options and help, and what it does. */
function equip(
  parsed: Parser,
  { description, argument, options, examples, exits }: DescribedCommand,
  { takes }: Entry,
  io: Io,
  action: Action,
): void {
  parsed.description(description);
  if (takes !== undefined) parsed.argument(takes, argument ?? "");
  const rows = Object.entries(options).map(([option, row]) => [option, parserOption(`--${option}`, row)] as const);
  for (const [, row] of rows) parsed.addOption(row);
  parsed.addHelpText(
    "after",
    `\nExamples:\n${examples.map((line) => `  ${line}`).join("\n")}\n\n${exitCodeHelp(io.stdout.columns, exits)}`,
  );
  parsed.action(async () => {
    const values = parsed.opts();
    const given = Object.fromEntries(rows.map(([option, row]) => [option, valueOf(row, values)]));
    refuseConflicts(options, given);
    await action(parsed.args, given as OptionValues<Command["options"]>);
  });
}

function parserOption(where: string, row: (Command | DescribedCommand)["options"][string]): ParserOption {
  if (row.kind === "flag") return new ParserOption(where, row.description);
  const valued = new ParserOption(`${where} <${row.placeholder}>`, row.description);
  if (!("parse" in row)) return valued;
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

function refuseConflicts(options: DescribedCommand["options"], given: Readonly<Record<string, unknown>>): void {
  for (const [name, { conflicts = {} }] of Object.entries(options)) {
    for (const [other, remedy] of Object.entries(conflicts)) {
      if (given[name] === undefined || given[other] === undefined) continue;
      throw new UsageError({ where: `--${name}`, expected: `no --${other} beside it`, got: "both", remedy });
    }
  }
}

/** Tells what went wrong, and gives the exit status that says so. @param first the first argument: a command, as a rule */
function failure(error: unknown, { stderr }: Io, first?: string): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.asExpected.code;
    const said = error.message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ");
    const helping = first !== undefined && Object.hasOwn(commands, first) ? `flatcheck ${first}` : "flatcheck";
    stderr.write(`flatcheck: ${visible(said)}; ${helping} --help tells what there is\n`);
    return exitCodes.usage.code;
  }
  if (error instanceof UsageError || error instanceof OutputError) {
    stderr.write(`flatcheck: ${visible(error.message)}\n`);
    return exitCodes.usage.code;
  }
  const { said, code } = uncaught(error, new URL("../..", import.meta.url).href);
  stderr.write(said);
  return code;
}
