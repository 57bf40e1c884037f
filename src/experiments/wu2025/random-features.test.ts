import { describe, expect, it } from "vitest";
import { exact } from "../../numerics/arithmetic/quantity.js";
import { leastAlignment, linearizedSgd } from "../../numerics/descent/second-moment.js";
import { identity, zeros } from "../../numerics/matrices/matrix.js";
import { Random } from "../../random/random.js";
import { leastAlignmentOfFeatures, nearFeatures, randomFeatures } from "./random-features.js";

describe("randomFeatures", () => {
  it("has the second moment ½ and the mean 1/√(2π)·(1 + O(1/d)) of rectified projections", () => {
    const features = randomFeatures(20, 5, 20_000, new Random(1));
    const mean = features.data.reduce((total, x) => total + x, 0) / features.data.length;
    const square = features.data.reduce((total, x) => total + x * x, 0) / features.data.length;
    // E z² = 1 for z = wᵀx, half of it positive.
    expect(square).toBeCloseTo(0.5, 1);
    expect(mean).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 1);
  });

  it("is a function of its source", () => {
    const once = (): number[][] => randomFeatures(3, 2, 4, new Random(9)).toRows();
    expect(once()).toEqual(once());
  });
});

describe("nearFeatures", () => {
  it("has three features of norm √2, which differ by √2 times the angle at most", () => {
    const rows = nearFeatures(1 / 8, 2000, new Random(3)).toRows();
    expect(Math.max(...rows.flat())).toBeCloseTo(Math.SQRT2, 3);
    expect(Math.max(...rows.map((row) => Math.max(...row) - Math.min(...row)))).toBeLessThan(Math.SQRT2 / 8);
    expect(rows.filter((row) => row.every((x) => x === 0)).length / 2000).toBeCloseTo(1 / 2, 1);
  });

  it("is aligned by less than the square of the angle, by a combination with Σθ_jw_j = 0", () => {
    for (const angle of [1 / 4, 1 / 16]) {
      const features = nearFeatures(angle, 8000, new Random(4));
      expect(leastAlignmentOfFeatures(features)).toBeLessThan(angle * angle);
    }
  });
});

describe("leastAlignmentOfFeatures", () => {
  it("agrees with the bounded evaluation", () => {
    // Fewer samples than are weighted at once, and three times as many.
    for (const [seed, samples] of [40, 40, 40, 700, 768].entries()) {
      const features = randomFeatures(3, 3, samples, new Random(seed));
      const { value, error } = leastAlignment(linearizedSgd(features, exact(1)));
      expect(Math.abs(leastAlignmentOfFeatures(features) - value)).toBeLessThanOrEqual(error + 1e-10);
    }
    expect(leastAlignmentOfFeatures(identity(4))).toBeCloseTo(3 / 4, 12);
  });

  it("says nothing without gradients", () => {
    expect(leastAlignmentOfFeatures(zeros(3, 2))).toBeNaN();
  });
});
