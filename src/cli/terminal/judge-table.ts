import type { JudgedOperation } from "../../programs/index.js";
import { UsageError } from "../../world/index.js";
import { displayWidth } from "../../../reports/text/index.js";

/** Between these lines of a page stands the table of the largest errors. */
const [BEGIN, END] = ["<!-- largest errors -->", "<!-- end of largest errors -->"];

const BETWEEN = new RegExp(`(?<=^${BEGIN}\\n)[^]*?(?=^${END}$)`, "m");

/** The largest errors of programs: a column for each, by its name, with what is said of each operation. */
export type ErrorTable = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The table of a page. @param where the page, for complaints @throws UsageError where the page has no place for it */
export function errorTable(page: string, where: string): ErrorTable {
  const [found] = BETWEEN.exec(page) ?? [];
  if (found === undefined) {
    throw new UsageError({
      where,
      expected: `a page with the line ${BEGIN}, and ${END} below it`,
      got: "none",
      remedy: "write both where the table is to stand",
    });
  }
  const [header = [], , ...rows] = found.split("\n").filter((line) => line.startsWith("|")).map(cellsOf); // prettier-ignore
  return new Map(
    header.slice(1).map((name, k) => {
      const column = rows.flatMap(([operation = "", ...cells]): [string, string][] => {
        const cell = cells[k] ?? "";
        return cell === "" ? [] : [[operation.replaceAll("`", ""), cell]];
      });
      return [name, new Map(column)];
    }),
  );
}

function cellsOf(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** The page with this table in place of its own, the operations in the order of their names. */
export function withErrorTable(page: string, table: ErrorTable): string {
  const operations = [...new Set([...table.values()].flatMap((column) => [...column.keys()]))].sort();
  const rows = [
    ["operation", ...table.keys()],
    ...operations.map((name) => [`\`${name}\``, ...[...table.values()].map((column) => column.get(name) ?? "")]),
  ];
  const widths = rows[0]!.map((_, k) => Math.max(3, ...rows.map((row) => displayWidth(row[k]!))));
  const [header, ...body] = rows.map((row) => lineOf(row, widths, " "));
  const rule = lineOf(widths.map(() => ""), widths, "-"); // prettier-ignore
  return page.replace(BETWEEN, () => `\n${[header, rule, ...body].join("\n")}\n\n`);
}

/** Padded as prettier pads them. */
function lineOf(cells: readonly string[], widths: readonly number[], by: string): string {
  return `| ${cells.map((cell, k) => cell + by.repeat(widths[k]! - displayWidth(cell))).join(" | ")} |`;
}

/** The table with the column of a program, in place of one of the same program in whatever version. */
export function withProgram(table: ErrorTable, name: string, functions: readonly JudgedOperation[]): ErrorTable {
  const [heading, column] = [name.replace(/\s+/g, " ").replace(/[\\|`]/g, "\\$&"), columnOf(functions)];
  const columns = [...table].map(([other, old]): [string, ReadonlyMap<string, string>] =>
    unversioned(other) === unversioned(heading) ? [heading, column] : [other, old],
  );
  return new Map(columns.some(([known]) => known === heading) ? columns : [...columns, [heading, column]]);
}

function unversioned(name: string): string {
  return name.replace(/\s*\d[\w.+-]*/g, "");
}

function columnOf(functions: readonly JudgedOperation[]): ReadonlyMap<string, string> {
  return new Map(functions.filter(({ cases }) => cases > 0).map((one) => [one.operation, cellOf(one)]));
}

/** What is said of an operation: how many departed, else the largest error in both measures. */
function cellOf({ cases, departures, whole, worst: { ulps, units } }: JudgedOperation): string {
  if (departures > 0) return `**${departures} of ${cases}${whole ? "" : "+"}**`;
  if (ulps === null || units === null) return "0";
  return `${ulps.certified ? "" : "≈"}${few(ulps.value)} (${few(units.value)})`;
}

/** A number in as few letters as tell its size: 0.019, 5.4, 2930, 3.0e8. */
function few(x: number): string {
  if (x >= 1e6) return x.toExponential(1).replace("e+", "e");
  return String(x < 100 ? Number(x.toPrecision(2)) : Math.round(x));
}
