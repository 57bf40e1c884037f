import { Matrix, type Origin, type Problem, Quantity, type Step } from "../numerics/index.js";

/** Something that an operation was noted to work on. */
export type Operand = Step["operands"][number];

/** What becomes of the parts of an operand. */
export interface Reader<Q, M, N, O> {
  quantity(q: Quantity): Q;
  matrix(m: Matrix): M;
  number(x: number): N;
  origin(origin: Origin): O;
}

type Read<Q, M, N, O> = Q | M | N | O | readonly Read<Q, M, N, O>[] | Problem<Read<Q, M, N, O>, Read<Q, M, N, O>>;

/** An operand with all quantities, matrices, numbers and origins in it replaced, from the first to the last. */
export function read<Q, M, N, O>(operand: Operand, reader: Reader<Q, M, N, O>): Read<Q, M, N, O> {
  if (operand instanceof Quantity) return reader.quantity(operand);
  if (operand instanceof Matrix) return reader.matrix(operand);
  if (typeof operand === "number") return reader.number(operand);
  if (typeof operand === "function") return reader.origin(operand);
  if (isProblem(operand)) {
    const measurements = operand.measurements.map((m) => read(m, reader));
    return { measurements, labels: operand.labels.map((label) => read(label, reader)) };
  }
  return (operand as readonly Operand[]).map((part) => read(part, reader));
}

/** What an operand consists of, in order: the members of a list, the two lists of a measurement problem, else nothing. */
function partsOf(operand: Operand): readonly Operand[] {
  if (Array.isArray(operand)) return operand as readonly Operand[];
  return isProblem(operand) ? [operand.measurements, operand.labels] : [];
}

/** The quantities and matrices in an operand, in order. */
export function valuesIn(operand: Operand): readonly (Quantity | Matrix)[] {
  return operand instanceof Quantity || operand instanceof Matrix ? [operand] : partsOf(operand).flatMap(valuesIn);
}

function isProblem(operand: Operand): operand is Extract<Operand, { readonly measurements: unknown }> {
  return typeof operand === "object" && "measurements" in operand;
}
