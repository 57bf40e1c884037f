import { join, resolve } from "node:path";
import { csvText } from "../../reports/csv.js";
import type { Cell, Figure, FigureData, Table } from "../experiments/figure.js";
import { didYouMean } from "./did-you-mean.js";
import { exitCodes } from "./exit-codes.js";
import { UsageError } from "./failures.js";
import type { Io } from "./io.js";
import { DEFAULT_FIGURES, type FiguresOptions } from "./options.js";
import { mute, rateText, ticker } from "./progress.js";
import { shellWord } from "./search-options.js";
import { quoted } from "./values.js";
import { version } from "./version.js";
import { checkWritable, writeFile } from "./write-file.js";

/** A figure with its numbers, as it is stored and printed. */
interface MadeFigure extends Omit<Figure, "run" | "settings">, FigureData {
  readonly version: string;
  readonly seed: number;
  readonly full: boolean;
  /** The setting of the source, and in how far this one is smaller; null where it is not. */
  readonly settings: { readonly source: string; readonly reduced: string | null };
}

/** `flatcheck figures`: makes published figures again. @throws UsageError, OutputError */
export async function makeFigures(
  catalogue: readonly Figure[],
  names: readonly string[],
  options: FiguresOptions,
  io: Io,
): Promise<number> {
  const chosen = choose(catalogue, names);
  if (options.list === true) {
    io.stdout.write(options.json === true ? asJson(chosen.map(listed)) : listText(chosen));
    return exitCodes.asExpected.code;
  }
  const seed = options.seed ?? io.freshSeed();
  const folder = options.json === true && options.to === undefined ? null : (options.to ?? DEFAULT_FIGURES);
  if (folder !== null) for (const { id } of chosen) checkWritable(pathOf(folder, id, "json", io));

  const made: MadeFigure[] = [];
  for (const [index, figure] of chosen.entries()) {
    const data = await run(figure, `${index + 1}/${chosen.length}`, seed, options, io);
    if (data === null) break;
    const whole = madeFigure(figure, data, seed, options.full === true);
    if (folder !== null) store(folder, whole, io);
    made.push(whole);
  }

  const complete = made.length === chosen.length;
  const again = commandLine(names, seed, options);
  if (options.json === true) io.stdout.write(asJson({ version, seed, complete, figures: made, again }));
  else {
    const lines = [
      ...made.map(({ id, title }) => `${join(folder!, fileName(id, "json"))}  ${title}`),
      ...(complete ? [] : [`Interrupted: ${made.length} of ${chosen.length} figures made.`]),
      `Again:  ${again}`,
    ];
    io.stdout.write(`${lines.join("\n")}\n`);
  }
  return complete ? exitCodes.asExpected.code : exitCodes.interrupted.code;
}

/** The figures of the given ids and sources, in the order of the catalogue; all where none is named. @throws UsageError */
function choose(catalogue: readonly Figure[], names: readonly string[]): Figure[] {
  const source = (id: string): string => id.slice(0, id.indexOf("/"));
  const matches = (name: string, id: string): boolean => id === name || source(id) === name.replace(/\/$/, "");
  for (const name of names) {
    if (catalogue.some(({ id }) => matches(name, id))) continue;
    const known = [...catalogue.map(({ id }) => id), ...catalogue.map(({ id }) => source(id))];
    throw new UsageError({
      where: "figures",
      expected: "the name of a figure or of a source that has some",
      got: quoted(name),
      remedy: didYouMean(known, name, "flatcheck figures --list names them all"),
    });
  }
  return catalogue.filter(({ id }) => names.length === 0 || names.some((name) => matches(name, id)));
}

async function run(
  figure: Figure,
  place: string,
  seed: number,
  { full, quiet, json }: FiguresOptions,
  io: Io,
): Promise<FigureData | null> {
  const { say, clear } = quiet === true || json === true ? mute : ticker(io);
  try {
    return await figure.run({
      full: full === true,
      seed,
      signal: io.signal,
      onProgress: ({ done, total }) => {
        say((elapsed) => [`${place} ${figure.id}`, `${done}/${total} steps`, ...rateText(done, elapsed)].join(" · "));
      },
    });
  } finally {
    clear();
  }
}

function madeFigure(figure: Figure, data: FigureData, seed: number, full: boolean): MadeFigure {
  const { id, title, locus, settings, charts } = figure;
  return {
    id,
    title,
    locus,
    version,
    seed,
    full,
    settings: { source: settings.full, reduced: full ? null : settings.reduced },
    charts,
    lines: data.lines,
    notes: data.notes,
    tables: data.tables.map((table) => ({ ...table, rows: table.rows.map((row) => row.map(known)) })),
  };
}

/** A cell as JSON and CSV both have it: a number that is not finite is no value. */
function known(cell: Cell): Cell {
  return typeof cell === "number" && !Number.isFinite(cell) ? null : cell;
}

/** Writes the tables, the first under the name of the figure, and last the JSON: where it is, the figure is whole. */
function store(folder: string, figure: MadeFigure, io: Io): void {
  figure.tables.forEach((table, index) => {
    const name = index === 0 ? figure.id : `${figure.id}-${table.name}`;
    writeFile(pathOf(folder, name, "csv", io), tableText(table));
  });
  writeFile(pathOf(folder, figure.id, "json", io), asJson(figure));
}

function tableText({ columns, rows }: Table): string {
  return csvText(
    columns.map(({ name }) => name),
    rows.map((row) => row.map((cell) => cell ?? "")),
  );
}

function fileName(id: string, extension: "csv" | "json"): string {
  return `${id.replaceAll("/", "-")}.${extension}`;
}

function pathOf(folder: string, id: string, extension: "csv" | "json", { cwd }: Io): string {
  return join(resolve(cwd, folder), fileName(id, extension));
}

function listed({ id, title, locus, settings }: Figure): Readonly<Record<string, unknown>> {
  return { id, title, locus, settings };
}

function listText(chosen: readonly Figure[]): string {
  const width = Math.max(...chosen.map(({ id }) => id.length));
  return chosen.map(({ id, title }) => `${id.padEnd(width)}  ${title}\n`).join("");
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The command that makes the same figures again. */
function commandLine(names: readonly string[], seed: number, { full, to, json }: FiguresOptions): string {
  return [
    "flatcheck figures",
    ...names,
    `--seed ${seed}`,
    ...(full === true ? ["--full"] : []),
    ...(to === undefined ? [] : [`--to ${shellWord(to)}`]),
    ...(json === true ? ["--json"] : []),
  ].join(" ");
}
