import { resolve } from "node:path";
import { exitCodes } from "../words/exit-codes.js";
import { aboutUsage, limitSearch } from "../words/search-options.js";
import type { SearchedForm } from "../words/searched-forms.js";
import { FAULTS } from "../words/shared-options.js";
import type { Contradiction } from "../../claim/index.js";
import { checkWritable, writeFile } from "../../store/index.js";
import { type Io, wantsColour } from "../../world/index.js";
import { coloured, type Palette, plain, shellWord, visible } from "../../../reports/text/index.js";
import { tellContradictions } from "./faults.js";
import { mute, type Ticker, ticker } from "./progress.js";

/** What the commands that make a table by searching form after form have in common. */
interface TableOptions {
  readonly evaluations?: number;
  readonly for?: number;
  readonly "case-timeout"?: number;
  readonly claims?: readonly string[];
  readonly json?: true;
  readonly quiet?: true;
}

/** A form and what the search made of it. */
export type Searched<Outcome> = SearchedForm & { readonly outcome: Outcome };

/** A file that the user asked for beside the table on the terminal. */
export interface TableFile {
  /** What the last lines call it. */
  readonly label: string;
  readonly path: string | undefined;
}

/** Searches one form after another until all are done or the user stops. @throws UsageError about a claim at fault */
export async function searchEach<Outcome>(
  forms: readonly SearchedForm[],
  options: TableOptions,
  io: Io,
  search: (one: SearchedForm, say: Ticker["say"]) => Promise<Outcome>,
): Promise<Searched<Outcome>[]> {
  const { say, clear } = options.quiet === true || options.json === true ? mute : ticker(io);
  limitSearch(options, io);
  const done: Searched<Outcome>[] = [];
  try {
    for (const one of forms) {
      if (io.signal.aborted) break;
      done.push({ ...one, outcome: await aboutUsage(() => search(one, say)) });
    }
  } finally {
    clear();
  }
  return done;
}

/** Makes sure, before the search, that the files can be written after it. @throws OutputError */
export function checkFiles(files: readonly TableFile[], { cwd }: Io): void {
  for (const { path } of files) if (path !== undefined) checkWritable(resolve(cwd, path));
}

/**
 * Writes the files, where the table is whole, and prints it. Gives the exit status.
 * @param texts of the files, in their order
 * @throws OutputError
 */
export function printTable(
  made: {
    readonly files: readonly TableFile[];
    readonly texts: readonly (() => string)[];
    readonly reached: number;
    readonly asked: number;
    readonly command: string;
    readonly json: string | null;
    readonly table: (style: { readonly columns: number; readonly palette: Palette }) => string;
    /** Candidates that floating point refutes and intervals say to hold. */
    readonly contradictions: readonly Contradiction[];
    /** Whether something came out that nobody expects. */
    readonly surprising: boolean;
  },
  io: Io,
): number {
  const { cwd, stdout, env, signal } = io;
  const complete = !signal.aborted;
  const asked = made.files.flatMap(({ label, path }, i) => (path === undefined ? [] : [{ label, path, i }]));
  if (complete) for (const { path, i } of asked) writeFile(resolve(cwd, path), made.texts[i]!());
  const palette = wantsColour(stdout, env) ? coloured : plain;
  const lines = [
    ...(complete ? [] : [`Interrupted: ${made.reached} of ${made.asked} forms reached.`]),
    ...asked.map(({ label, path }) => `${`${label}:`.padEnd(8)}${complete ? visible(path) : "not written"}`),
    `Again:  ${made.command}`,
  ];
  stdout.write(made.json ?? `${made.table({ columns: stdout.columns, palette })}${lines.join("\n")}\n`);
  tellContradictions(made.contradictions, FAULTS, io);
  if (!complete) return exitCodes.interrupted.code;
  if (made.contradictions.length > 0) return exitCodes.fault.code;
  return made.surprising ? exitCodes.unexpected.code : exitCodes.asExpected.code;
}

/** The command that makes the same table again. @param more its own options, as they are typed */
export function tableCommand(
  name: string,
  names: readonly string[],
  seed: number,
  { evaluations, for: milliseconds, claims = [] }: TableOptions,
  usual: number,
  more: Readonly<Record<string, string | undefined>>,
): string {
  return [
    `npx flatcheck ${name}`,
    ...names.map(shellWord),
    `--seed ${seed}`,
    milliseconds === undefined ? `--evaluations ${evaluations ?? usual}` : `--for ${milliseconds / 1000}s`,
    ...Object.entries(more).flatMap(([option, path]) => (path === undefined ? [] : [`--${option} ${shellWord(path)}`])),
    ...claims.map((module) => `--claims ${shellWord(module)}`),
  ].join(" ");
}

/** The same with how it was told, which is no matter of what is written to files. */
export function toldAs(command: string, { json, quiet }: TableOptions): string {
  return [command, ...(json === true ? ["--json"] : []), ...(quiet === true ? ["--quiet"] : [])].join(" ");
}
