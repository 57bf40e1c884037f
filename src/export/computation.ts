import type { Relation } from "../claim/index.js";
import { Matrix, type Operation, type Origin, Quantity } from "../numerics/index.js";
import { literal, type Operand, partsOf, read, type Text } from "../operations/index.js";
import type { Identifiers } from "./identifiers.js";
import type { NamedMatrix } from "./instance-matrices.js";
import type { Evaluation } from "./provenance-graph.js";

/** One operation with a name for its result. */
export interface Line {
  readonly name: string;
  readonly operation: Operation;
  /** As both languages write them: names, literals and lists of these. */
  readonly operands: readonly Text[];
  readonly result: Matrix | Quantity;
}

/** A computed number whose computation was not noted. */
interface GivenNumber {
  readonly name: string;
  readonly quantity: Quantity;
}

/** One side of the relation: the lines that it needs beyond those before it, and what its value is called then. */
interface Side {
  readonly lines: readonly Line[];
  readonly result: string;
  readonly quantity: Quantity;
  /** Whether any matrix takes part in it. */
  readonly usesMatrices: boolean;
}

/** Both sides of a relation as a straight-line program: every line uses names above it. */
export interface Computation {
  readonly sense: Relation["sense"];
  readonly given: readonly GivenNumber[];
  readonly lhs: Side;
  readonly rhs: Side;
}

/** The straight-line program of an evaluation, with the names that its leaves were given. */
export function straightLine(
  { relation, stepOf }: Evaluation,
  matrices: ReadonlyMap<Matrix, NamedMatrix>,
  identifiers: Identifiers,
): Computation {
  const names = new Map<object, string>();
  const touched = new Map<object, boolean>();
  const given: GivenNumber[] = [];
  let lines: Line[] = [];
  let count = 0;

  const leaf = (value: Matrix | Quantity): string => {
    if (value instanceof Matrix) return matrices.get(value)!.name;
    if (value.error === 0) return literal(value.value);
    const same = given.find(({ quantity }) => quantity.value === value.value && quantity.error === value.error);
    if (same !== undefined) return same.name;
    const name = identifiers.take(`given_${given.length + 1}`);
    given.push({ name, quantity: value });
    return name;
  };
  /** Whether a matrix takes part in an operand that has its text already. */
  const usesMatrix = (operand: Operand): boolean =>
    operand instanceof Matrix || operand instanceof Quantity
      ? touched.get(operand) === true
      : partsOf(operand).some(usesMatrix);
  const text = (value: Matrix | Quantity): string => {
    const known = names.get(value);
    if (known !== undefined) return known;
    const step = stepOf(value);
    if (step === undefined) {
      const name = leaf(value);
      names.set(value, name);
      touched.set(value, value instanceof Matrix);
      return name;
    }
    const origin = (from: Origin): string => originsText(from, value as Matrix);
    const reader = { quantity: text, matrix: text, number: literal, origin };
    const operands: Text[] = [];
    for (const operand of step.operands) operands.push(read(operand, reader));
    const name = identifiers.take(`${value instanceof Matrix ? "P" : "x"}${++count}`);
    names.set(value, name);
    touched.set(value, step.operands.some(usesMatrix));
    lines.push({ name, operation: step.operation, operands, result: value });
    return name;
  };
  const side = (quantity: Quantity): Side => {
    lines = [];
    const result = text(quantity);
    return { lines, result, quantity, usesMatrices: touched.get(quantity) === true };
  };
  return { sense: relation.sense, lhs: side(relation.lhs), rhs: side(relation.rhs), given };
}

/** Row by row and entry by entry, `[source, row, col]` or `[]`, all counted from zero. */
function originsText(origin: Origin, { rows, cols }: Matrix): string {
  const entries = (row: number): string[] =>
    Array.from({ length: cols }, (_, col) => `[${(origin(row, col) ?? []).join(", ")}]`);
  return `[${Array.from({ length: rows }, (_, row) => `[${entries(row).join(", ")}]`).join(", ")}]`;
}
