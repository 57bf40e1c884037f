import { describe, expect, it } from "vitest";
import { DomainError, ShapeError } from "../arithmetic/errors.js";
import { numbersFrom } from "../fixtures/networks.js";
import { fromRows, Matrix } from "../matrices/matrix.js";
import { gradientSquares } from "../networks/hessian-trace.js";
import { rankOneMinimizer } from "./rank-one-minimizer.js";

function random(rows: number, cols: number, next: () => number): Matrix {
  return new Matrix(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => next()),
  );
}

/** S at the layers multiplied by factors e^{t_j} with Σ t_j = 0: products of the same end-to-end matrix. */
function rescaledSum(weights: readonly Matrix[], measurements: readonly Matrix[], logs: readonly number[]): number {
  const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
  const moved = weights.map(
    ({ rows, cols, data }, j) =>
      new Matrix(
        rows,
        cols,
        data.map((x) => x * Math.exp(logs[j]! - mean)),
      ),
  );
  return gradientSquares(moved, measurements).value;
}

describe("the rank-one minimizer", () => {
  it("is the layers of one size for numbers", () => {
    const weights = rankOneMinimizer([1, 1, 1, 1], [fromRows([[2]])], fromRows([[1]]), fromRows([[1]]));
    expect(weights.map((w) => w.toRows())).toEqual([[[2]], [[2]], [[2]]]);
  });

  it("reaches S = 2·Σ‖A_iᵀu‖²·Σ‖A_iv‖² with two layers", () => {
    const measurements = [fromRows([[1, 2], [0, 1]]), fromRows([[0, 3], [1, 1]])]; // prettier-ignore
    const weights = rankOneMinimizer([2, 2, 2], measurements, fromRows([[1], [1]]), fromRows([[1], [0]]));
    // A_1ᵀu = (1, 3), A_2ᵀu = (1, 4); A_1v = (1, 0), A_2v = (0, 1).
    const { value, error } = gradientSquares(weights, measurements);
    expect(Math.abs(value - 2 * 27 * 2)).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(1e-11);
  });

  it("is least among layers rescaled to the same product, where the measurements are copies of one", () => {
    const next = numbersFrom(5);
    for (const widths of [
      [2, 3, 2],
      [3, 1, 2, 2],
      [2, 2, 2, 3, 2],
    ]) {
      const a = random(widths.at(-1)!, widths[0]!, next);
      const measurements = [a, a];
      const weights = rankOneMinimizer(widths, measurements, random(a.rows, 1, next), random(a.cols, 1, next));
      const least = gradientSquares(weights, measurements);
      for (let round = 0; round < 20; round++) {
        const other = rescaledSum(
          weights,
          measurements,
          weights.map(() => next() / 4),
        );
        expect(other).toBeGreaterThanOrEqual(least.value - least.error);
      }
    }
  });

  it("rejects one layer, and no measurement", () => {
    const one = fromRows([[1]]);
    expect(() => rankOneMinimizer([1, 1], [one], one, one)).toThrow(DomainError);
    expect(() => rankOneMinimizer([1, 1, 1], [], one, one)).toThrow(ShapeError);
  });
});
