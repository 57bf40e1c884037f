import { describe, expect, it } from "vitest";
import { isClearlyPositive, knownInteger, provided, takenAsExact, upperBound } from "./decisions.js";
import { approximately, exact } from "./quantity.js";

describe("a number under a proviso", () => {
  it.each([
    [2, 1, true],
    [-2, 1, true],
    [0, 0, true],
    [-0, 0, true],
    [1, 1, false],
    [0, 5e-324, false],
    [NaN, 0, false],
    [1, Infinity, false],
    [1, NaN, false],
  ])("on the sign of %d ± %d is known: %s", (value, error, sure) => {
    const found = provided(approximately(3, 0.5), approximately(value, error));
    expect(found).toEqual(approximately(3, sure ? 0.5 : Infinity));
  });
});

describe("a number that is known to be an integer", () => {
  it.each([
    [7.25, 0.125, 7, 0],
    [-6.75, 0.125, -7, 0],
    [7, 0, 7, 0],
    // The next one could be meant as well, or rounding hides which one.
    [7.25, 0.25, 7.25, 0.25],
    [7, 0.5, 7, 0.5],
    [NaN, 0, NaN, 0],
  ])("%d ± %d is %d ± %d", (value, error, whole, left) => {
    expect(knownInteger(approximately(value, error))).toEqual(approximately(whole, left));
  });
});

describe("upperBound", () => {
  it.each([
    [1, 0.25],
    [-1, 2 ** -60],
    [0, 0],
    [5e-324, 0],
    [1e300, 1e290],
    [1e-310, 1e-312],
    [0, 1],
  ])("of %d ± %d is above it, for certain and barely", (value, error) => {
    const bound = upperBound(approximately(value, error));
    expect(bound.error).toBe(0);
    expect(bound.value).toBeGreaterThanOrEqual(value + error);
    expect(bound.value - value - error).toBeLessThanOrEqual(2 ** -39 * error + 2 ** -49 * Math.abs(value) + 2 ** -1070);
  });

  it("is unknown where nothing is known", () => {
    expect(upperBound(approximately(1, Infinity)).error).toBe(Infinity);
  });
});

describe("what comes with a reason", () => {
  it("is the number, or the comparison, and nothing else", () => {
    expect(takenAsExact(1 / 3, "a constant")).toEqual(exact(1 / 3));
    expect([2, 1, 0].map((value) => isClearlyPositive(approximately(value, 1), "a test"))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
