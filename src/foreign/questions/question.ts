import { FlatcheckError, Matrix, type Operation, type Origin, Quantity, type Step } from "../../numerics/index.js";
import { mapOperands, symmetric } from "./signatures.js";

/** A matrix as an array of rows, at least one, each of at least one entry. */
export type Rows = readonly (readonly number[])[];

/** For every entry of a result the operand, row and column that it comes from, or null for a zero. */
export type OriginTable = readonly (readonly (readonly [source: number, row: number, col: number] | null)[])[];

/** An operand in plain arrays: JSON, as it stands. */
export type PlainOperand =
  | number
  | Rows
  | OriginTable
  | readonly PlainOperand[]
  | { readonly measurements: readonly Rows[]; readonly labels: readonly number[] };

/** An operation on exact operands: what somebody's function is asked. */
export interface Question {
  readonly operation: Operation;
  /** Quantities as numbers, matrices as rows. */
  readonly operands: readonly PlainOperand[];
}

/** Two questions are the same where their texts are. */
export function textOf({ operation, operands }: Question): string {
  return JSON.stringify([operation, operands]);
}

/**
 * The question that a recorded step answers, for its operands as they were computed: their errors stay behind, so that
 * the answer is one number. Null where an operand has no entries, or entries that are not finite.
 * @param result what the step gave, which tells the shape of rearranged entries
 */
export function questionOf({ operation, operands }: Step, result: Quantity | Matrix): Question | null {
  let isPlain = true;
  const number = (x: number): number => {
    isPlain &&= Number.isFinite(x);
    // JSON has one zero.
    return x === 0 ? 0 : x;
  };
  const matrix = (m: Matrix): Rows => {
    isPlain &&= m.data.length > 0;
    const rows = m.toRows().map((row) => row.map(number));
    return symmetric.has(operation) ? mirrored(rows) : rows;
  };
  const plain = mapOperands(operation, operands, {
    quantity: (q: Quantity) => number(q.value),
    matrix,
    number,
    origin: (origin: Origin) => originTable(origin, result),
  });
  return isPlain ? { operation, operands: plain as PlainOperand[] } : null;
}

/** The upper half of a square matrix in both halves. */
function mirrored(rows: Rows): Rows {
  return rows.map((row, i) => row.map((x, j) => (j < i ? (rows[j]?.[i] ?? x) : x)));
}

function originTable(origin: Origin, result: Quantity | Matrix): OriginTable {
  const { rows, cols } = result instanceof Matrix ? result : { rows: 1, cols: 1 };
  return Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_, j) => origin(i, j)));
}

/** Something is wrong with the operands of a question that comes from outside. */
export class QuestionError extends FlatcheckError {}

/**
 * The operands as numerics computes with them.
 * @param errorOf an upper bound of the error of a number or a matrix of this size: none unless given
 */
export function operandsOf({ operation, operands }: Question, errorOf: (size: number) => number = () => 0): unknown[] {
  return mapOperands(operation, operands, {
    quantity: (x: number) => new Quantity(x, errorOf(Math.abs(x))),
    matrix: (rows: Rows) => {
      const given = new Matrix(rows.length, rows[0]!.length, Float64Array.from(rows.flat()));
      return new Matrix(given.rows, given.cols, given.data, errorOf(given.normBound));
    },
    number: (x: number) => x,
    origin: (table: OriginTable): Origin => {
      return (row, col) => table[row]?.[col] ?? null;
    },
  });
}

/** How many numbers the operands have. */
export function sizeOf({ operation, operands }: Question): number {
  let size = 0;
  mapOperands(operation, operands, {
    quantity: () => (size += 1),
    matrix: (rows: Rows) => (size += rows.length * rows[0]!.length),
    number: () => 0,
    origin: () => 0,
  });
  return size;
}
