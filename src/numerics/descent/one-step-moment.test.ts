import { describe, expect, it } from "vitest";
import { exact } from "../arithmetic/quantity.js";
import { drawn, normals } from "../fixtures/gaussians.fixture.js";
import { fromRows, identity, type Matrix } from "../matrices/matrix.js";
import { distance } from "../matrices/norms.js";
import { largestEigenvalue } from "../spectra/symmetric-eigen.js";
import { noiseShare } from "./batches.js";
import { hessianCovariance, largestContractingRate, oneStepMoment } from "./one-step-moment.js";
import { largestStableRate, linearizedSgd, momentOperator } from "./second-moment.js";

const gradients = fromRows([
  [1, 0],
  [0, 1],
  [1, 1],
]);

describe("hessianCovariance", () => {
  it("is the mean square less the square of the mean, by hand", () => {
    const covariance = hessianCovariance(linearizedSgd(gradients, exact(1)));
    const expected = fromRows([
      [4 / 9, 2 / 9],
      [2 / 9, 4 / 9],
    ]);
    expect(distance(covariance, expected).value).toBeLessThan(1e-15);
    expect(covariance.radius).toBeLessThan(1e-14);
  });
});

describe("oneStepMoment", () => {
  it("is the operator of the second moment at the identity", () => {
    const next = normals(2);
    for (const batch of [1, 2, 4]) {
      const sgd = linearizedSgd(drawn(4, 3, next), noiseShare(4, batch, "without replacement"));
      const step = oneStepMoment(sgd, exact(0.75));
      const flat = (a: Matrix): Matrix => fromRows(Array.from(a.data, (x) => [x]));
      const expected = momentOperator(sgd, exact(0.75)).times(flat(identity(3)));
      const off = distance(flat(step), expected).value;
      expect(off).toBeLessThanOrEqual(step.radius + expected.radius);
      expect(off).toBeLessThan(1e-13);
    }
  });
});

describe("largestContractingRate", () => {
  it("is where the one-step growth crosses 1, and never beyond the largest stable rate", () => {
    const sgd = linearizedSgd(gradients, exact(1));
    const rate = largestContractingRate(sgd);
    expect(Math.abs(rate.value - 6 / 5)).toBeLessThanOrEqual(rate.error);
    expect(rate.error).toBeLessThan(1e-12);
    const growth = (factor: number): number => largestEigenvalue(oneStepMoment(sgd, exact(factor * rate.value))).value;
    expect(growth(1.01)).toBeGreaterThan(1);
    expect(growth(0.99)).toBeLessThan(1);
    expect(largestStableRate(sgd).value).toBeCloseTo(3 - Math.sqrt(3), 12);
  });
});
