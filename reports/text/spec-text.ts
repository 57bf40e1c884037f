import type { Certificate, ListSpec, Spec } from "../../src/claim/index.js";
import { asWritten, type Direction } from "../../src/claim/words/index.js";
import { apart, entry } from "./numbers.js";

/** A spec in one line: `m = 2, widths 2→1→2, A = [1 0; 0 1], W = ([2], [3])`. Empty parts are left out. */
export function specLine({ sizes, widths, choices, reals, lists }: Spec): string {
  const parts = [
    ...Object.entries(sizes).map(([name, value]) => `${name} = ${value}`),
    ...(widths.length === 0 ? [] : [`widths ${widths.join("→")}`]),
    ...Object.entries(choices).map(([name, value]) => `${name} = ${value}`),
    ...Object.entries(reals).map(([name, value]) => `${name} = ${entry(value)}`),
    ...Object.entries(lists).map(([name, list]) => `${name} ${listText(list)}`),
  ];
  return parts.join(", ");
}

/** An instance, and the two sides that should have been in order on it. */
export function refutationLine({
  direction,
  spec,
  lhs,
  rhs,
}: {
  readonly direction: Direction;
  readonly spec: Spec;
  readonly lhs: number;
  readonly rhs: number;
}): string {
  return `${specLine(spec)}: ${sides(direction, lhs, rhs)}`;
}

/** The enclosures of both sides, in the order in which the relation is written. */
export function certificateLine(direction: Direction, { lhs, rhs, bits }: Certificate): string {
  const [left, right] = asWritten({ direction, lhs, rhs });
  const side = ([low, high]: Certificate["lhs"]): string => (low === high ? low : `[${low}, ${high}]`);
  return `left side ${side(left)}, right side ${side(right)}, by intervals of ${bits} bits`;
}

/** The sign between two sides that fail to be in this order. */
export const failing: Readonly<Record<Direction, string>> = { "≤": ">", "≥": "<", "=": "≠" };

/** The smaller side of a bound over the larger one, by the sides as the bound is written. */
export function quotientText(direction: Direction = "≤"): string {
  return direction === "≥" ? "rhs/lhs" : "lhs/rhs";
}

/** Two sides that should have been in order, as the relation is written. */
export function sides(direction: Direction, lhs: number, rhs: number): string {
  const [left, right] = apart(...asWritten({ direction, lhs, rhs }));
  return `${left} ${failing[direction]} ${right}`;
}

function listText(list: ListSpec): string {
  if ("law" in list) return `~ ${list.law} (seed ${list.seed})`;
  const matrices = list.entries.map((rows) => matrixText(rows));
  return `= ${matrices.length === 1 ? matrices[0]! : `(${matrices.join(", ")})`}`;
}

/** A matrix as the ledger prints it: `[1 0; 0 1]`, its entries as they are said. */
export function matrixText(rows: readonly (readonly number[])[], said: (x: number) => string = entry): string {
  return `[${rows.map((row) => row.map(said).join(" ")).join("; ")}]`;
}
