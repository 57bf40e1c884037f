import { entry, matrixText, rounded, specLine } from "../../reports/text/index.js";
import { type Answer, plainAnswer } from "./answer.js";
import type { Departure } from "./compare.js";
import type { Known } from "./truth.js";
import { type Question, type Rows } from "./question.js";
import { mapOperands } from "./signatures.js";

/** A departure for people: on what, what was given, what is true, where it came up. */
export function departureText({ question, answer, finding }: Departure): string {
  const { known, fault, units, allowed, distance } = finding;
  const { from } = question;
  return [
    `${question.operation} departs`,
    `    operands     ${operandsText(question)}`,
    `    yours        ${answerText(answer)}`,
    ...(known === null ? [] : [`    flatcheck    ${knownText(known, finding.certified)}`]),
    ...(fault === null
      ? [`    off by       ${rounded(distance)}, ${rounded(units)} units; allowed ${rounded(allowed)}`]
      : []),
    ...(from === null ? [] : [`    instance     ${specLine(from.spec)}`, `    claim        ${from.claim}`]),
  ].join("\n");
}

function answerText(answer: Answer): string {
  const plain = plainAnswer(answer);
  return typeof plain === "object" ? matrixText(plain) : String(plain);
}

/** Operands in a line: numbers, matrices as `[1 0; 0 1]`, lists in parentheses. */
export function operandsText({ operation, operands }: Question): string {
  const parts = mapOperands(operation, operands, {
    quantity: entry,
    matrix: (rows: Rows) => matrixText(rows),
    number: entry,
    origin: () => "places",
  });
  return parts.map(partText).join(", ");
}

function partText(part: unknown): string {
  if (typeof part === "string") return part;
  if (Array.isArray(part)) return `(${part.map(partText).join(", ")})`;
  return Object.values(part as Readonly<Record<string, unknown>>)
    .map(partText)
    .join(", ");
}

function knownText({ kind, rows, cols, data, error }: Known, certified: boolean): string {
  const by = certified ? ", by intervals" : "";
  if (kind === "quantity") return `${data[0]} ± ${entry(error)}${by}`;
  const entries = Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * cols, (i + 1) * cols)));
  return `${matrixText(entries)} ± ${entry(error)} in the Frobenius norm${by}`;
}
