import { describe, expect, it } from "vitest";
import type { Operation } from "../../numerics/arithmetic/provenance.js";
import { chosenQuestions } from "../questions/chosen.js";
import { compareFunction } from "./compare.js";
import { UNITS } from "../answers/judge.js";
import { QuestionError } from "../questions/question.js";
import { signatures } from "../questions/signatures.js";
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

  it("of places keep them, with the zeros between", () => {
    const operands = [[[[1, 2]]], [[[0, 0, 1], null]]];
    expect(checkedQuestion("rearranged", operands, "here").operands).toEqual(operands);
    for (const places of [[], [[7]], [[[0, 0]]], [[[0, 0, 0, 1]]], [[[0, 0, "1"]]], [[{}]], 3]) {
      expect(() => checkedQuestion("rearranged", [[[[1]]], places], "here"), JSON.stringify(places)).toThrow(
        QuestionError,
      );
    }
  });

  it("say what was expected, in numbers that are right, and what came", () => {
    const said = (operation: Operation, operands: unknown): string => {
      try {
        checkedQuestion(operation, operands, "number 3");
      } catch (error) {
        return (error as Error).message;
      }
      return "nothing";
    };
    expect(said("nuclearNorm", [])).toBe("number 3: expected 1 operand of nuclearNorm, got []");
    expect(said("multiplyMatrices", [[[1]]])).toBe("number 3: expected 2 operands of multiplyMatrices, got [[[1]]]");
    expect(said("nuclearNorm", undefined)).toBe("number 3: expected 1 operand of nuclearNorm, got nothing");
    expect(said("square", [Infinity])).toBe("number 3: expected a number, got null");
    expect(said("hessianTrace", [3, [[[1]]]])).toContain("expected operands of hessianTrace");
    const entry = JSON.stringify({ schemaVersion: 1, operation: "square", questions: [null] });
    expect(() => storedQuestions(entry, "square")).toThrow("stored questions on square, number 1: expected 1 operand");
  });

  it("are a hundred at most, the newest first", () => {
    const at = (k: number) => ({ ...departure, question: { ...departure.question, operands: [[[k]]] } });
    const old = storedText("nuclearNorm", Array.from({ length: 100 }, (_, k) => at(k)), null); // prettier-ignore
    const kept = storedQuestions(storedText("nuclearNorm", [at(1000)], old), "nuclearNorm");
    expect([kept.length, kept[0]!.operands, kept[99]!.operands]).toEqual([100, [[[1000]]], [[[98]]]]);
  });

  it.each(refused)("that are none are refused: %s", (text, operation) => {
    expect(() => storedQuestions(text, operation)).toThrow(QuestionError);
  });
});
