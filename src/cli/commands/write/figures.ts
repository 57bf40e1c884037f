import { join, resolve } from "node:path";
import { pdfOf, printer } from "../../words/pdf.js";
import { mute, rateText, ticker } from "../../terminal/progress.js";
import { version } from "../../terminal/version.js";
import { defineCommand, flag, type OptionValues, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { requiredPlace } from "../../words/places.js";
import { seedOption } from "../../words/shared-options.js";
import { path } from "../../words/values.js";
import type { Cell, Figure, FigureData, Table } from "../../../experiments/figure.js";
import { figures } from "../../../experiments/index.js";
import { checkWritable, writeFile } from "../../../store/index.js";
import { didYouMean } from "../../../catalogue/index.js";
import { type Io, quoted, UsageError } from "../../../world/index.js";
import type { ShownFigure } from "../../../../reports/html/index.js";
import { shellWord, visible } from "../../../../reports/text/index.js";
import { csvText } from "../../../../reports/views/index.js";

/** Where figures go where nothing else is asked for. */
const DEFAULT_FIGURES = "reports/runs/figures";

const NOTHING_MADE = "leave out one of them: nothing is made";

const NO_PICTURE = "leave out one of them: no picture is made";

const OPTIONS = {
  full: flag("the setting of the source"),
  seed: seedOption("run"),
  to: value("dir", path, `folder for the files (default: ${DEFAULT_FIGURES}; with --json none)`),
  "no-svg": flag("draw no charts", { pdf: NO_PICTURE, white: NO_PICTURE }),
  pdf: flag("also as PDF, printed by the Chromium or Chrome of this machine"),
  white: flag("black on white, whatever the reader's browser asks for"),
  list: flag("list the figures with their charts and make none", {
    full: NOTHING_MADE,
    seed: NOTHING_MADE,
    to: NOTHING_MADE,
    "no-svg": NOTHING_MADE,
    pdf: NOTHING_MADE,
    white: NOTHING_MADE,
  }),
  json: flag("print the figures as JSON, and nothing else"),
  quiet: flag("no progress, just the last lines"),
} as const;

export type FiguresOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Runs the published experiments and writes the numbers of every figure as JSON, with its setting, the lines of the " +
    "theory and how to draw it, its tables as CSV, the whole as one picture with its caption, and its charts, as SVG. The same seed gives the same numbers. Without --full a " +
    "smaller setting is run: fewer repetitions of the same networks.",
  argument: "a figure (marion2024/figure-2), or a source (marion2024); all where none is named",
  options: OPTIONS,
  examples: [
    "flatcheck figures --list",
    "flatcheck figures marion2024/figure-2 --seed 1 --to figures",
    "flatcheck figures mulayoff2020 --seed 1 --to figures --pdf --white",
  ],
  exits: { asExpected: "every figure was made" },
  run: ({ args, options, io }) => makeFigures(figures, args, options, io),
});

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
  const folder =
    options.json === true && options.to === undefined
      ? null
      : requiredPlace("figures", options.to, DEFAULT_FIGURES, io);
  if (folder !== null) for (const { id } of chosen) checkWritable(pathOf(folder, id, "json", io));
  const browser = options.pdf === true && folder !== null ? printer(io.env) : null;

  const made: MadeFigure[] = [];
  for (const [index, figure] of chosen.entries()) {
    const data = await run(figure, `${index + 1}/${chosen.length}`, seed, options, io);
    if (data === null) break;
    const whole = madeFigure(figure, data, seed, options.full === true);
    if (folder !== null) await store(folder, whole, { ...options, browser }, io);
    made.push(whole);
  }

  const complete = made.length === chosen.length;
  const again = commandLine(names, seed, options);
  if (options.json === true) io.stdout.write(asJson({ version, seed, complete, figures: made, again }));
  else {
    const lines = [
      ...made.map(({ id, title }) => `${visible(join(folder!, fileName(id, "json")))}  ${title}`),
      ...(complete ? [] : [`Interrupted: ${made.length} of ${chosen.length} figures made.`]),
      `Again:  ${again}`,
    ];
    io.stdout.write(`${lines.join("\n")}\n`);
  }
  return complete ? exitCodes.asExpected.code : exitCodes.interrupted.code;
}

/**
 * The figures of these sources as a page shows them, at their reduced settings; those that an interruption left time for.
 */
export async function figuresOf(sources: ReadonlySet<string>, seed: number, io: Io): Promise<ShownFigure[]> {
  const chosen = figures.filter(({ id }) => sources.has(id.slice(0, id.indexOf("/"))));
  const shown: ShownFigure[] = [];
  for (const [index, figure] of chosen.entries()) {
    const data = await run(figure, `${index + 1}/${chosen.length}`, seed, {}, io);
    if (data === null) break;
    const made = madeFigure(figure, data, seed, false);
    const { id, title } = made;
    // Loaded where it is needed: what draws is larger than all the rest.
    const { composedParts } = await import("../../../../reports/pictures/index.js");
    const tables = made.tables.map((table) => ({ name: table.name, rows: table.rows.length, csv: tableText(table) }));
    shown.push({ id, title, ...(await composedParts(made)), tables, command: commandLine([id], seed, {}) });
  }
  return shown;
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
  const { id, title, locus, shows, settings, charts } = figure;
  return {
    id,
    title,
    locus,
    shows,
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

/**
 * Writes the tables, the first under the name of the figure, its charts, and last the JSON: where it is, the figure is
 * whole. Nothing is written before everything is drawn.
 */
async function store(
  folder: string,
  figure: MadeFigure,
  options: FiguresOptions & { readonly browser: string | null },
  io: Io,
): Promise<void> {
  const pictures = options["no-svg"] === true ? [] : await picturesOf(figure, options.white === true);
  const { browser } = options;
  const printed = browser === null ? [] : [{ name: figure.id, pdf: await pdfOf(pictures[0]!.svg, browser) }];
  figure.tables.forEach((table, index) => {
    const name = index === 0 ? figure.id : `${figure.id}-${table.name}`;
    writeFile(pathOf(folder, name, "csv", io), tableText(table));
  });
  for (const { name, svg } of pictures) writeFile(pathOf(folder, name, "svg", io), svg);
  for (const { name, pdf } of printed) writeFile(pathOf(folder, name, "pdf", io), pdf);
  writeFile(pathOf(folder, figure.id, "json", io), asJson(figure));
}

/** The whole figure as one picture, and its charts one by one. */
async function picturesOf(figure: MadeFigure, isWhite: boolean): Promise<{ name: string; svg: string }[]> {
  const { figureSvg, onWhite } = await import("../../../../reports/pictures/index.js");
  const all = [{ name: figure.id, svg: await figureSvg(figure) }, ...(await drawn(figure))];
  return isWhite ? all.map(({ name, svg }) => ({ name, svg: onWhite(svg) })) : all;
}

/** The charts of a figure as SVG. */
async function drawn(figure: MadeFigure): Promise<{ name: string; svg: string }[]> {
  // Loaded where it is needed: what draws is larger than all the rest.
  const { chartSvg } = await import("../../../../reports/pictures/index.js");
  return Promise.all(
    figure.charts.map(async (chart) => ({
      name: pictureName(figure.id, chart.id),
      svg: await chartSvg(chart, figure),
    })),
  );
}

function pictureName(figure: string, chart: string): string {
  return `${figure}-${chart.replace(/[^a-z0-9]+/gi, "-")}`;
}

function tableText({ columns, rows }: Table): string {
  return csvText(
    columns.map(({ name }) => name),
    rows.map((row) => row.map((cell) => cell ?? "")),
  );
}

type Extension = "csv" | "json" | "svg" | "pdf";

function fileName(id: string, extension: Extension): string {
  return `${id.replaceAll("/", "-")}.${extension}`;
}

function pathOf(folder: string, id: string, extension: Extension, { cwd }: Io): string {
  return join(resolve(cwd, folder), fileName(id, extension));
}

/** The charts of a figure with the names of their files. */
function pictures({ id, charts }: Figure): { file: string; title: string }[] {
  return charts.map((chart) => ({ file: fileName(pictureName(id, chart.id), "svg"), title: chart.title }));
}

function listed(figure: Figure): Readonly<Record<string, unknown>> {
  const { id, title, locus, shows, settings } = figure;
  return { id, title, locus, shows, settings, charts: pictures(figure) };
}

/** A figure to a line, and below it its charts. */
function listText(chosen: readonly Figure[]): string {
  const rows = chosen.flatMap((figure) => [
    [figure.id, figure.title] as const,
    ...pictures(figure).map(({ file, title }) => [`  ${file}`, `  ${title}`] as const),
  ]);
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, title]) => `${name.padEnd(width)}  ${title}\n`).join("");
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The command that makes the same figures again. */
function commandLine(names: readonly string[], seed: number, options: FiguresOptions): string {
  const { full, to, json, quiet } = options;
  return [
    "npx flatcheck figures",
    ...names.map(shellWord),
    `--seed ${seed}`,
    ...(full === true ? ["--full"] : []),
    ...(to === undefined ? [] : [`--to ${shellWord(to)}`]),
    ...(json === true ? ["--json"] : []),
    ...(options["no-svg"] === true ? ["--no-svg"] : []),
    ...(options.pdf === true ? ["--pdf"] : []),
    ...(options.white === true ? ["--white"] : []),
    ...(quiet === true ? ["--quiet"] : []),
  ].join(" ");
}
