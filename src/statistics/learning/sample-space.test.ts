import { describe, expect, it } from "vitest";
import { normalized } from "../distributions/finite-distribution.js";
import { exact, type Quantity } from "../../numerics/arithmetic/quantity.js";
import { type LearningProblem, probabilityOf } from "./finite-learning.js";
import { expectationOverSamples, gapProbability, sampleSpace } from "./sample-space.js";

const problem: LearningProblem = {
  samples: 3,
  pointWeights: [1, 3],
  priorWeights: [1],
  losses: [
    [1, 0],
    [0, 1],
  ],
};

function encloses({ value, error }: Quantity, truth: number): boolean {
  return Math.abs(value - truth) <= error && error < 2 ** -44;
}

describe("sampleSpace", () => {
  const space = sampleSpace(problem);

  it("lists every order once, with probabilities that sum to one", () => {
    expect(new Set(space.map(({ points }) => points.join())).size).toBe(8);
    expect(
      encloses(
        expectationOverSamples(space, () => exact(1)),
        1,
      ),
    ).toBe(true);
  });

  it("agrees with the enumeration of counts", () => {
    const byCounts = probabilityOf(problem, ([first]) => first === 1);
    const once = (points: readonly number[]): boolean => points.filter((z) => z === 0).length === 1;
    const byOrder = expectationOverSamples(space, ({ points }) => exact(once(points) ? 1 : 0));
    expect(encloses(byOrder, 27 / 64)).toBe(true);
    expect(Math.abs(byCounts.value - byOrder.value)).toBeLessThanOrEqual(byCounts.error + byOrder.error);
  });

  it("has gaps of mean zero and variance p(1 − p)/n", () => {
    expect(
      encloses(
        expectationOverSamples(space, ({ gaps }) => gaps[0]!),
        0,
      ),
    ).toBe(true);
    const second = expectationOverSamples(space, ({ gaps }) => exact(gaps[1]!.value ** 2));
    expect(second.value).toBeCloseTo(3 / 16 / 3, 12);
  });
});

describe("gapProbability", () => {
  const space = sampleSpace(problem);
  const first = normalized([1, 0]);

  it("is the probability of the samples beyond t", () => {
    // The first hypothesis has the gap 1/4 exactly where the first point does not occur.
    expect(encloses(gapProbability(space, first, exact(0.125), "included"), 27 / 64)).toBe(true);
    expect(gapProbability(space, first, exact(0.5), "included").value).toBe(0);
  });

  it("encloses both answers where rounding hides a tie", () => {
    const { value, error } = gapProbability(space, first, exact(0.25), "included");
    expect(value - error).toBeLessThanOrEqual(0);
    expect(value + error).toBeGreaterThanOrEqual(27 / 64);
    expect(value + error).toBeLessThan(27 / 64 + 2 ** -40);
  });

  it("counts exact ties as told", () => {
    const harmless = sampleSpace({ ...problem, losses: [[0, 0]] });
    const only = normalized([1]);
    expect(encloses(gapProbability(harmless, only, exact(0), "included"), 1)).toBe(true);
    expect(gapProbability(harmless, only, exact(0), "excluded")).toEqual(exact(0));
  });
});
