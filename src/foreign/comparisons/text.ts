import { entry, everyDigit, matrixText, refutationLine, rounded, specLine } from "../../../reports/text/index.js";
import { type Answer, type Known, plainAnswer } from "../answers/index.js";
import type { Departure } from "./compare.js";
import type { Broken } from "./relations.js";
import { mapOperands, type Question, type Rows } from "../questions/index.js";

/**
 * A departure for people: on what, what was given, what is true, where it came up. The first three have every digit, for
 * others may be operands on which nothing departs.
 */
export function departureText({ question, answer, finding, shrunkFrom }: Departure): string {
  const { known, fault, units, allowed, distance } = finding;
  const { from } = shrunkFrom ?? question;
  return [
    `${question.operation} departs`,
    `    operands     ${operandsText(question, everyDigit)}`,
    `    yours        ${fault ?? answerText(answer)}`,
    ...(known === null ? [] : [`    flatcheck    ${knownText(known, finding.certified)}`]),
    ...(fault === null
      ? [`    off by       ${rounded(distance)}, ${unitsText(units)} units; allowed ${rounded(allowed)}`]
      : []),
    ...(shrunkFrom === undefined ? [] : [`    shrunk from  ${operandsText(shrunkFrom, entry)}`]),
    ...(from === null ? [] : [`    instance     ${specLine(from.spec)}`, `    claim        ${from.claim}`]),
  ].join("\n");
}

function answerText(answer: Answer): string {
  const plain = plainAnswer(answer);
  if (typeof plain === "string") return plain;
  return typeof plain === "number" ? everyDigit(plain) : matrixText(plain, everyDigit);
}

/** Beyond a million an exponent is easier to read. */
function unitsText(units: number): string {
  return units < 1e6 ? rounded(units) : units.toExponential(1);
}

/** A relation that own values refute, for people. */
export function brokenText({ claim, form, relation, spec, lhs, rhs }: Broken): string {
  return [
    `${claim}:${form} is refuted with these values in it`,
    `    relation     ${relation.name}`,
    `    instance     ${refutationLine({ direction: relation.direction, spec, lhs, rhs })}`,
    `    flatcheck    ${[relation.lhs, relation.rhs].map(({ value, error }) => `${value} ± ${rounded(error)}`).join(" and ")}`,
  ].join("\n");
}

/** Operands in a line: numbers as they are said, matrices as `[1 0; 0 1]`, lists in parentheses. */
function operandsText({ operation, operands }: Question, said: (x: number) => string): string {
  const parts = mapOperands(operation, operands, {
    quantity: said,
    matrix: (rows: Rows) => matrixText(rows, said),
    number: said,
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
  if (kind === "quantity") return `${everyDigit(data[0]!)} ± ${entry(error)}${by}`;
  const entries = Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * cols, (i + 1) * cols)));
  return `${matrixText(entries, everyDigit)} ± ${entry(error)} in the Frobenius norm${by}`;
}
