import { asWritten, type Relation } from "../../claim/index.js";
import { Matrix, type Operation, type Origin, Quantity, type Step } from "../../numerics/index.js";
import { type Operand, valuesIn } from "../../operations/index.js";
import type { Places, Program } from "./program.js";

/** Numbers that nobody noted a computation of; a number with an error is known within it alone. */
export interface RawLeaf {
  readonly values: ArrayLike<number>;
  readonly exact: boolean;
  /** Null for a single number. */
  readonly shape: readonly [rows: number, cols: number] | null;
}

/** What an operation works on: the line of that number, a plain number, places, or lists of these. */
export type RawOperand =
  | number
  | { readonly plain: number }
  | { readonly places: Places }
  | { readonly measurements: readonly number[]; readonly labels: readonly number[] }
  | readonly RawOperand[];

export interface RawStep {
  readonly operation: Operation;
  readonly operands: readonly RawOperand[];
  readonly shape: readonly [rows: number, cols: number] | null;
}

/** The computation of both sides on one instance, each line behind those that it needs. */
export interface RawRecord {
  readonly lines: readonly (RawLeaf | RawStep)[];
  readonly left: number;
  readonly right: number;
  /** Of a bound: the identity that proves it. */
  readonly bound?: Program["bound"];
}

/**
 * The computation of both sides of a relation, as it is written. A list and no recursion: records are long.
 * @param gap of a bound: what its author says that the right side has more, in that power
 * @param refused why an operation keeps a record from being followed; null where it does not
 * @returns the first of these reasons in place of a record, where there is one
 */
export function rawRecord(
  relation: Relation,
  stepOf: (value: object) => Step | undefined,
  gap: { readonly value: Quantity; readonly power: number } | undefined,
  refused: (operation: Operation) => string | null,
): RawRecord | string {
  const lines: (RawLeaf | RawStep)[] = [];
  const places = new Map<object, number>();
  let why: string | null = null;
  const settle = (value: Quantity | Matrix): number => {
    const open = places.has(value) ? [] : [begun(value, stepOf)];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.needs.pop();
      if (next !== undefined) {
        if (!places.has(next)) open.push(begun(next, stepOf));
        continue;
      }
      open.pop();
      if (places.has(top.value)) continue;
      why = top.step === undefined ? null : refused(top.step.operation);
      if (why !== null) return -1;
      const line = top.step === undefined ? leafOf(top.value) : stepLine(top.step, top.value, places);
      places.set(top.value, lines.push(line) - 1);
    }
    return places.get(value)!;
  };
  const [left, right] = gap === undefined ? asWritten(relation) : [relation.lhs, relation.rhs];
  const ends: number[] = [];
  for (const value of [left, right, ...(gap === undefined ? [] : [gap.value])]) {
    ends.push(settle(value));
    if (why !== null) return why;
  }
  const sides = { left: ends[0]!, right: ends[1]! };
  return gap === undefined ? { ...sides, lines } : { ...sides, bound: { gap: ends[2]!, power: gap.power }, lines };
}

/** A value whose operands are not all noted yet: those that are left, the first at the end. */
interface Begun {
  readonly value: Quantity | Matrix;
  readonly step: Step | undefined;
  readonly needs: (Quantity | Matrix)[];
}

function begun(value: Quantity | Matrix, stepOf: (value: object) => Step | undefined): Begun {
  const step = stepOf(value);
  const needs: (Quantity | Matrix)[] = [];
  for (const operand of step?.operands ?? []) needs.push(...valuesIn(operand));
  return { value, step, needs: needs.reverse() };
}

function leafOf(value: Quantity | Matrix): RawLeaf {
  if (value instanceof Quantity) return { values: [value.value], exact: value.error === 0, shape: null };
  return { values: value.data, exact: value.radius === 0, shape: [value.rows, value.cols] };
}

function shapeOf(value: Quantity | Matrix): readonly [number, number] | null {
  return value instanceof Matrix ? [value.rows, value.cols] : null;
}

function stepLine(
  { operation, operands }: Step,
  result: Quantity | Matrix,
  places: ReadonlyMap<object, number>,
): RawStep {
  const shape = shapeOf(result);
  const raw = (operand: Operand): RawOperand => {
    if (typeof operand === "number") return { plain: operand };
    if (operand instanceof Matrix || operand instanceof Quantity) return places.get(operand)!;
    if (typeof operand === "function") return { places: placesOf(operand, shape!) };
    if (Array.isArray(operand)) return (operand as readonly Operand[]).map(raw);
    const { measurements, labels } = operand as Extract<Operand, { readonly measurements: unknown }>;
    return { measurements: measurements.map((m) => places.get(m)!), labels: labels.map((b) => places.get(b)!) };
  };
  return { operation, operands: (operands as readonly Operand[]).map(raw), shape };
}

function placesOf(origin: Origin, [rows, cols]: readonly [number, number]): Places {
  return Array.from({ length: rows }, (_, row) => Array.from({ length: cols }, (__, col) => origin(row, col)));
}
