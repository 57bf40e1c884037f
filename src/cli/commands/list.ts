import { exitCodes } from "../words/exit-codes.js";
import type { ListOptions } from "../words/options.js";
import type { Claim } from "../../claim/index.js";
import { type Io, wantsColour } from "../../world/io.js";
import { byPaper } from "../../../reports/report/evidence.js";
import { displayWidth, shortened, table, tableWidth, wrap } from "../../../reports/text/columns.js";
import { coloured, plain } from "../../../reports/text/palette.js";
import { paperHeading } from "../../../reports/views/console.js";

/** `flatcheck list`: the catalogue, a line a claim; more of it as JSON. */
export function list(catalogue: readonly Claim[], options: ListOptions, { stdout, env }: Io): number {
  if (options.json === true) {
    stdout.write(`${JSON.stringify(catalogue.map(listed), null, 2)}\n`);
    return exitCodes.asExpected.code;
  }
  const palette = wantsColour(stdout, env) ? coloured : plain;
  const columns = [{ header: "claim" }, { header: "printed" }, { header: "title" }];
  for (const [paper, claims] of byPaper(catalogue)) {
    const untitled = claims.map(({ id, forms }) => [id.slice(paper.length + 1), forms[0]!.expected, ""]);
    const room = stdout.columns - (tableWidth(columns, untitled) - displayWidth("title"));
    const rows = untitled.map(([label, expected], i) => [label!, expected!, shortened(claims[i]!.title, room)]);
    const [header, ...body] = table(columns, rows, stdout.columns);
    const lines = [...wrap(paperHeading(paper), stdout.columns).map(palette.strong), palette.faint(header!), ...body];
    stdout.write(`${lines.join("\n")}\n\n`);
  }
  return exitCodes.asExpected.code;
}

function listed({ id, title, locus, kinds, forms }: Claim) {
  return { id, title, locus, kinds, forms: forms.map(({ name, expected }) => ({ form: name, expected })) };
}
