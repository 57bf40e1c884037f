import { fromRows, type MatrixLike, Quantity } from "../../numerics/index.js";
import type { Rows } from "../questions/index.js";

/** A number or a matrix in any of the forms that functions take; of ours the error stays behind. */
export type Value = number | Quantity | MatrixLike;

/** What came back: a number, a matrix in any of the forms that functions take, or what was thrown or done instead. */
export type Answer = { readonly value: Value } | { readonly error: string } | { readonly fault: string };

/** The answer in numbers; what is wrong with it where it is none. */
export type Numbers =
  | { readonly rows: number; readonly cols: number; readonly data: ArrayLike<number>; readonly fault: null }
  | { readonly fault: string };

/** Reads an answer. A number counts as a matrix of one entry. */
export function numbersOf(answer: Answer): Numbers {
  if ("fault" in answer) return answer;
  if ("error" in answer) return { fault: `throws ${JSON.stringify(answer.error)}` };
  const value = answer.value instanceof Quantity ? answer.value.value : answer.value;
  if (typeof value === "number") {
    return Number.isFinite(value) ? { rows: 1, cols: 1, data: [value], fault: null } : { fault: `gives ${value}` };
  }
  try {
    const { rows, cols, data } = fromRows(value, "the answer");
    return { rows, cols, data, fault: null };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** The answer as a number or as rows, for people; in words where it is neither. */
export function plainAnswer(answer: Answer): number | Rows | string {
  const read = numbersOf(answer);
  if (read.fault !== null) return read.fault;
  if ("value" in answer && (typeof answer.value === "number" || answer.value instanceof Quantity)) return read.data[0]!;
  return Array.from({ length: read.rows }, (_, i) =>
    Array.from({ length: read.cols }, (_, j) => read.data[i * read.cols + j]!),
  );
}
