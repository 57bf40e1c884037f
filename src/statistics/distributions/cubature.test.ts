import { describe, expect, it } from "vitest";
import { exact, product, type Quantity } from "../../numerics/arithmetic/quantity.js";
import { gaussianGrid, gaussianMoment } from "./cubature.js";

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

/** E z^k for a standard normal z. */
function moment(k: number): number {
  return k % 2 === 1 ? 0 : k === 0 ? 1 : (k - 1) * moment(k - 2);
}

describe("gaussianGrid", () => {
  it.each([1, 2])("has all mixed moments up to order 7 in each of %i coordinates", (d) => {
    const grid = gaussianGrid(d);
    expect(grid).toHaveLength(7 ** d);
    for (let i = 0; i <= 7; i++) {
      for (let j = 0; j <= (d > 1 ? 7 : 0); j++) {
        const sum = grid.reduce(
          (total, { point, weight }) => total + weight.value * point[0]! ** i * (point[1] ?? 1) ** j,
          0,
        );
        expect(sum).toBeCloseTo(moment(i) * moment(j), 9);
      }
    }
    // Order 8 is 105 for the normal distribution.
    expect(grid.reduce((total, { point, weight }) => total + weight.value * point[0]! ** 8, 0)).toBeCloseTo(99, 0);
  });
});
