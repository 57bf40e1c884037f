import type { Report } from "../report/schema.js";
import { cell, markdownTable } from "../text/markdown-text.js";
import { counted } from "../text/numbers.js";
import { sourceOf } from "../text/sources.js";
import type { Statement } from "../../src/catalogue/index.js";
import { type Claim, paperOf } from "../../src/claim/index.js";

/** The statements of sources, by their keys. */
export type Statements = ReadonlyMap<string, readonly Statement[]>;

/** The page of a ledger that lists the statements of its sources. */
export const STATEMENTS_PAGE = "statements.md";

/** Those of the sources of these claims. */
export function statementsFor(claims: readonly Pick<Claim, "id">[], statements: Statements): Statements {
  const keys = new Set(claims.map(({ id }) => paperOf(id)));
  return new Map([...statements].filter(([key]) => keys.has(key)));
}

/**
 * Every statement of the sources in its order, with the claims that check it and their verdicts, or why none does.
 * @param pageOf the file with the claims of a source
 */
export function statementsPage(
  report: Report,
  claims: readonly Claim[],
  statements: Statements,
  pageOf: (key: string) => string,
): string {
  const verdicts = new Map(report.claims.map(({ id, forms }) => [id, forms[0]!.verdict]));
  const coverage = ({ claims: ids, omitted }: Statement): string =>
    [
      ids
        .map((id) => `[${cell(id.slice(id.indexOf("/") + 1))}](${pageOf(paperOf(id))})${verdictOf(id, verdicts)}`)
        .join(", "),
      omitted === undefined ? "" : `*${ids.length === 0 ? "left out" : "left out besides"}*: ${cell(omitted)}`,
    ]
      .filter((part) => part !== "")
      .join("<br>");
  const parts = [...statements].flatMap(([key, list]) => {
    const source = sourceOf(key, claims);
    const sections = [...new Set(list.map(({ section }) => section))].map((section) => {
      const rows = list.filter((one) => one.section === section);
      const table = rows.map((one) => [cell(one.place), cell(one.says), coverage(one)]);
      return `### ${section}\n\n${markdownTable(["place", "statement", "checked by"], table)}`;
    });
    return [`## ${key}`, ...(source === undefined ? [] : [`*${source.title}*. ${coverageOf(list)}`]), ...sections];
  });
  const blocks = [
    "# Statements",
    "What the sources assert, from their first line to their last, with the claims that check it and the verdict on what is " +
      "printed, or the reason why none does. How to read the verdicts: [README.md](README.md).",
    ...parts,
  ];
  return `${blocks.join("\n\n")}\n`;
}

function verdictOf(id: string, verdicts: ReadonlyMap<string, string>): string {
  const verdict = verdicts.get(id);
  return verdict === undefined ? "" : ` ${verdict}`;
}

/** How many statements are checked, in part, and not. */
function coverageOf(list: readonly Statement[]): string {
  const checked = list.filter(({ claims }) => claims.length > 0);
  const partly = checked.filter(({ omitted }) => omitted !== undefined).length;
  return `${counted(list.length, "row")}: ${checked.length - partly} checked, ${partly} in part, ${list.length - checked.length} left out.`;
}
