import { defineCommand, flag, type OptionValues } from "../words/command.js";
import { exitCodes } from "../words/exit-codes.js";
import { OWN_CLAIMS } from "../words/shared-options.js";
import type { Catalogue, ClaimSummary } from "../../catalogue/index.js";
import { type Io, wantsColour } from "../../world/index.js";
import {
  byPaper,
  coloured,
  displayWidth,
  paperHeading,
  plain,
  shortened,
  sourceOf,
  table,
  tableWidth,
  wrap,
} from "../../../reports/text/index.js";

const OPTIONS = { ...OWN_CLAIMS, json: flag("as JSON") } as const;

export type ListOptions = OptionValues<typeof OPTIONS>;

export const command = defineCommand({
  description:
    "Lists every claim of every source with the verdict that is expected of it as printed, and its title. As JSON also " +
    "with its place, its kinds, and its other forms.",
  argument: null,
  options: OPTIONS,
  examples: ["flatcheck list", "flatcheck list --claims my-claims.mjs"],
  run: ({ options, io, catalogue }) => list(catalogue, options, io),
});

/** `flatcheck list`: the catalogue, a line a claim; more of it as JSON. */
export async function list(catalogue: Catalogue, options: ListOptions, { stdout, env }: Io): Promise<number> {
  const summaries = await catalogue.summaries();
  if (options.json === true) {
    stdout.write(`${JSON.stringify(summaries.map(listed), null, 2)}\n`);
    return exitCodes.asExpected.code;
  }
  const palette = wantsColour(stdout, env) ? coloured : plain;
  const columns = [{ header: "claim" }, { header: "printed" }, { header: "title" }];
  for (const [paper, claims] of byPaper(summaries)) {
    const untitled = claims.map(({ id, forms }) => [id.slice(paper.length + 1), forms[0]!.expected, ""]);
    const room = stdout.columns - (tableWidth(columns, untitled) - displayWidth("title"));
    const rows = untitled.map(([label, expected], i) => [label!, expected!, shortened(claims[i]!.title, room)]);
    const [header, ...body] = table(columns, rows, stdout.columns);
    const heading = wrap(paperHeading(paper, sourceOf(paper, claims)), stdout.columns);
    const lines = [...heading.map(palette.strong), palette.faint(header!), ...body];
    stdout.write(`${lines.join("\n")}\n\n`);
  }
  return exitCodes.asExpected.code;
}

function listed({ id, title, locus, kinds, forms }: ClaimSummary) {
  return { id, title, locus, kinds, forms };
}
