import { entry, matrixText, specLine } from "../../reports/text/index.js";
import { Matrix, type Operation, Quantity } from "../numerics/index.js";
import { compared, type Occurrence, type OwnFunction, type OwnNumerics, type Returned } from "./occurrences.js";

/** Somebody's own function on what one claim performed. */
export interface Compared {
  /** Results that were compared. */
  readonly met: number;
  /** The departure with the fewest numbers in its operands, in words; null where there is none. */
  readonly departure: string | null;
}

/** Compares somebody's own function with every occurrence of its operation. */
export function departureOf(found: readonly Occurrence[], own: OwnFunction, tolerance: number): Compared {
  let met = 0;
  let smallest = Infinity;
  let departure: string | null = null;
  for (const occurrence of found) {
    const told = departureAt(occurrence, own, tolerance);
    if (told === null) continue;
    met += 1;
    const size = occurrence.operands.reduce((total: number, operand) => total + sizeOf(operand), 0);
    if (told === "" || size >= smallest) continue;
    smallest = size;
    departure = told;
  }
  return { met, departure };
}

/** What departs on one occurrence, nothing where the results agree; null where ours has no bound to compare by. */
function departureAt(occurrence: Occurrence, own: OwnFunction, tolerance: number): string | null {
  const { operation, operands, result, spec } = occurrence;
  const report = (yours: string): string =>
    [
      `${operation} departs`,
      `    operands     ${operands.map(operandText).join(", ")}`,
      `    yours        ${yours}`,
      `    flatcheck    ${resultText(result)}`,
      `    instance     ${specLine(spec)}`,
    ].join("\n");
  try {
    const found = compared(occurrence, own, tolerance);
    if (found === null) return null;
    return found.distance <= found.allowed ? "" : report(returnedText(found.returned));
  } catch (error) {
    return report(`throws "${error instanceof Error ? error.message : String(error)}"`);
  }
}

function sizeOf(operand: unknown): number {
  if (Array.isArray(operand)) return operand.reduce((total: number, one) => total + sizeOf(one), 0);
  return operand instanceof Matrix ? operand.data.length : 1;
}

function operandText(operand: unknown): string {
  if (Array.isArray(operand)) return `(${operand.map(operandText).join(", ")})`;
  if (operand instanceof Matrix) return matrixText(operand.toRows());
  if (operand instanceof Quantity) return entry(operand.value);
  return typeof operand === "number" ? entry(operand) : `a ${typeof operand}`;
}

function resultText(result: Quantity | Matrix): string {
  if (result instanceof Quantity) return `${result.value} ± ${entry(result.error)}`;
  return `${matrixText(result.toRows())} ± ${entry(result.radius)} in the Frobenius norm`;
}

function returnedText(returned: Returned): string {
  return typeof returned === "number" ? String(returned) : matrixText(returned);
}

/** The operations that have a function among somebody's own. */
export function operationsOf(own: OwnNumerics): (readonly [Operation, OwnFunction])[] {
  return Object.entries(own) as [Operation, OwnFunction][];
}
