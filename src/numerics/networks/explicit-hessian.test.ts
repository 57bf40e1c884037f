import { describe, expect, it } from "vitest";
import { ShapeError } from "../arithmetic/errors.js";
import { exact } from "../arithmetic/quantity.js";
import {
  encloses,
  networkFrom,
  numbersFrom,
  problemFrom,
  referenceNetworks,
  relativeError,
  unitDirection,
} from "../fixtures/networks.js";
import { fromRows, Matrix, zeros } from "../matrices/matrix.js";
import { trace } from "../matrices/norms.js";
import { explicitHessian } from "./explicit-hessian.js";
import { hessianVectorProduct } from "./hessian-vector-product.js";
import { lossGradients } from "./network.js";

describe("explicitHessian", () => {
  referenceNetworks().forEach(({ weights, problem, stored }, index) => {
    it(`reference network ${index + 1}: its trace as computed with 60 digits`, () => {
      const value = trace(explicitHessian(weights, problem));
      expect(relativeError(value.value, stored.hessianTrace)).toBeLessThan(1e-13);
      expect(encloses(value, stored.hessianTrace)).toBe(true);
    });
  });

  it("is the textbook matrix for two scalars: L = (xy − b)², here x = 3, y = 2, b = 5", () => {
    const weights = [fromRows([[3]]), fromRows([[2]])];
    const hessian = explicitHessian(weights, { measurements: [fromRows([[1]])], labels: [exact(5)] });
    // ∂xx = 2y², ∂yy = 2x², ∂xy = 2(2xy − b).
    expect(hessian.toRows()).toEqual([
      [8, 14],
      [14, 18],
    ]);
  });

  it("is what central differences of the gradient give", () => {
    const next = numbersFrom(23);
    const widths = [2, 3, 2, 2];
    const weights = networkFrom(next, widths);
    const problem = { ...problemFrom(next, widths, 3), labels: [1, -2, 0.5].map(exact) };
    const hessian = explicitHessian(weights, problem);
    const step = 2 ** -17;
    let column = 0;
    weights.forEach((w, layer) => {
      for (let k = 0; k < w.data.length; k++, column++) {
        const unit = unitDirection(weights, layer, k);
        const at = (t: number): number[] =>
          lossGradients(
            weights.map((x, j) => x.plus(unit[j]!.times(t))),
            problem,
          ).flatMap((g) => Array.from(g.data));
        const up = at(step);
        const down = at(-step);
        // Third derivatives are of order 100 here, so the truncation is near 1e-8.
        up.forEach((x, row) => {
          expect(Math.abs((x - down[row]!) / (2 * step) - hessian.at(row, column))).toBeLessThan(1e-7);
        });
      }
    });
  });
});

describe("hessianVectorProduct", () => {
  it("gives the columns of the explicit Hessian, within the radii", () => {
    const next = numbersFrom(29);
    for (const widths of [
      [2, 2],
      [1, 1, 1],
      [2, 3, 2],
      [3, 2, 4, 2],
      [2, 1, 3, 1, 2],
    ]) {
      const weights = networkFrom(next, widths);
      const problem = { ...problemFrom(next, widths, 3), labels: [1, -2, 0.5].map(exact) };
      const hessian = explicitHessian(weights, problem);
      let column = 0;
      weights.forEach((w, layer) => {
        for (let k = 0; k < w.data.length; k++, column++) {
          let row = 0;
          for (const block of hessianVectorProduct(weights, problem, unitDirection(weights, layer, k))) {
            expect(block.radius).toBeLessThan(1e-12);
            for (const x of block.data) {
              expect(Math.abs(x - hessian.at(row, column))).toBeLessThanOrEqual(block.radius + hessian.radius);
              row += 1;
            }
          }
          expect(row).toBe(hessian.rows);
        }
      });
    }
  });

  it("refuses a direction of other shapes", () => {
    const weights = [zeros(2, 2), zeros(2, 2)];
    const problem = { measurements: [zeros(2, 2)], labels: [exact(0)] };
    expect(() => hessianVectorProduct(weights, problem, [zeros(2, 2)])).toThrow(ShapeError);
    expect(() => hessianVectorProduct(weights, problem, [zeros(2, 2), new Matrix(1, 2, new Float64Array(2))])).toThrow(
      "hessianVectorProduct, layer 2",
    );
  });
});
