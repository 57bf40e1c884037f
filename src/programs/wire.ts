import { type Answer as Given, type ByKind, mapOperands, type Question, type Rows } from "../foreign/index.js";
import type { Layout, WrittenList, WrittenNumber, WrittenValue } from "./messages.js";

/** The line that asks a question. */
export function requestLine(id: number, { operation, operands }: Question, layout: Layout): string {
  const texts = mapOperands(operation, operands, writers(layout));
  return `{"id":${id},"operation":"${operation}","operands":${listText(texts)}}\n`;
}

function writers(layout: Layout): ByKind {
  const matrix = (rows: Rows): Written => {
    if (layout === "rows") return new Written(listText(rows.map((row) => listText(row.map(real)))));
    return new Written(`{"rows":${rows.length},"cols":${rows[0]!.length},"data":${listText(rows.flat().map(real))}}`);
  };
  return {
    quantity: (x: number) => new Written(real(x)),
    matrix,
    number: (x: number) => new Written(String(x)),
    origin: (places: unknown) => new Written(JSON.stringify(places)),
  };
}

/** A piece of JSON that is written already. */
class Written {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

function listText(parts: readonly unknown[]): string {
  return `[${parts.map(textOf).join(",")}]`;
}

function textOf(part: unknown): string {
  if (Array.isArray(part)) return listText(part);
  if (typeof part !== "object" || part === null || part instanceof Written) return String(part);
  return `{${Object.entries(part)
    .map(([name, each]) => `"${name}":${textOf(each)}`)
    .join(",")}}`;
}

/** A double that no language takes for an integer: 3 is written 3.0. */
function real(x: number): string {
  const text = String(x);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/**
 * What a program gave, as a number or as rows: the ways in which it can be read. A number stands for a matrix of one
 * entry, and the other way round, and a list for a matrix of one row or of one column, since several languages do not
 * tell them apart.
 */
export function valuesOf(written: WrittenValue, kind: "quantity" | "matrix"): Given[] {
  const wrong = misfit(written);
  if (wrong !== null) return [{ fault: wrong }];
  const rows = rowsOf(written);
  const [first = []] = rows;
  const isSingle = rows.length === 1 && first.length === 1;
  if (kind === "quantity" && isSingle) return [{ value: first[0]! }];
  const isFlat = Array.isArray(written) && !written.some(Array.isArray) && !isSingle;
  return [{ value: rows }, ...(isFlat ? [{ value: first.map((x) => [x]) }] : [])];
}

/** What is wrong with a matrix whose size and entries do not fit, or that has none. Sizes are believed no further. */
function misfit(written: WrittenValue): string | null {
  if (typeof written !== "object" || written === null || !("rows" in written)) return null;
  const { rows, cols, data } = written;
  const { length } = listOf(data);
  return length > 0 && length === rows * cols ? null : `gives ${rows}×${cols} with ${counted(length)}`;
}

function counted(entries: number): string {
  return entries === 1 ? "1 entry" : `${entries} entries`;
}

function rowsOf(written: WrittenValue): number[][] {
  if (typeof written !== "object" || written === null) return [[numberOf(written)]];
  if (!("rows" in written)) {
    return written.some(isList) ? written.map((row) => listOf(row)) : [listOf(written as readonly WrittenNumber[])];
  }
  const { rows, cols, data } = written;
  const entries = listOf(data);
  return Array.from({ length: rows }, (_, i) => entries.slice(i * cols, (i + 1) * cols));
}

function isList(x: WrittenList): x is readonly WrittenNumber[] {
  return Array.isArray(x);
}

function listOf(x: WrittenList): number[] {
  return isList(x) ? x.map(numberOf) : [numberOf(x)];
}

function numberOf(x: WrittenNumber): number {
  if (typeof x === "number") return x;
  return x === null ? NaN : Number(x.replace(/Inf$/, "Infinity"));
}
