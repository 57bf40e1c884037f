import type { Certificate, ListSpec, Relation, Spec } from "../../src/claim/index.js";
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
  sense,
  spec,
  lhs,
  rhs,
}: {
  readonly sense: Relation["sense"];
  readonly spec: Spec;
  readonly lhs: number;
  readonly rhs: number;
}): string {
  return `${specLine(spec)}: ${sides(sense, lhs, rhs)}`;
}

/** The enclosures of both sides. */
export function certificateLine({ lhs, rhs, bits }: Certificate): string {
  const side = ([low, high]: Certificate["lhs"]): string => (low === high ? low : `[${low}, ${high}]`);
  return `left side ${side(lhs)}, right side ${side(rhs)}, by intervals of ${bits} bits`;
}

export const signs: Readonly<Record<Relation["sense"], string>> = { bound: ">", identity: "≠" };

/** Two sides that should have been in order. */
export function sides(sense: Relation["sense"], lhs: number, rhs: number): string {
  const [left, right] = apart(lhs, rhs);
  return `${left} ${signs[sense]} ${right}`;
}

function listText(list: ListSpec): string {
  if ("law" in list) return `~ ${list.law} (seed ${list.seed})`;
  const matrices = list.entries.map(matrixText);
  return `= ${matrices.length === 1 ? matrices[0]! : `(${matrices.join(", ")})`}`;
}

/** A matrix as the ledger prints it: `[1 0; 0 1]`. */
export function matrixText(rows: readonly (readonly number[])[]): string {
  return `[${rows.map((row) => row.map(entry).join(" ")).join("; ")}]`;
}
