import { describe, expect, it } from "vitest";
import { exact, product, sum } from "../../numerics/arithmetic/index.js";
import { frobeniusSquared, fromRows, inner } from "../../numerics/matrices/index.js";
import { lagrangeGap, meansGap, varianceGap } from "./gaps.js";

describe("gaps", () => {
  it.each([[[3]], [[1, 3]], [[0, 8]], [[2, 2]], [[4, 0, 8, 4]], [[16, 16, 0, 32]]])(
    "of the means of %j: the power of the mean less the product",
    (numbers) => {
      const terms = numbers.map((x) => exact(x));
      const S = sum(terms).over(terms.length);
      const gap = meansGap(terms);
      const expected = product(terms.map(() => S)).minus(product(terms));
      expect(gap.value).toBeGreaterThanOrEqual(0);
      expect(Math.abs(gap.value - expected.value)).toBeLessThanOrEqual(gap.error + expected.error);
    },
  );

  it("of Cauchy and Schwarz: the product of the squares less the square of the product", () => {
    const [a, b] = [fromRows([[1, -2, 0.5], [3, 0, 4]]), fromRows([[2, 1, -1], [0, 5, 0.25]])]; // prettier-ignore
    const expected = frobeniusSquared(a).times(frobeniusSquared(b)).minus(inner(a, b).squared());
    const gap = lagrangeGap(a, b);
    expect(Math.abs(gap.value - expected.value)).toBeLessThanOrEqual(gap.error + expected.error);
    expect(lagrangeGap(a, a.times(2)).value).toBe(0);
    expect(() => lagrangeGap(a, a.T)).toThrow("expected 2×3, got 3×2");
  });

  it("of the mean square: less the square of the mean", () => {
    const values = [1, 3, -2, 6].map((x) => exact(x));
    expect(varianceGap(values).value).toBe((1 + 9 + 4 + 36) / 4 - 4);
  });
});
