import { describe, expect, it } from "vitest";
import { exact, product, type Quantity } from "../../numerics/arithmetic/quantity.js";
import { gaussianMoment } from "./gauss-hermite.js";

/** x^m. */
function raised(x: Quantity | undefined, m: number): Quantity {
  return product(new Array<Quantity>(m).fill(x ?? exact(NaN)));
}

/** E ξ^m for a standard normal ξ. */
const MOMENTS = [1, 0, 1, 0, 3, 0];

function contains({ value, error }: Quantity, expected: number): boolean {
  return Math.abs(value - expected) <= error;
}

describe("gaussianMoment", () => {
  it("is exact for powers up to the fifth", () => {
    MOMENTS.forEach((expected, m) => {
      const moment = gaussianMoment(1, ([x]) => raised(x, m));
      expect(contains(moment, expected)).toBe(true);
      expect(moment.error).toBeLessThan(2 ** -44);
    });
  });

  it("is not for the sixth", () => {
    const moment = gaussianMoment(1, ([x]) => raised(x, 6));
    expect(contains(moment, 15)).toBe(false);
    expect(contains(moment, 9)).toBe(true);
  });

  it("multiplies the moments of different variables", () => {
    MOMENTS.forEach((first, a) => {
      MOMENTS.forEach((second, b) => {
        const moment = gaussianMoment(3, ([x, y, z]) => raised(x, a).times(raised(y, b)).times(raised(z, 4)));
        expect(contains(moment, 3 * first * second)).toBe(true);
      });
    });
  });

  it("has the value of f in dimension zero", () => {
    expect(gaussianMoment(0, () => exact(8)).value).toBe(8);
  });
});
