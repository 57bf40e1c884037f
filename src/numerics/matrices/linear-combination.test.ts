import { describe, expect, it } from "vitest";
import { approximately, exact } from "../arithmetic/quantity.js";
import { matrixFrom, numbersFrom, Wide, wide } from "../fixtures/networks.js";
import { linearCombination } from "./linear-combination.js";
import { Matrix } from "./matrix.js";

/** ‖Σ c_i A_i − result‖_F in 60 digits. */
function trueDistance(matrices: readonly Matrix[], coefficients: readonly number[], result: Matrix): number {
  let total = new Wide(0);
  for (let k = 0; k < result.data.length; k++) {
    let entry = wide(-result.data[k]!);
    matrices.forEach((a, i) => (entry = entry.plus(wide(a.data[k]!).times(wide(coefficients[i]!)))));
    total = total.plus(entry.times(entry));
  }
  return total.sqrt().toNumber();
}

describe("linearCombination and scaledByQuantity", () => {
  it("stay within their radius of the exact result, which is at most 100 times too large", () => {
    const next = numbersFrom(7);
    for (let round = 0; round < 30; round++) {
      const matrices = Array.from({ length: 1 + (round % 6) }, () => matrixFrom(next, 3, 4));
      const coefficients = matrices.map(next);
      const combined = linearCombination(matrices, coefficients.map(exact));
      const distance = trueDistance(matrices, coefficients, combined);
      expect(distance).toBeLessThanOrEqual(combined.radius);
      expect(combined.radius).toBeLessThan(100 * distance);
      const multiple = matrices[0]!.times(exact(coefficients[0]!));
      expect(trueDistance(matrices.slice(0, 1), coefficients.slice(0, 1), multiple)).toBeLessThanOrEqual(
        multiple.radius,
      );
    }
  });

  it("pass the errors of coefficients and matrices on", () => {
    const a = new Matrix(1, 2, Float64Array.of(3, 4), 0.25);
    // Extremes: coefficient 2.5, matrix off by 0.25 along itself.
    const worst = 2.5 * 5.25 - 2 * 5;
    expect(a.times(approximately(2, 0.5)).radius).toBeGreaterThanOrEqual(worst);
    expect(a.times(approximately(2, 0.5)).radius).toBeLessThan(worst * 1.001);
    expect(linearCombination([a, a], [approximately(2, 0.5), exact(0)]).radius).toBeGreaterThanOrEqual(worst);
    expect(linearCombination([a, a], [approximately(2, 0.5), exact(0)]).radius).toBeLessThan(worst * 1.001);
  });
});
