import { describe, expect, it } from "vitest";
import { DomainError } from "../arithmetic/errors.js";
import { exact } from "../arithmetic/quantity.js";
import { allBatches, noiseShare } from "./batches.js";

describe("noiseShare", () => {
  it("is 1/B for independent indices and (n − B)/(B(n − 1)) for subsets", () => {
    expect(noiseShare(5, 2, "with replacement").value).toBe(1 / 2);
    expect(noiseShare(5, 2, "without replacement").value).toBe(3 / 8);
    expect(noiseShare(1, 1, "without replacement")).toEqual(exact(0));
    expect(() => noiseShare(2, 3, "without replacement")).toThrow(DomainError);
    expect(() => noiseShare(2, 0, "with replacement")).toThrow(DomainError);
  });
});

describe("allBatches", () => {
  it("lists tuples or subsets", () => {
    expect(allBatches(3, 2, "with replacement")).toHaveLength(9);
    expect(allBatches(3, 2, "without replacement")).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
  });

  it("has means of variance noiseShare times that of one sample", () => {
    const values = [1, -2, 4, 0.5];
    const mean = 3.5 / 4;
    const variance = values.reduce((total, x) => total + (x - mean) ** 2 / 4, 0);
    for (const draw of ["with replacement", "without replacement"] as const) {
      for (const batch of [1, 2, 3, 4]) {
        const all = allBatches(4, batch, draw).map((own) => own.reduce((total, i) => total + values[i]! / batch, 0));
        const spread = all.reduce((total, x) => total + (x - mean) ** 2 / all.length, 0);
        expect(spread).toBeCloseTo(noiseShare(4, batch, draw).value * variance, 12);
      }
    }
  });
});
