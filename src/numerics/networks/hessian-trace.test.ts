import { describe, expect, it } from "vitest";
import { withArena } from "../arithmetic/arena.js";
import { DomainError, ShapeError } from "../arithmetic/errors.js";
import { exact, sum } from "../arithmetic/quantity.js";
import {
  encloses,
  networkFrom,
  numbersFrom,
  problemFrom,
  referenceNetworks,
  relativeError,
} from "../fixtures/networks.js";
import { fromRows, identity, Matrix, zeros } from "../matrices/matrix.js";
import { frobeniusSquared, trace } from "../matrices/norms.js";
import { explicitHessian } from "./explicit-hessian.js";
import { gradientSquares, hessianTrace, regularizerR } from "./hessian-trace.js";
import { layerGradients } from "./network.js";

describe("the reference networks", () => {
  referenceNetworks().forEach(({ weights, problem, stored }, index) => {
    it(`network ${index + 1}: trace of the Hessian and R(W) as computed with 60 digits`, () => {
      const trace = hessianTrace(weights, problem.measurements);
      expect(relativeError(trace.value, stored.hessianTrace)).toBeLessThan(1e-13);
      expect(encloses(trace, stored.hessianTrace)).toBe(true);
      const regularizer = regularizerR(weights);
      expect(relativeError(regularizer.value, stored.regularizerR)).toBeLessThan(1e-13);
      expect(encloses(regularizer, stored.regularizerR)).toBe(true);
    });
  });
});

const shapes = [
  [2, 3],
  [1, 1, 1],
  [3, 4, 2],
  [2, 5, 3, 4],
  [4, 2, 2, 3, 1],
  [3, 3, 3, 3, 3, 3],
];

describe("hessianTrace", () => {
  it("is the trace of the explicit Hessian, at zero loss and away from it", () => {
    const next = numbersFrom(11);
    for (const widths of shapes) {
      const weights = networkFrom(next, widths);
      const problem = problemFrom(next, widths, 3);
      for (const shift of [0, 7]) {
        const labels = problem.labels.map((_, i) => exact(shift * (i + 1)));
        const fast = hessianTrace(weights, problem.measurements);
        const slow = trace(explicitHessian(weights, { ...problem, labels }));
        expect(Math.abs(fast.value - slow.value)).toBeLessThanOrEqual(fast.error + slow.error);
        expect(relativeError(fast.value, slow.value)).toBeLessThan(1e-13);
        expect(fast.error).toBeLessThan(1e-12 * fast.value);
      }
    }
  });

  it("is the same inside the workspace", () => {
    const next = numbersFrom(13);
    const weights = networkFrom(next, [6, 6, 6, 6]);
    const { measurements } = problemFrom(next, [6, 6, 6, 6], 20);
    const outside = hessianTrace(weights, measurements);
    expect(withArena(() => hessianTrace(weights, measurements))).toEqual(outside);
  });

  it("is 0 with error 0 for a network of zeros with at least two hidden layers", () => {
    const zero = hessianTrace([zeros(2, 2), zeros(2, 2), zeros(2, 2)], [identity(2)]);
    expect(zero.value).toBe(0);
    expect(zero.error).toBeLessThan(1e-300);
  });

  it("encloses the value at every network and measurement within the radii", () => {
    // All shifted by the radius along themselves: 1×1 layers 2 + r, 3 + r and measurement 1 + r.
    const r = 2 ** -10;
    const blurred = (x: number): Matrix => new Matrix(1, 1, Float64Array.of(x), r);
    const value = hessianTrace([blurred(2), blurred(3)], [blurred(1)]);
    const corner = 2 * (1 + r) ** 2 * ((2 + r) ** 2 + (3 + r) ** 2);
    expect(value.value).toBe(26);
    expect(value.error).toBeGreaterThanOrEqual(corner - 26);
    expect(value.error).toBeLessThan(1.01 * (corner - 26));
  });

  it("refuses what does not chain or fit", () => {
    expect(() => hessianTrace([zeros(2, 2)], [])).toThrow(ShapeError);
    expect(() => hessianTrace([zeros(2, 2), zeros(2, 3)], [zeros(2, 2)])).toThrow("layer 2");
  });
});

describe("gradientSquares", () => {
  it("is the sum of the squared gradients of the predictions, measurement by measurement", () => {
    const next = numbersFrom(17);
    for (const widths of shapes) {
      const weights = networkFrom(next, widths);
      const { measurements } = problemFrom(next, widths, 4);
      const slow = sum(measurements.flatMap((a) => layerGradients(weights, a).map(frobeniusSquared)));
      const fast = gradientSquares(weights, measurements);
      expect(Math.abs(fast.value - slow.value)).toBeLessThanOrEqual(fast.error + slow.error);
    }
  });
});

describe("regularizerR", () => {
  it("is the sum of squared gradients over an orthonormal basis of measurements", () => {
    // Σ_{kl} ‖P e_k e_lᵀ S‖_F² = ‖P‖_F² ‖S‖_F²: R by another route.
    const next = numbersFrom(19);
    for (const widths of shapes.slice(1)) {
      const weights = networkFrom(next, widths);
      const basis = Array.from({ length: widths[0]! * widths.at(-1)! }, (_, k) => {
        const unit = zeros(widths.at(-1)!, widths[0]!);
        unit.data[k] = 1;
        return unit;
      });
      const slow = gradientSquares(weights, basis);
      const fast = regularizerR(weights);
      expect(Math.abs(fast.value - slow.value)).toBeLessThanOrEqual(fast.error + slow.error);
      expect(fast.error).toBeLessThan(1e-12 * fast.value);
    }
  });

  it("needs depth 2", () => {
    expect(() => regularizerR([fromRows([[1]])])).toThrow(DomainError);
  });
});
