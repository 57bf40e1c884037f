import type { CaseOutcome } from "../../claim/index.js";
import { type Operation, Quantity, type Step } from "../../numerics/index.js";

/** A quantity in a side of a relation, and what it is the product, the quotient or the power of. */
export interface Node {
  readonly quantity: Quantity;
  /** "given" where nothing is known of how it was computed. */
  readonly operation: Operation | "given";
  /** Keys of its factors; none of a quantity that is no product, quotient or power. */
  readonly factors: readonly string[];
  /** Of a power, its exponent. */
  readonly exponent: readonly [over: number, under: number] | null;
}

/** Products and powers, whose factors are looked at each for itself. */
const MULTIPLICATIVE: ReadonlySet<string> = new Set<Operation>([
  "multiply",
  "divide",
  "square",
  "squareRoot",
  "power",
  "rationalPower",
  "absolute",
  "provided",
]);

/** Where a side of a relation stands. */
export function sideKey(relation: string, side: "lhs" | "rhs"): string {
  return `${relation} ${side}`;
}

/** Both sides of every bound of a form with their factors, by keys that are the same from case to case. */
export function factorsOf(
  outcomes: readonly CaseOutcome[],
  form: string,
  stepOf: (value: object) => Step | undefined,
): Map<string, Node> {
  const nodes = new Map<string, Node>();
  for (const { name, sense, lhs, rhs } of outcomes.find((one) => one.form === form)?.relations ?? []) {
    if (sense !== "bound") continue;
    const open: (readonly [key: string, quantity: Quantity])[] = [
      [sideKey(name, "lhs"), lhs],
      [sideKey(name, "rhs"), rhs],
    ];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [key, quantity] = next;
      const step = stepOf(quantity);
      const parts = step === undefined || !MULTIPLICATIVE.has(step.operation) ? [] : partsOf(step);
      const factors = parts.map((_, i) => `${key}.${i}`);
      nodes.set(key, { quantity, operation: step?.operation ?? "given", factors, exponent: exponentOf(step) });
      for (const [i, part] of parts.entries()) open.push([factors[i]!, part]);
    }
  }
  return nodes;
}

function partsOf({ operation, operands }: Step): Quantity[] {
  const parts = operation === "provided" ? operands.slice(0, 1) : operands;
  return parts.filter((operand): operand is Quantity => operand instanceof Quantity);
}

function exponentOf(step: Step | undefined): Node["exponent"] {
  if (step?.operation === "rationalPower") return step.operands[1];
  return step?.operation === "power" ? [step.operands[1], 1] : null;
}
