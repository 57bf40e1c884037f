import type { Report } from "../report/schema.js";
import { visible } from "../text/visible.js";

const COLUMNS = [
  "claim",
  "form",
  "expected",
  "verdict",
  "certified",
  "cases",
  "relation",
  "sense",
  "holds",
  "refuted",
  "undecided",
  "rigorous",
  "minMargin",
  "tightest",
  "width",
  "ties",
] as const;

/**
 * A run as a table (RFC 4180): one row for every relation of every form; a form without relations, such as a law, has
 * one row that leaves them empty. Numbers are those of report.json, word for word.
 */
export function renderCsv(report: Report): string {
  const rows = report.claims.flatMap(({ id, forms }) =>
    forms.flatMap(({ form, expected, verdict, certified, cases, relations }) => {
      const own = [id, form, expected, verdict, certified, cases];
      if (relations.length === 0) return [[...own, ...Array.from({ length: COLUMNS.length - own.length }, () => "")]];
      return relations.map(
        ({ name, sense, holds, refuted, undecided, rigorous, minMargin, tightest, width, ties = 0 }) => {
          const numbers = [minMargin?.value ?? "", tightest?.value ?? "", sense === "identity" ? width : ""];
          return [...own, name, sense, holds, refuted, undecided, rigorous, ...numbers, ties];
        },
      );
    }),
  );
  return csvText(COLUMNS, rows);
}

/**
 * A table as CSV, lines ended as the RFC asks. Numbers, and decimals in strings, are written as they are; a text that a
 * spreadsheet would take for a formula has an apostrophe before it, and characters that no eye sees are spelt out.
 */
export function csvText(columns: readonly string[], rows: readonly (readonly (string | number | boolean)[])[]): string {
  return [columns, ...rows].map((row) => `${row.map((value) => field(value)).join(",")}\r\n`).join("");
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Infinity)$/i;

/** What spreadsheets begin a formula with, the wide forms of some of them included. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

function field(value: string | number | boolean): string {
  const text = String(value);
  if (typeof value !== "string" || NUMBER.test(text)) return text;
  const seen = visible(FORMULA.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text);
  return /[",]/.test(seen) ? `"${seen.replace(/"/g, '""')}"` : seen;
}
