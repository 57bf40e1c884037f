import { describe, expect, it } from "vitest";
import { approximately, exact } from "../arithmetic/quantity.js";
import { quantityMatrix } from "./quantity-matrix.js";

describe("quantityMatrix", () => {
  it("places the entries row by row", () => {
    const matrix = quantityMatrix(2, 3, (i, j) => exact(10 * i + j));
    expect(matrix.toRows()).toEqual([
      [0, 1, 2],
      [10, 11, 12],
    ]);
    expect(matrix.radius).toBe(0);
  });

  it("has the root of the sum of squared errors as its radius", () => {
    const { radius } = quantityMatrix(1, 2, (_, j) => approximately(1, j === 0 ? 3 : 4));
    expect(radius).toBeGreaterThanOrEqual(5);
    expect(radius).toBeLessThan(5 * (1 + 2 ** -40));
  });
});
