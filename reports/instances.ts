import type { Relation } from "../src/claim/relation.js";
import type { ListSpec, Spec } from "../src/claim/spec.js";
import { apart, entry } from "./numbers.js";
import type { FormReport, WitnessReport } from "./schema.js";

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

/** What the witness shows: the two sides that should have been in order, and where. */
export function witnessLine(form: FormReport, witness: WitnessReport): string {
  const sense = form.relations.find(({ name }) => name === witness.relation)?.sense ?? "bound";
  return `${specLine(witness.spec)}: ${sides(sense, Number(witness.lhs), Number(witness.rhs))}`;
}

function sides(sense: Relation["sense"], lhs: number, rhs: number): string {
  const [left, right] = apart(lhs, rhs);
  return sense === "bound" ? `left side ${left} > right side ${right}` : `left side ${left} ≠ right side ${right}`;
}

function listText(list: ListSpec): string {
  if ("law" in list) return `~ ${list.law} (seed ${list.seed})`;
  const matrices = list.entries.map(matrixText);
  return `= ${matrices.length === 1 ? matrices[0]! : `(${matrices.join(", ")})`}`;
}

function matrixText(rows: readonly (readonly number[])[]): string {
  return `[${rows.map((row) => row.map(entry).join(" ")).join("; ")}]`;
}
