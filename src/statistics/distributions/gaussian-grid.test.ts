import { describe, expect, it } from "vitest";
import { gaussianGrid } from "./gaussian-grid.js";

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
