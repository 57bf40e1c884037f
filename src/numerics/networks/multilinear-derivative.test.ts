import { describe, expect, it } from "vitest";
import { ShapeError } from "../arithmetic/errors.js";
import { numbersFrom } from "../fixtures/networks.js";
import { fromRows, Matrix } from "../matrices/matrix.js";
import { distance, inner } from "../matrices/norms.js";
import { derivativesAlongUnits } from "./multilinear-derivative.js";
import { endToEnd, layerGradients } from "./network.js";

/** Layers of the given widths and a measurement that fits them. */
function network(widths: readonly number[], seed: number): { weights: Matrix[]; a: Matrix } {
  const next = numbersFrom(seed);
  const make = (rows: number, cols: number): Matrix =>
    new Matrix(
      rows,
      cols,
      Float64Array.from({ length: rows * cols }, () => next()),
    );
  return {
    weights: widths.slice(1).map((rows, j) => make(rows, widths[j]!)),
    a: make(widths.at(-1)!, widths[0]!),
  };
}

describe("derivatives along unit matrices", () => {
  it("are those of a product of numbers: ∂(a·w_2·w_1)/∂w_1 = a·w_2", () => {
    const weights = [fromRows([[3]]), fromRows([[5]])];
    expect(derivativesAlongUnits(weights, fromRows([[7]]), 0).toRows()).toEqual([[35]]);
    expect(derivativesAlongUnits(weights, fromRows([[7]]), 1).toRows()).toEqual([[21]]);
  });

  it("agree with the product formula of the gradient within both radii, which are small", () => {
    for (const [k, widths] of [
      [2, 3, 1],
      [1, 1, 1, 1],
      [3, 2, 4, 2],
      [2, 2],
    ].entries()) {
      const { weights, a } = network(widths, k);
      layerGradients(weights, a).forEach((gradient, j) => {
        const computed = derivativesAlongUnits(weights, a, j);
        const { value, error } = distance(computed, gradient);
        expect(value).toBeLessThanOrEqual(error);
        expect(computed.radius).toBeLessThan(1e-13 * (1 + computed.normBound));
      });
    }
  });

  it("predict what one more step of a layer does, to the last digit that the products keep", () => {
    const { weights, a } = network([2, 3, 2, 2], 9);
    const moved = weights.map((w, j) =>
      j === 1
        ? new Matrix(
            w.rows,
            w.cols,
            w.data.map((x, k) => x + k),
          )
        : w,
    );
    const step = new Matrix(2, 3, Float64Array.from([0, 1, 2, 3, 4, 5]));
    const change = inner(a, endToEnd(moved)).value - inner(a, endToEnd(weights)).value;
    expect(inner(derivativesAlongUnits(weights, a, 1), step).value).toBeCloseTo(change, 11);
  });

  it("reject a measurement of another shape", () => {
    const { weights } = network([2, 3, 2], 1);
    expect(() => derivativesAlongUnits(weights, fromRows([[1]]), 0)).toThrow(ShapeError);
  });
});
