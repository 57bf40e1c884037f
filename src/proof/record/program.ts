import type { Operation } from "../../numerics/index.js";

/**
 * A number of a program, as text: a free variable `x0`, `x1`, …, which stands for any real number, its negative `-x0`,
 * a multiple of it `1/4*x0` by a power of two, or a constant, an integer `-7` or a fraction in lowest terms over a power of
 * two, `5/8`.
 */
export type Entry = string;

/** What a program begins with: a number, or a matrix of them, row by row. */
export type Leaf =
  { readonly entry: Entry } | { readonly rows: number; readonly cols: number; readonly entries: readonly Entry[] };

/** Where the entries of a rearranged matrix come from, row by row: source, row and column; null for a zero. */
export type Places = readonly (readonly (readonly [source: number, row: number, col: number] | null)[])[];

/** What an operation works on: the line of that number, a plain constant, places, or lists of these. */
export type ProgramOperand =
  | number
  | { readonly number: Entry }
  | { readonly places: Places }
  | { readonly measurements: readonly number[]; readonly labels: readonly number[] }
  | readonly ProgramOperand[];

/** One operation of `src/operations`; the shape of its result where that is a matrix. */
export interface ProgramStep {
  readonly operation: Operation;
  readonly operands: readonly ProgramOperand[];
  readonly shape?: readonly [rows: number, cols: number];
}

export type Line = Leaf | ProgramStep;

/** A straight-line program for both sides of a relation: every line works on lines above it. */
export interface Program {
  /** How many free variables there are. */
  readonly free: number;
  readonly lines: readonly Line[];
  /** The lines of both sides, as the relation is written; of a bound the smaller side is the left one. */
  readonly left: number;
  readonly right: number;
  /** Of a bound: right^power − left^power is the line `gap`, and that is ≥ 0 by the way it is computed. */
  readonly bound?: { readonly gap: number; readonly power: number };
}

export function isStep(line: Line): line is ProgramStep {
  return "operation" in line;
}

/** The lines that an operand names. */
export function linesIn(operand: ProgramOperand): readonly number[] {
  if (typeof operand === "number") return [operand];
  if (isList(operand)) return operand.flatMap(linesIn);
  return "measurements" in operand ? [...operand.measurements, ...operand.labels] : [];
}

export function isList(operand: ProgramOperand): operand is readonly ProgramOperand[] {
  return Array.isArray(operand);
}
