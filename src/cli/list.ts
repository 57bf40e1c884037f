import type { Claim } from "../claim/claim.js";
import { paperHeading } from "../../reports/console.js";
import { byPaper } from "../../reports/evidence.js";
import { table, wrap } from "../../reports/layout.js";
import { coloured, plain } from "../../reports/palette.js";
import { exitCodes } from "./exit-codes.js";
import { type Io, wantsColour } from "./io.js";
import type { ListOptions } from "./options.js";

/** `flatcheck list`: the catalogue. */
export function list(catalogue: readonly Claim[], options: ListOptions, { stdout, env }: Io): number {
  if (options.json === true) {
    stdout.write(`${JSON.stringify(catalogue.map(listed), null, 2)}\n`);
    return exitCodes.asExpected.code;
  }
  const palette = wantsColour(stdout, env) ? coloured : plain;
  const columns = [
    { header: "claim" },
    { header: "kinds", wraps: true },
    { header: "expected", wraps: true },
    { header: "title", wraps: true },
  ];
  for (const [paper, claims] of byPaper(catalogue)) {
    const rows = claims.map((claim) => [claim.id, claim.kinds.join(", "), expectedText(claim), claim.title]);
    const [header, ...body] = table(columns, rows, stdout.columns);
    const lines = [...wrap(paperHeading(paper), stdout.columns).map(palette.strong), palette.faint(header!), ...body];
    stdout.write(`${lines.join("\n")}\n\n`);
  }
  return exitCodes.asExpected.code;
}

function listed({ id, title, locus, kinds, forms }: Claim) {
  return { id, title, locus, kinds, forms: forms.map(({ name, expected }) => ({ form: name, expected })) };
}

/** `holds`, or `refuted; corrected holds`. */
function expectedText({ forms }: Claim): string {
  return forms.map(({ name, expected }) => (name === "printed" ? expected : `${name} ${expected}`)).join("; ");
}
