import { hypot, Matrix, OUTWARD, Quantity, type Step, UNIT_ROUNDOFF, withArena } from "../../numerics/index.js";
import { Enclosure, operations } from "../../operations/index.js";
import { type Interval, isWholeLine, toNumbers } from "../../rigor/index.js";
import { operandsOf, type OriginTable, type Question } from "../questions/index.js";

/** A result as far as it is known: the true one lies within `error` of these entries, in the Frobenius norm. */
export interface Known {
  readonly kind: "quantity" | "matrix";
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
  readonly error: number;
}

/** One unit in the last place of a number, over the number: at most. */
export const ULP = 2 * UNIT_ROUNDOFF;

/** The size of a number, or of a matrix in the Frobenius norm. */
export function sizeOfNumbers(data: ArrayLike<number>): number {
  return hypot(...Array.from(data));
}

/** Bits of the intervals behind a judgement: as many as two doubles have and a few more. */
const BITS = 128;

/**
 * The result in floating point with its bound, where operands are known up to so many units in the last place: of
 * numbers, and of matrices in the Frobenius norm.
 * @throws whatever the function of numerics throws for such operands
 */
export function computed(question: Question, units = 0): Known {
  return withArena(() => {
    const operands = operandsOf(question, (size) => units * ULP * size);
    const compute = operations[question.operation].floating as (...operands: readonly unknown[]) => Quantity | Matrix;
    return knownFrom(compute(...operands, shapeOf(question)));
  });
}

function knownFrom(result: Quantity | Matrix): Known {
  if (result instanceof Matrix) {
    const { rows, cols, data, radius } = result;
    return { kind: "matrix", rows, cols, data: Float64Array.from(data), error: radius };
  }
  const { value, error } = result;
  return { kind: "quantity", rows: 1, cols: 1, data: Float64Array.of(value), error };
}

/**
 * The entries of a result by intervals from the exact operands, row by row, by code that shares nothing with floating
 * point; null where they do not reach it.
 */
export function intervalsOf(
  question: Question,
  { kind, rows, cols }: Pick<Known, "kind" | "rows" | "cols">,
  bits = BITS,
): readonly Interval[] | null {
  try {
    const result = kind === "matrix" ? new Matrix(rows, cols, new Float64Array(rows * cols)) : new Quantity(0, 0);
    const step = { operation: question.operation, operands: operandsOf(question) } as unknown as Step;
    const enclosure = new Enclosure((value) => (value === result ? step : undefined), bits);
    const intervals = result instanceof Matrix ? enclosure.matrix(result).data : [enclosure.quantity(result)];
    return intervals.length === rows * cols && !intervals.some(isWholeLine) ? intervals : null;
  } catch {
    // Outside of a domain, as an eigenvector of an eigenvalue that is repeated.
    return null;
  }
}

/** The result by `intervalsOf`, as doubles with a bound; null where they do not reach it. */
export function enclosed(question: Question, { kind, rows, cols }: Known, bits = BITS): Known | null {
  const intervals = intervalsOf(question, { kind, rows, cols }, bits);
  return intervals === null ? null : middles(intervals, { kind, rows, cols });
}

function middles(intervals: readonly Interval[], shape: Pick<Known, "kind" | "rows" | "cols">): Known {
  const data = new Float64Array(intervals.length);
  const errors = new Float64Array(intervals.length);
  intervals.forEach((interval, k) => {
    const [lower, upper] = toNumbers(interval);
    const middle = lower + (upper - lower) / 2;
    data[k] = middle;
    errors[k] = Math.max(upper - middle, middle - lower);
  });
  return { ...shape, data, error: sizeOfNumbers(errors) * OUTWARD };
}

/** The shape of a rearranged matrix, which its operands do not tell otherwise. */
function shapeOf({ operation, operands }: Question): { readonly rows: number; readonly cols: number } | undefined {
  if (operation !== "rearranged") return undefined;
  const table = operands[1] as OriginTable;
  return { rows: table.length, cols: table[0]!.length };
}
