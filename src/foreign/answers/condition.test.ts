import { describe, expect, it } from "vitest";
import type { Operation } from "../../numerics/arithmetic/provenance.js";
import { Random } from "../../random/random.js";
import { chosenQuestions } from "../questions/chosen.js";
import { standardOf } from "./judge.js";
import type { PlainOperand, Question, Rows } from "../questions/question.js";
import { mapOperands, symmetric } from "../questions/signatures.js";
import { computed, enclosed, type Known, ULP } from "./truth.js";

/** Large enough for doubles to show what it does, small enough for first order. */
const UNITS = 2 ** 22;

const random = new Random(20240101);

/** The operands, each moved by so many units in the last place: of numbers, and of matrices in the Frobenius norm. */
function moved(question: Question): Question {
  const size = UNITS * ULP;
  const matrix = (a: Rows): Rows => {
    const noise = a.map((row) => row.map(() => random.normal()));
    const even = symmetric.has(question.operation)
      ? noise.map((row, i) => row.map((x, j) => x + noise[j]![i]!))
      : noise;
    const scale = (size * Math.hypot(...a.flat())) / Math.hypot(...even.flat());
    return a.map((row, i) => row.map((x, j) => x + (1 - 2 ** -20) * scale * even[i]![j]!));
  };
  const same = (x: unknown): unknown => x;
  const quantity = (x: number): number => x * (1 + size * (random.normal() < 0 ? -1 : 1));
  const operands = mapOperands(question.operation, question.operands, { matrix, quantity, number: same, origin: same });
  return { ...question, operands: operands as PlainOperand[] };
}

function distance(a: Known, b: Known): number {
  return Math.hypot(...a.data.map((x, k) => x - b.data[k]!));
}

const operations: readonly Operation[] = [
  "add",
  "subtract",
  "divide",
  "logarithm",
  "sum",
  "multiplyMatrices",
  "inner",
  "distance",
  "trace",
  "frobeniusNorm",
  "nuclearNorm",
  "spectralNorm",
  "singularValue",
  "largestEigenvalue",
  "pseudoInverse",
  "leadingPair",
  "hessianTrace",
  "sharpness",
  "explicitHessian",
  "regularizerR",
];

describe("what is allowed for units in the last place", () => {
  it.each(operations)(
    "of %s holds what operands that move by as many do, by intervals, and not much more",
    (operation) => {
      let used = 0;
      let told = 0;
      for (const question of chosenQuestions(operation)) {
        const standard = standardOf(question, { units: UNITS });
        if (standard === null || !(standard.allowed <= 0.001 * standard.size)) continue;
        const shape = computed(question);
        const here = enclosed(question, shape)!;
        for (let k = 0; k < 3; k++) {
          const there = enclosed(moved(question), shape);
          if (there === null) continue;
          const away = distance(here, there) - here.error - there.error;
          expect(away).toBeLessThanOrEqual(standard.allowed * (1 + 2 ** -16));
          used = Math.max(used, away / standard.allowed);
          told += 1;
        }
      }
      expect(told).toBeGreaterThan(5);
      expect(used).toBeGreaterThan(0.05);
    },
  );
});
