import { basename, dirname, join, resolve } from "node:path";
import type { Claim } from "../claim/claim.js";
import { verifyCommand } from "../../reports/command.js";
import { renderCsv } from "../../reports/csv.js";
import { renderHtml } from "../../reports/html/page.js";
import { renderJunit } from "../../reports/junit.js";
import { renderMarkdown } from "../../reports/markdown.js";
import type { Report } from "../../reports/schema.js";
import { exitCodes } from "./exit-codes.js";
import { UsageError } from "./failures.js";
import type { Io } from "./io.js";
import { DEFAULT_OUT, type ReportFormat, type ReportOptions } from "./options.js";
import { readAblation, readReport } from "./stored-report.js";
import { checkWritable, writeFile } from "./write-file.js";

interface Format {
  /** Of the file beside the report. */
  readonly extension: string;
  readonly render: (report: Report, catalogue: readonly Claim[], io: Io) => string;
}

/** What a stored run can be turned into. */
const FORMATS: Readonly<Record<ReportFormat, Format>> = {
  html: { extension: "html", render: page },
  markdown: {
    extension: "md",
    render: (report, catalogue) => renderMarkdown(report, catalogue, verifyCommand(report, idsOf(catalogue))),
  },
  junit: { extension: "xml", render: renderJunit },
  csv: { extension: "csv", render: renderCsv },
};

/** The page of a run, with what is on record of the assumptions. @throws UsageError where that cannot be read */
export function page(report: Report, catalogue: readonly Claim[], io: Io): string {
  return renderHtml(report, catalogue, readAblation(io));
}

/** `flatcheck report`: renders stored runs, each beside its report. @throws UsageError, OutputError */
export function report(
  catalogue: readonly Claim[],
  files: readonly string[],
  { format = "html", to }: ReportOptions,
  io: Io,
): number {
  const sources = files.length === 0 ? [join(DEFAULT_OUT, "report.json")] : files;
  if (to !== undefined && sources.length > 1) {
    throw new UsageError({
      where: "--to",
      expected: "one report",
      got: `${sources.length}`,
      remedy: "leave out --to: each is then rendered beside its report",
    });
  }
  const { extension, render } = FORMATS[format];
  const works = sources.map((source) => {
    const target = to ?? join(dirname(source), `${basename(source).replace(/\.json$/, "")}.${extension}`);
    return { stored: readReport(source, io.cwd), target };
  });
  for (const { target } of works) checkWritable(resolve(io.cwd, target));
  for (const { stored, target } of works) {
    writeFile(resolve(io.cwd, target), render(stored, catalogue, io));
    // What is written to the terminal itself is not to be followed by a line about it.
    if (!target.startsWith("/dev/")) io.stdout.write(`Written: ${target}\n`);
  }
  return exitCodes.asExpected.code;
}

function idsOf(catalogue: readonly Claim[]): string[] {
  return catalogue.map(({ id }) => id);
}
