import { didYouMean } from "../../catalogue/index.js";
import {
  DomainError,
  type MatrixLike,
  type Operation,
  type Operations,
  type Problem,
  type Quantity,
} from "../../numerics/index.js";
import type { Answer, Value } from "./answer.js";
import { mapOperands, type OriginTable, type Question, type Rows, signatures } from "../questions/index.js";

/** Operands are copies that a function may keep. */
type Given<T> =
  T extends Problem<infer Q, infer M>
    ? { measurements: M[]; labels: Q[] }
    : T extends readonly (infer E)[]
      ? number extends T["length"]
        ? E[]
        : T
      : T;

type GivenAll<T extends readonly unknown[]> = { [I in keyof T]: Given<T[I]> };

/** What a function may return: of a matrix any form that `fromRows` takes. */
type Returned<T> = T extends number ? number | Quantity : MatrixLike;

/**
 * Somebody's own functions, by the operations whose operands they take: quantities as numbers, matrices as M, arrays of
 * rows unless told otherwise.
 */
export type OwnNumerics<M = number[][]> = {
  readonly [K in Operation]?: (
    ...operands: GivenAll<Parameters<Operations<number, M, number, OriginTable>[K]>>
  ) => Returned<ReturnType<Operations<number, M>[K]>>;
};

/** One of them, for any operation. */
export type OwnFunction = (...operands: never[]) => Value;

/** Makes the matrices that own functions take from arrays of rows. */
export type MatrixMaker<M = unknown> = (rows: number[][]) => M;

/** Entries row by row in one array, with their shape: the entry (i, j) is data[i·columns + j]. */
export interface FlatMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** A maker for functions that take flat matrices. */
export function flat(rows: number[][]): FlatMatrix {
  return { rows: rows.length, columns: rows[0]?.length ?? 0, data: Float64Array.from(rows.flat()) };
}

/**
 * The functions among somebody's own, with their operations.
 * @throws DomainError where something stands under a name that is no operation, or is no function
 */
export function functionsIn<M>(own: OwnNumerics<M>): (readonly [Operation, OwnFunction])[] {
  const where = "own functions";
  const given: unknown = own;
  if (typeof given !== "object" || given === null) {
    const remedy = "write { nuclearNorm: (a) => … }";
    throw new DomainError({ where, expected: "an object of functions", got: String(given), remedy });
  }
  const entries = Object.entries(given) as [Operation, unknown][];
  return entries.flatMap(([name, compute]) => {
    if (!Object.hasOwn(signatures, name)) {
      const remedy = didYouMean(Object.keys(signatures), name, "docs/languages.md has them all");
      throw new DomainError({ where, expected: "names of operations", got: name, remedy });
    }
    if (compute === undefined) return [];
    if (typeof compute === "function") return [[name, compute as OwnFunction] as const];
    throw new DomainError({
      where,
      expected: `a function as ${name}`,
      got: compute === null ? "null" : `a ${typeof compute}`,
    });
  });
}

/** Asks somebody's own function, which is given copies. That it changes them is as wrong as an answer can be, and so is a promise. */
export function ask(question: Question, own: OwnFunction, make?: MatrixMaker): Answer {
  const operands = copies(question, make);
  const before = jsonOf(operands);
  let value: Value;
  try {
    value = own(...(operands as never[]));
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
  if (isPromise(value)) {
    // One that is rejected would end the process.
    value.then(undefined, () => undefined);
    return { fault: "gives a promise: functions are called synchronously, and return the result itself" };
  }
  return jsonOf(operands) === before ? { value } : { fault: "changes its operands" };
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

function copies({ operation, operands }: Question, make: MatrixMaker | undefined): unknown[] {
  const number = (x: number): number => x;
  const matrix = (rows: Rows): unknown => {
    const copy = rows.map((row) => [...row]);
    return make === undefined ? copy : make(copy);
  };
  return mapOperands(operation, operands, { quantity: number, matrix, number, origin: (table: OriginTable) => table });
}

/** A text by which two values are told apart; the same for all that JSON has no text for. */
export function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
