import { describe, expect, it } from "vitest";
import { ShapeError } from "../arithmetic/errors.js";
import { exact, sum } from "../arithmetic/quantity.js";
import {
  encloses,
  networkFrom,
  numbersFrom,
  problemFrom,
  referenceNetworks,
  relativeError,
} from "../fixtures/networks.js";
import { fromRows, Matrix, zeros } from "../matrices/matrix.js";
import { frobeniusSquared, inner } from "../matrices/norms.js";
import {
  endToEnd,
  endToEndGradient,
  layerGradients,
  loss,
  lossGradients,
  predictions,
  residuals,
  validateNetwork,
  validateProblem,
} from "./network.js";

describe("the reference networks", () => {
  referenceNetworks().forEach(({ weights, problem, stored }, index) => {
    it(`network ${index + 1}: end-to-end matrix, loss and gradient as computed with 60 digits`, () => {
      expect(endToEnd(weights).toRows()).toEqual(stored.endToEnd);
      const value = loss(weights, problem);
      expect(relativeError(value.value, stored.loss)).toBeLessThan(1e-13);
      expect(encloses(value, stored.loss)).toBe(true);
      const gradient = sum(lossGradients(weights, problem).map(frobeniusSquared));
      expect(relativeError(gradient.value, stored.gradientNormSquared)).toBeLessThan(1e-13);
      expect(encloses(gradient, stored.gradientNormSquared)).toBe(true);
    });
  });
});

describe("layerGradients", () => {
  it("is the exact difference ⟨A, E(W + t e)⟩ − ⟨A, E(W)⟩ = t·gradient, the product being linear in each layer", () => {
    // Small integers: every operation is exact in doubles, so equality is exact.
    const weights = [
      fromRows([
        [1, -2],
        [0, 3],
        [2, 2],
      ]),
      fromRows([[4, 1, -1]]),
      fromRows([[2], [-3]]),
    ];
    const a = fromRows([
      [1, 5],
      [-2, 3],
    ]);
    const base = predictions(weights, [a])[0]!.value;
    layerGradients(weights, a).forEach((gradient, j) => {
      for (let k = 0; k < gradient.data.length; k++) {
        const step = zeros(gradient.rows, gradient.cols);
        step.data[k] = 2;
        const moved = weights.map((w, at) => (at === j ? w.plus(step) : w));
        expect(predictions(moved, [a])[0]!.value - base).toBe(2 * gradient.data[k]!);
      }
    });
  });

  it("obeys Euler's identity: ⟨gradient, W_j⟩ is the prediction for every layer", () => {
    const next = numbersFrom(3);
    for (const widths of [
      [2, 3],
      [1, 1, 1],
      [3, 4, 2],
      [2, 5, 3, 4],
      [4, 2, 2, 3, 1],
    ]) {
      const weights = networkFrom(next, widths);
      const a = problemFrom(next, widths, 1).measurements[0]!;
      const prediction = predictions(weights, [a])[0]!;
      layerGradients(weights, a).forEach((gradient, j) => {
        expect(gradient.shape).toBe(weights[j]!.shape);
        const euler = inner(gradient, weights[j]!);
        expect(Math.abs(euler.value - prediction.value)).toBeLessThanOrEqual(euler.error + prediction.error);
      });
    }
  });
});

describe("lossGradients", () => {
  it("is the residual-weighted sum of the gradients of the predictions", () => {
    const next = numbersFrom(5);
    const widths = [3, 4, 2, 3];
    const weights = networkFrom(next, widths);
    const problem = { ...problemFrom(next, widths, 4), labels: [0.5, -1, 2, 0.25].map(exact) };
    const expected = weights.map((w) => zeros(w.rows, w.cols));
    residuals(weights, problem).forEach((r, i) => {
      layerGradients(weights, problem.measurements[i]!).forEach((gradient, j) => {
        expected[j] = expected[j]!.plus(gradient.times((2 / 4) * r.value));
      });
    });
    lossGradients(weights, problem).forEach((gradient, j) => {
      gradient.data.forEach((x, k) => {
        expect(Math.abs(x - expected[j]!.data[k]!)).toBeLessThanOrEqual(gradient.radius + expected[j]!.radius);
      });
      expect(gradient.radius).toBeLessThan(1e-13);
    });
    expect(endToEndGradient(weights, problem).shape).toBe("3×3");
  });
});

describe("radii", () => {
  it("of the weights reach predictions and gradients", () => {
    const blurred = [fromRows([[2, 1]]), fromRows([[3]])].map((w) => new Matrix(w.rows, w.cols, w.data, 0.125));
    const a = fromRows([[1, 0]]);
    // The corner W_1 = (2.125, 1), W_2 = 3.125.
    expect(predictions(blurred, [a])[0]!.error).toBeGreaterThanOrEqual(2.125 * 3.125 - 6);
    expect(layerGradients(blurred, a)[0]!.radius).toBeGreaterThanOrEqual(0.125);
  });
});

describe("validation", () => {
  const layer = (rows: number, cols: number): Matrix => zeros(rows, cols);

  it("names the layer that does not chain", () => {
    expect(() => {
      validateNetwork([layer(2, 3), layer(4, 2), layer(1, 3)]);
    }).toThrow(
      "layer 3: expected 4 columns, the rows of layer 2, got 1×3; list the layers W_1 first, W_j of shape d_j × d_(j−1)",
    );
    expect(() => endToEnd([layer(2, 3), layer(2, 3)])).toThrow(ShapeError);
  });

  it("refuses no layers, no measurements, a measurement of another shape, a missing label", () => {
    expect(() => endToEnd([])).toThrow("weights: expected at least one layer, got none");
    expect(() => predictions([layer(2, 3)], [])).toThrow("measurements: expected at least one measurement, got none");
    expect(() => predictions([layer(2, 3)], [layer(2, 3), layer(3, 2)])).toThrow(
      "measurement 2: expected 2×3, the shape of the end-to-end matrix, got 3×2",
    );
    expect(() => {
      validateProblem([layer(2, 3)], { measurements: [layer(2, 3)], labels: [] });
    }).toThrow("labels: expected 1, one for each measurement, got 0");
  });
});
