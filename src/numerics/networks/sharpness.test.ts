import { EigenvalueDecomposition, Matrix as MlMatrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { ShapeError } from "../arithmetic/errors.js";
import { withProvenance } from "../arithmetic/provenance.js";
import {
  encloses,
  networkFrom,
  numbersFrom,
  problemFrom,
  referenceNetworks,
  relativeError,
} from "../fixtures/networks.js";
import { zeros } from "../matrices/matrix.js";
import { explicitHessian } from "./explicit-hessian.js";
import { predictions } from "./network.js";
import { sharpness } from "./sharpness.js";

describe("sharpness", () => {
  referenceNetworks().forEach(({ weights, problem, stored }, index) => {
    if (stored.sharpness === undefined) return;
    const truth = stored.sharpness;
    it(`reference network ${index + 1}: as computed with 60 digits`, () => {
      const value = sharpness(weights, problem);
      expect(relativeError(value.value, truth)).toBeLessThan(1e-13);
      expect(encloses(value, truth)).toBe(true);
      expect(value.error).toBeLessThan(1e-10 * value.value);
    });
  });

  it("is the largest eigenvalue of the explicit Hessian at zero loss, with fewer and with more measurements than parameters", () => {
    const next = numbersFrom(37);
    for (const [widths, n] of [
      [[2, 3, 2], 3],
      [[1, 2, 1], 9],
      [[2, 2, 2, 2], 20],
    ] as const) {
      const weights = networkFrom(next, widths);
      const { measurements } = problemFrom(next, widths, n);
      const problem = { measurements, labels: predictions(weights, measurements) };
      const hessian = new MlMatrix(explicitHessian(weights, problem).toRows());
      const symmetric = MlMatrix.add(hessian, hessian.transpose()).mul(0.5);
      const { realEigenvalues } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
      const value = sharpness(weights, problem);
      expect(relativeError(value.value, Math.max(...realEigenvalues))).toBeLessThan(1e-12);
    }
  });

  it("notes its weights and measurements, and not the labels, on which it does not depend", () => {
    const next = numbersFrom(41);
    const weights = networkFrom(next, [2, 2]);
    const problem = problemFrom(next, [2, 2], 3);
    const { result, stepOf } = withProvenance(() => sharpness(weights, problem));
    expect(stepOf(result)).toEqual({ operation: "sharpness", operands: [weights, problem.measurements] });
  });

  it("refuses a problem without labels", () => {
    expect(() => sharpness([zeros(1, 1)], { measurements: [zeros(1, 1)], labels: [] })).toThrow(ShapeError);
  });
});
