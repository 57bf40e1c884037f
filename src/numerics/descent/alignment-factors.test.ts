import { describe, expect, it } from "vitest";
import { exact } from "../arithmetic/quantity.js";
import { fromRows, identity, zeros } from "../matrices/matrix.js";
import { alignmentFactors } from "./alignment-factors.js";

describe("alignmentFactors", () => {
  const fisher = fromRows([
    [2, 1],
    [1, 3],
  ]);

  it("are 1 where Σ = 2LG", () => {
    const { direction, magnitude, alignment } = alignmentFactors(fisher.times(6), fisher, exact(3));
    for (const { value, error } of [direction, magnitude, alignment]) {
      expect(Math.abs(value - 1)).toBeLessThanOrEqual(error);
      expect(error).toBeLessThan(1e-14);
    }
  });

  it("are those of the formulas for Σ = I: tr G/(√2‖G‖), √2/(2L‖G‖) and their product", () => {
    const { direction, magnitude, alignment } = alignmentFactors(identity(2), fisher, exact(3));
    expect(direction.value).toBeCloseTo(5 / Math.sqrt(30), 14);
    expect(magnitude.value).toBeCloseTo(Math.sqrt(2) / (6 * Math.sqrt(15)), 14);
    expect(alignment.value).toBeCloseTo(5 / 90, 14);
  });

  it("have no direction and no size without noise, and say nothing without loss", () => {
    const silent = alignmentFactors(zeros(2, 2), fisher, exact(1));
    expect(silent.direction.value).toBeNaN();
    expect(silent.alignment).toEqual(exact(0));
    expect(alignmentFactors(fisher, fisher, exact(0)).alignment.error).not.toBeLessThan(Infinity);
  });
});
