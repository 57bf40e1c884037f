import { DomainError } from "./errors.js";

/** By this name Node and browsers ask an object how it is to be shown; nothing of Node is imported for it. */
export const INSPECT: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/**
 * What becomes of an object where a primitive value is asked for: its text where that is text. A number would lose the
 * error bound, and `2 * x`, `x > 5` and `x == 5` cannot be told apart: all of these are refused.
 * @throws DomainError that says what to call
 */
export function primitiveOf(hint: string, text: () => string, where: string, remedy: string): string {
  if (hint === "string") return text();
  const expected = "to be shown as text, or asked for its parts";
  throw new DomainError({ where, expected, got: "arithmetic, or a comparison, with an operator", remedy });
}

/** A number as JSON has it: one that is not finite in words, which JSON would make null of. */
export function jsonNumber(x: number): number | string {
  return Number.isFinite(x) ? x : String(x);
}
