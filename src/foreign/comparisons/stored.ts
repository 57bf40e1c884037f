import type { Operation } from "../../numerics/index.js";
import { plainAnswer } from "../answers/index.js";
import type { Departure } from "./compare.js";
import {
  mapOperands,
  type Occurrence,
  type OriginTable,
  type PlainOperand,
  type Question,
  QuestionError,
  type Rows,
  signatures,
  textOf,
} from "../questions/index.js";

/** The version of the form in which questions are stored. */
const SCHEMA = 1;

/** Most questions of one operation that are kept. */
const KEPT = 100;

/**
 * The questions of one operation on which somebody's own function departed once, as JSON:
 * `{ schemaVersion, operation, questions: [{ operands, yours }] }`. Operands are numbers, matrices as arrays of rows, lists
 * of these, and `{ measurements, labels }`; `yours` is what was given then, for people. New ones come first; none stands
 * there twice, and of more than a hundred the last are left out.
 * @param stored the text that was stored before; null where there is none
 * @throws QuestionError where that is none
 */
export function storedText(operation: Operation, departures: readonly Departure[], stored: string | null): string {
  const before = stored === null ? [] : entriesOf(stored, operation);
  const found = departures.map(({ question, answer }) => ({ operands: question.operands, yours: yoursOf(answer) }));
  const all = new Map(
    [...found, ...before].reverse().map((one) => [textOf({ operation, operands: one.operands }), one]),
  );
  const questions = [...all.values()].reverse().slice(0, KEPT);
  return `${JSON.stringify({ schemaVersion: SCHEMA, operation, questions }, null, 1)}\n`;
}

function yoursOf(answer: Departure["answer"]): unknown {
  return plainAnswer(answer);
}

/** The questions of a stored text. @throws QuestionError where it is none, or is about something else */
export function storedQuestions(text: string, operation: Operation): Occurrence[] {
  return entriesOf(text, operation).map(({ operands }) => ({ operation, operands, from: null }));
}

interface Entry {
  readonly operands: readonly PlainOperand[];
  readonly yours: unknown;
}

function entriesOf(text: string, operation: Operation): Entry[] {
  const where = `stored questions on ${operation}`;
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw new QuestionError({ where, expected: "JSON", got: "something else" });
  }
  const { schemaVersion, operation: named, questions } = (found ?? {}) as Readonly<Record<string, unknown>>;
  if (schemaVersion !== SCHEMA || named !== operation || !Array.isArray(questions)) {
    const expected = `schemaVersion ${SCHEMA}, operation "${operation}" and a list of questions`;
    throw new QuestionError({
      where,
      expected,
      got: `schemaVersion ${String(schemaVersion)}, operation ${String(named)}`,
    });
  }
  return questions.map((one: unknown, i) => {
    const { operands, yours } = (one ?? {}) as Readonly<Record<string, unknown>>;
    return { operands: checkedQuestion(operation, operands, `${where}, number ${i + 1}`).operands, yours };
  });
}

/**
 * A question from outside, its operands of the kinds and in the number that the operation takes.
 * @throws QuestionError where something is missing, of another kind or not finite
 */
export function checkedQuestion(operation: Operation, operands: unknown, where: string): Question {
  const complain = (expected: string, got: unknown): never => {
    throw new QuestionError({ where, expected, got: (JSON.stringify(got) ?? "nothing").slice(0, 80) });
  };
  const expected = signatures[operation].length;
  if (!Array.isArray(operands) || operands.length !== expected) {
    return complain(`${expected} operand${expected === 1 ? "" : "s"} of ${operation}`, operands);
  }
  const number = (x: unknown): number => (typeof x === "number" && Number.isFinite(x) ? x : complain("a number", x));
  const isRows = (x: unknown): x is readonly (readonly unknown[])[] =>
    Array.isArray(x) && x.length > 0 && x.every((row) => Array.isArray(row) && row.length > 0);
  const matrix = (x: unknown): Rows => {
    if (!isRows(x) || x.some((row) => row.length !== x[0]!.length)) return complain("a matrix as an array of rows", x);
    return x.map((row) => row.map(number));
  };
  const origin = (x: unknown): OriginTable =>
    isRows(x)
      ? x.map((row) => row.map((place) => (place === null ? null : placeOf(place))))
      : complain("places as an array of rows", x);
  const placeOf = (x: unknown): readonly [number, number, number] =>
    Array.isArray(x) && x.length === 3 ? [number(x[0]), number(x[1]), number(x[2])] : complain("a place", x);
  try {
    const plain = mapOperands(operation, operands as readonly unknown[], { quantity: number, matrix, number, origin });
    return { operation, operands: plain as PlainOperand[] };
  } catch (error) {
    if (error instanceof QuestionError) throw error;
    return complain(`operands of ${operation}`, operands);
  }
}
