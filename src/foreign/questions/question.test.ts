import { describe, expect, it } from "vitest";
import { exact, Quantity } from "../../numerics/arithmetic/quantity.js";
import { fromRows, Matrix } from "../../numerics/matrices/matrix.js";
import { judgeAnswer } from "../answers/judge.js";
import { operandsOf, type OriginTable, type Question, questionOf, sizeOf } from "./question.js";
import { computed } from "../answers/truth.js";

const step = (operation: string, ...operands: unknown[]): Parameters<typeof questionOf>[0] =>
  ({ operation, operands }) as unknown as Parameters<typeof questionOf>[0];

describe("the question behind a step", () => {
  it("has the operands without their errors, in a form that JSON gives back", () => {
    const a = new Matrix(1, 2, Float64Array.of(1, -0), 0.5);
    const found = questionOf(step("scaledByQuantity", a, new Quantity(-0, 3)), a)!;
    expect(found.operands).toEqual([[[1, 0]], 0]);
    expect(JSON.parse(JSON.stringify(found.operands))).toEqual(found.operands);
  });

  it("is none where an operand is not finite, or has no entries", () => {
    const a = fromRows([[1, 2]]);
    const no = new Matrix(0, 0, new Float64Array());
    const infinite = new Matrix(1, 1, Float64Array.of(Infinity));
    expect(questionOf(step("add", exact(1), new Quantity(NaN, 0)), exact(1))).toBeNull();
    expect(questionOf(step("power", exact(1), -Infinity), exact(1))).toBeNull();
    for (const one of [no, infinite]) {
      expect(questionOf(step("frobeniusNorm", one), exact(1))).toBeNull();
      expect(questionOf(step("multiplyMatrices", a, one), a)).toBeNull();
    }
  });

  it("of an operation on symmetric matrices has the upper half twice, and of others what stands there", () => {
    const rounded = fromRows([[1, 2], [2 + 2 ** -51, 3]]); // prettier-ignore
    expect(questionOf(step("largestEigenvalue", rounded), exact(1))!.operands).toEqual([[[1, 2], [2, 3]]]); // prettier-ignore
    expect(questionOf(step("trace", rounded), exact(1))!.operands).toEqual([[[1, 2], [2 + 2 ** -51, 3]]]); // prettier-ignore
  });
});

describe("entries that are put in other places", () => {
  const origin = (row: number, col: number): OriginTable[number][number] => (row === 2 ? null : [row, 0, 1 - col]);
  const [a, b] = [fromRows([[1, 2]]), fromRows([[3, 4]])];
  const result = fromRows([[2, 1], [4, 3], [0, 0]]); // prettier-ignore
  const question = questionOf(step("rearranged", [a, b], origin), result) as Question;

  it("are a question with a table of the places, of the shape of the result", () => {
    expect(question.operands[1]).toEqual([[[0, 0, 1], [0, 0, 0]], [[1, 0, 1], [1, 0, 0]], [null, null]]); // prettier-ignore
    expect(
      questionOf(
        step("rearranged", [a], () => [0, 0, 0]),
        exact(1),
      )!.operands[1],
    ).toEqual([[[0, 0, 0]]]);
  });

  it("come back from the table, with zeros where it has none", () => {
    const [, back] = operandsOf(question) as [unknown, typeof origin];
    for (const [row, col] of [[0, 0], [1, 1], [2, 0]] as const) expect(back(row, col)).toEqual(origin(row, col)); // prettier-ignore
    expect(back(9, 0)).toBeNull();
    expect(sizeOf(question)).toBe(4);
  });

  it("are judged: what is right agrees, what is in another place departs", () => {
    const { rows, cols, data } = computed(question);
    expect([rows, cols, [...data]]).toEqual([3, 2, [2, 1, 4, 3, 0, 0]]);
    expect(judgeAnswer(question, { value: result.toRows() }).verdict).toBe("agrees");
    expect(judgeAnswer(question, { value: [[1, 2], [3, 4], [0, 0]] }).verdict).toBe("departs"); // prettier-ignore
    expect(judgeAnswer(question, { value: [[2, 1], [4, 3]] }).fault).toBe("gives 2×2 in place of 3×2"); // prettier-ignore
  });
});
