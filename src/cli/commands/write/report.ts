import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { currentProofs } from "../../proofs/proof-record.js";
import { tellContradictions } from "../../terminal/faults.js";
import { defineCommand, flag, type OptionValues, value } from "../../words/command.js";
import { exitCodes } from "../../words/exit-codes.js";
import { labFor } from "../../words/built-lab.js";
import { placesFrom } from "../../words/page-places.js";
import { requiredPlace } from "../../words/places.js";
import { DEFAULT_OUT, OWN_CLAIMS } from "../../words/shared-options.js";
import { oneOf, path } from "../../words/values.js";
import type { Catalogue } from "../../../catalogue/index.js";
import type { Claim } from "../../../claim/index.js";
import { checkWritable, readAblation, readProofs, readReport, writeFile } from "../../../store/index.js";
import { type Io, UsageError, wantsColour } from "../../../world/index.js";
import { renderHtml, type ShownFigure } from "../../../../reports/html/index.js";
import {
  lostWitnesses,
  type Report,
  reportJsonSchema,
  reportText,
  totals,
  verifyCommand,
} from "../../../../reports/report/index.js";
import { byPaper, coloured, plain, visible } from "../../../../reports/text/index.js";
import {
  renderCsv,
  renderJunit,
  renderMarkdown,
  renderSummary,
  renderSummaryMarkdown,
} from "../../../../reports/views/index.js";
import { mergeShards } from "./merge.js";

/** What a stored run can be rendered as. */
const REPORT_FORMATS = ["html", "markdown", "summary", "junit", "csv"] as const;

type ReportFormat = (typeof REPORT_FORMATS)[number];

const OPTIONS = {
  format: value("name", oneOf(REPORT_FORMATS), `${REPORT_FORMATS.join(", ")} (default: html)`),
  to: value("path", path, `write it there, with one report; with --merge the folder (default: ${DEFAULT_OUT})`),
  "with-figures": flag("also make the figures of the sources, smaller than theirs, and show them on the page"),
  "no-lab": flag("leave the laboratory out of the page"),
  merge: flag("join the shards of one run, and render the whole"),
  schema: flag("print the JSON Schema of report.json, and nothing else", {
    "with-figures": "ask for one thing at a time",
    "no-lab": "ask for one thing at a time",
    merge: "ask for one thing at a time",
    format: "ask for one thing at a time",
    to: "redirect the output",
  }),
  ...OWN_CLAIMS,
} as const;

export type ReportOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Renders stored runs, each beside its report.json: as a page for the browser that needs no network, as the ledger in " +
    "Markdown, as a summary for the page of a build server, as JUnit XML, or as a table. With --merge the reports of all " +
    "shards of a run become the report of the whole run first, in the folder of --to.",
  argument: `files of reports (default: ${DEFAULT_OUT}/report.json)`,
  options: OPTIONS,
  examples: [
    "flatcheck report",
    "flatcheck report --no-lab --to page/index.html",
    "flatcheck report runs/nightly/report.json --format csv --to nightly.csv",
    "flatcheck report --merge shard-1/report.json shard-2/report.json --to whole",
  ],
  exits: { asExpected: "rendered", unexpected: "with --merge: some verdict of the whole run not as expected" },
  run: ({ args, options, io, catalogue }) => report(catalogue, args, options, io),
});

interface Format {
  /** Of the file beside the report. */
  readonly extension: string;
  readonly render: (report: Report, claims: readonly Claim[], around: Surroundings) => string;
}

/** What a rendering knows besides the run. */
interface Surroundings {
  readonly ids: Catalogue["ids"];
  readonly io: Io;
  readonly target: string;
  readonly figures?: readonly ShownFigure[];
  /** Whether the page takes the laboratory in, where one was built. */
  readonly withLab?: boolean;
}

/** A file to be written. */
interface Work {
  readonly target: string;
  readonly text: string;
}

/** What a stored run can be turned into. */
const FORMATS: Readonly<Record<ReportFormat, Format>> = {
  html: { extension: "html", render: page },
  markdown: {
    extension: "md",
    render: (report, claims, { ids }) => renderMarkdown(report, claims, verifyCommand(report, ids)),
  },
  summary: { extension: "summary.md", render: renderSummaryMarkdown },
  junit: { extension: "xml", render: renderJunit },
  csv: { extension: "csv", render: renderCsv },
};

/**
 * The page of a run, with what is on record of the assumptions, and with the laboratory.
 * @param target where it will lie, from where its links lead
 * @throws UsageError where that record cannot be read
 */
export function page(
  report: Report,
  claims: readonly Claim[],
  { ids, io, target, figures = [], withLab = true }: Surroundings,
): string {
  // A claim that is none of the catalogue's has no text on the page.
  const known = withLab
    ? labFor(
        report.claims.map(({ id }) => id).filter((id) => claims.some((one) => one.id === id)),
        io,
      )
    : null;
  return renderHtml(report, claims, {
    ablation: readAblation(io),
    figures,
    ids,
    places: placesFrom(target, io),
    lab: known,
  });
}

/** `flatcheck report`: renders stored runs, each beside its report. @throws UsageError, OutputError */
export async function report(
  catalogue: Catalogue,
  files: readonly string[],
  options: ReportOptions,
  io: Io,
): Promise<number> {
  if (options.schema === true) {
    if (files.length > 0) {
      throw new UsageError({ where: "--schema", expected: "no report beside it", got: files.join(" ") });
    }
    io.stdout.write(reportJsonSchema());
    return exitCodes.asExpected.code;
  }
  if (options["with-figures"] === true && (options.format ?? "html") !== "html") {
    throw new UsageError({ where: "--with-figures", expected: "--format html", got: String(options.format) });
  }
  if (options["no-lab"] === true && (options.format ?? "html") !== "html") {
    throw new UsageError({ where: "--no-lab", expected: "--format html", got: String(options.format) });
  }
  if (options.merge === true) return merged(catalogue, files, options, io);
  const { format = "html", to } = options;
  const sources = files.length === 0 ? [join(DEFAULT_OUT, "report.json")] : files;
  if (to !== undefined && sources.length > 1) {
    throw new UsageError({
      where: "--to",
      expected: "one report",
      got: `${sources.length}`,
      remedy: "leave out --to: each is then rendered beside its report",
    });
  }
  // Every report is read before anything is written.
  const reports = sources.map((source) => ({ stored: stored(source, io), target: to ?? rendered(source, format) }));
  const works = [];
  for (const one of reports)
    works.push({ target: one.target, text: await text(one.stored, one.target, catalogue, options, io) });
  write(works, io);
  return io.signal.aborted ? exitCodes.interrupted.code : exitCodes.asExpected.code;
}

/** The figures of its sources. What makes them is loaded where they are asked for. */
async function figuresFor({ claims, run }: Report, io: Io): Promise<ShownFigure[]> {
  const { figuresOf } = await import("./figures.js");
  return figuresOf(new Set(byPaper(claims).keys()), run.seed, io);
}

/** A report in the format that was asked for. */
async function text(
  of: Report,
  target: string,
  catalogue: Catalogue,
  { format = "html", "with-figures": withFigures, "no-lab": noLab }: ReportOptions,
  io: Io,
): Promise<string> {
  const figures = withFigures === true ? await figuresFor(of, io) : [];
  return FORMATS[format].render(of, await claimsOf(of, catalogue), {
    ids: catalogue.ids,
    io,
    target,
    figures,
    withLab: noLab !== true,
  });
}

/** Joins shards, stores the report of the whole run, and renders it beside. */
async function merged(catalogue: Catalogue, files: readonly string[], options: ReportOptions, io: Io): Promise<number> {
  const { format = "html" } = options;
  const to = requiredPlace("--merge", options.to, DEFAULT_OUT, io);
  const shards = files.map((file) => ({ file, report: stored(file, io) }));
  const claims = await catalogue.load([
    ...new Set(shards.flatMap(({ report: { claims } }) => claims.map(({ id }) => id))),
  ]);
  const whole = mergeShards(shards, claims, currentProofs(readProofs(io), claims).record);
  const target = join(to, "report.json");
  const at = rendered(target, format);
  const view = { target: at, text: await text(whole, at, catalogue, options, io) };
  write([{ target, text: reportText(whole) }, view], io);
  const { stdout, env } = io;
  stdout.write(
    renderSummary(whole, claims, { columns: stdout.columns, palette: wantsColour(stdout, env) ? coloured : plain }),
  );
  const contradictions = whole.claims.flatMap((claim) => claim.contradictions ?? []);
  tellContradictions(contradictions, join(dirname(to), basename(to), "faults"), io);
  if (contradictions.length > 0) return exitCodes.fault.code;
  const good = totals(whole).unexpected.length + lostWitnesses(whole).length === 0;
  return good ? exitCodes.asExpected.code : exitCodes.unexpected.code;
}

/** The file of this format beside a report. */
function rendered(source: string, format: ReportFormat): string {
  return join(dirname(source), `${basename(source).replace(/\.json$/, "")}.${FORMATS[format].extension}`);
}

/** @throws UsageError; where nothing was ever run, it says what to do first */
function stored(source: string, io: Io): Report {
  if (source === join(DEFAULT_OUT, "report.json") && !existsSync(resolve(io.cwd, source))) {
    throw new UsageError({
      where: source,
      expected: "the report of a run",
      got: "no such file",
      remedy: `run flatcheck verify --out ${DEFAULT_OUT} first, or name a report`,
    });
  }
  return readReport(source, io.cwd);
}

/** All files or, where one of them cannot be written, none. @throws OutputError */
function write(works: readonly Work[], { cwd, stdout }: Io): void {
  for (const { target } of works) checkWritable(resolve(cwd, target));
  for (const { target, text } of works) {
    writeFile(resolve(cwd, target), text);
    // What is written to the terminal itself is not to be followed by a line about it.
    if (!target.startsWith("/dev/")) stdout.write(`Written: ${visible(target)}\n`);
  }
}

/** The claims of a report, as far as there are. */
function claimsOf({ claims }: Report, catalogue: Catalogue): Promise<readonly Claim[]> {
  return catalogue.load(claims.map(({ id }) => id));
}
