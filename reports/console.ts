import type { Claim } from "../src/claim/claim.js";
import { type Paper, papers } from "../src/claim/papers.js";
import { byPaper, evidence, formName, isExpected, tightness, totals } from "./evidence.js";
import { witnessLine } from "./instances.js";
import { type Column, hanging, table, wrap } from "./layout.js";
import { counted, rounded } from "./numbers.js";
import { type Palette, plain } from "./palette.js";
import type { ClaimReport, FormReport, Report } from "./schema.js";

export interface ConsoleOptions {
  readonly columns: number;
  /** Left out: no colours. */
  readonly palette?: Palette;
}

/** From this width on there is room for the titles of the claims. */
const WIDE = 120;

/**
 * The ledger on a terminal: per source a table of its forms, below it what shows that the refuted ones fail and what
 * went wrong. `claims` tell what holds instead of a refuted form; a claim that is not among them goes without.
 */
export function renderLedger(report: Report, claims: readonly Claim[], options: ConsoleOptions): string {
  const catalogue = new Map(claims.map((claim) => [claim.id, claim]));
  const sections = [...byPaper(report.claims)].map(([paper, group]) => paperLines(paper, group, catalogue, options));
  return sections.map((lines) => `${lines.join("\n")}\n\n`).join("");
}

/** The heading of a source: its folder and, where it is known, its title and year. */
export function paperHeading(key: string): string {
  const paper: Paper | undefined = papers.find((candidate) => candidate.key === key);
  return paper === undefined ? key : `${key} · ${paper.title} (${paper.year})`;
}

function paperLines(
  paper: string,
  claims: readonly ClaimReport[],
  catalogue: ReadonlyMap<string, Claim>,
  { columns, palette = plain }: ConsoleOptions,
): string[] {
  const forms = claims.flatMap((claim) => claim.forms.map((form, i) => ({ claim, form, first: i === 0 })));
  const wide = columns >= WIDE;
  const layout: Column[] = [
    { header: "claim" },
    ...(wide ? [{ header: "title", wraps: true }] : []),
    { header: "form" },
    {
      header: "verdict",
      paint: (text, row) => {
        const shown = forms[row]?.form;
        return shown === undefined ? text : palette[isExpected(shown) ? "good" : "bad"](text);
      },
    },
    { header: "evidence", wraps: true },
  ];
  const rows = forms.map(({ claim, form, first }) => [
    first ? claim.id.slice(paper.length + 1) : "",
    ...(wide ? [first ? claim.title : ""] : []),
    form.form,
    `${isExpected(form) ? "✓" : "✗"} ${form.verdict}`,
    [isExpected(form) ? "" : `expected ${form.expected}`, evidence(form), tightness(form)]
      .filter((part) => part !== "")
      .join(", "),
  ]);
  const [header, ...body] = table(layout, rows, columns);
  const notes = claims.flatMap((claim) => noteLines(claim, catalogue.get(claim.id), columns));
  return [
    ...wrap(paperHeading(paper), columns).map(palette.strong),
    palette.faint(header!),
    ...body,
    ...(notes.length === 0 ? [] : ["", ...notes]),
  ];
}

/** What was measured, what shows that the refuted forms fail, what holds instead, and on what evaluation threw. */
function noteLines(report: ClaimReport, claim: Claim | undefined, columns: number): string[] {
  const measured = report.forms.flatMap((form) =>
    form.conclusion === null ? [] : hanging(`${formName(report.id, form)}: `, form.conclusion.summary, columns),
  );
  const refuted = report.forms.flatMap((form) => witnessLines(report.id, form, claim, columns));
  const errors = report.errors.flatMap(({ message, index }) =>
    hanging(`${report.id} threw on case ${index}: `, message, columns),
  );
  return [...measured, ...refuted, ...errors];
}

function witnessLines(id: string, form: FormReport, claim: Claim | undefined, columns: number): string[] {
  if (form.witness === null) return [];
  const instead = form.form === "printed" ? claim?.erratum?.instead : undefined;
  return [
    ...hanging("", `${formName(id, form)} fails: ${form.witness.relation}`, columns),
    ...hanging("  smallest counterexample: ", witnessLine(form, form.witness), columns),
    ...(instead === undefined ? [] : hanging("  what holds instead: ", instead, columns)),
  ];
}

/** The last words of a run: what was judged, whether as expected, and in what time. */
export function renderSummary(report: Report, { columns, palette = plain }: ConsoleOptions): string {
  const { claims, forms, unexpected } = totals(report);
  const { seconds, complete, selected, shard } = report.run;
  const expected = `${forms - unexpected.length} as expected, ${unexpected.length} not`;
  const paint = unexpected.length === 0 && complete ? palette.good : palette.bad;
  const head = `${counted(claims, "claim")}, ${counted(forms, "form")}: ${expected} (${rounded(seconds)} s)`;
  const lines = wrap(head, columns).map(paint);
  if (!complete) {
    lines.push(...wrap(`Interrupted: ${claims} of ${counted(selected.length, "claim")} reached.`, columns));
  }
  if (shard !== null) {
    lines.push(...wrap(`Shard ${shard.index} of ${shard.of}: the verdicts are those of its cases alone.`, columns));
  }
  if (unexpected.length > 0) lines.push(...hanging("Not as expected: ", unexpected.join(", "), columns));
  return `${lines.join("\n")}\n`;
}
