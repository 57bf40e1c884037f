import { describe, expect, it } from "vitest";
import type { Operation } from "../numerics/arithmetic/provenance.js";
import { chosenQuestions } from "./chosen.js";
import { compareFunction } from "./compare.js";
import { UNITS } from "./judge.js";
import { QuestionError } from "./question.js";
import { signatures } from "./signatures.js";
import { checkedQuestion, storedQuestions, storedText } from "./stored.js";

const departure = compareFunction(chosenQuestions("nuclearNorm"), "nuclearNorm", () => 2, {
  tolerance: UNITS,
}).smallest!;

const refused: readonly (readonly [text: string, operation: Operation])[] = [
  ["[", "nuclearNorm"],
  ["null", "nuclearNorm"],
  [JSON.stringify({ schemaVersion: 2, operation: "nuclearNorm", questions: [] }), "nuclearNorm"],
  [storedText("nuclearNorm", [departure], null), "spectralNorm"],
  ...[[], [1], [[1, 2]], [[[1], [2, 3]]], [[["1"]]], [[[null]]], [[[1]], [[1]]], null].map(
    (operands): [string, Operation] => [
      JSON.stringify({ schemaVersion: 1, operation: "nuclearNorm", questions: [{ operands }] }),
      "nuclearNorm",
    ],
  ),
  [
    JSON.stringify({ schemaVersion: 1, operation: "hessianTrace", questions: [{ operands: [[[1]], 2] }] }),
    "hessianTrace",
  ],
  [
    JSON.stringify({ schemaVersion: 1, operation: "explicitHessian", questions: [{ operands: [[[[1]]], null] }] }),
    "explicitHessian",
  ],
];

describe("stored questions", () => {
  it("are those on which a function departed, new ones first, each once", () => {
    const once = storedText("nuclearNorm", [departure], null);
    expect(storedQuestions(once, "nuclearNorm")).toEqual([departure.question]);
    const other = { ...departure, question: { ...departure.question, operands: [[[5e-324, -1 / 3]]] } };
    const twice = storedText("nuclearNorm", [other, departure], once);
    expect(storedQuestions(twice, "nuclearNorm")).toEqual([other.question, departure.question]);
    expect(storedText("nuclearNorm", [departure], storedText("nuclearNorm", [departure], once))).toBe(once);
  });

  it.each(Object.keys(signatures) as Operation[])("of %s survive, bit for bit", (operation) => {
    for (const { operands } of chosenQuestions(operation)) {
      const again: unknown = JSON.parse(JSON.stringify(operands));
      expect(checkedQuestion(operation, again, "here").operands).toEqual(operands);
    }
  });

  it.each(refused)("that are none are refused: %s", (text, operation) => {
    expect(() => storedQuestions(text, operation)).toThrow(QuestionError);
  });
});
