import type { Text } from "./entry.js";
import type { Helper } from "./helpers/helper.js";

type AnyPhrase = (...operands: readonly string[]) => string;

/** The same in both languages and in the papers. */
export function alike(phrase: AnyPhrase): { python: AnyPhrase; julia: AnyPhrase; meaning: AnyPhrase } {
  return { python: phrase, julia: phrase, meaning: phrase };
}

/** A call of a helper with all operands, one after another. */
export function called(helper: Helper): {
  helper: Helper;
  python: (...operands: readonly Text[]) => string;
  julia: (...operands: readonly Text[]) => string;
} {
  const call = (...operands: readonly Text[]): string => `${helper.name}(${operands.map(argument).join(", ")})`;
  return { helper, python: call, julia: call };
}

/** A list as both languages write it. */
export function list(items: readonly string[]): string {
  return `[${items.join(", ")}]`;
}

/** A double as Python and Julia both read it, bit for bit, in parentheses where it has a sign. */
export function literal(x: number): string {
  if (Number.isNaN(x)) return "NAN";
  if (Math.abs(x) === Infinity) return x > 0 ? "INF" : "(-INF)";
  const digits = String(Math.abs(x));
  const real = /[.e]/.test(digits) ? digits : `${digits}.0`;
  return x < 0 || Object.is(x, -0) ? `(-${real})` : real;
}

/** The literal of a whole number, as an index. */
export function whole(text: string): string {
  return text.replace(/[.]0$/, "");
}

/** An operand between commas; of a measurement problem its two lists. */
function argument(operand: Text): string {
  if (typeof operand === "string") return operand;
  if ("measurements" in operand) return [operand.measurements, operand.labels].map(argument).join(", ");
  return `[${operand.map(argument).join(", ")}]`;
}
