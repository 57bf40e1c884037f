import { describe, expect, it } from "vitest";
import { fromRows, identity, Matrix, zeros } from "../matrices/matrix.js";
import { decompositionError, orthonormalityRadius, scaledColumns } from "./decomposition-error.js";

const rotation = fromRows([
  [0.6, -0.8],
  [0.8, 0.6],
]);

describe("orthonormalityRadius", () => {
  it("is the distance to the polar factor, up to rounding and a factor of one plus the defect", () => {
    // The polar factor of (1+t)Q is Q, at distance t√k.
    for (const t of [1e-3, -1e-3, 1e-8]) {
      const radius = orthonormalityRadius(rotation.times(1 + t));
      expect(radius).toBeGreaterThanOrEqual(Math.abs(t) * Math.SQRT2 * (1 - 1e-6));
      expect(radius).toBeLessThanOrEqual(Math.abs(t) * Math.SQRT2 * (1 + 3 * Math.abs(t)) + 1e-15);
    }
  });

  it("is a few units of roundoff for orthonormal columns and infinite far from them", () => {
    expect(orthonormalityRadius(rotation)).toBeLessThan(5e-16);
    expect(orthonormalityRadius(fromRows([[0.6], [0.8]]))).toBeLessThan(3e-16);
    expect(orthonormalityRadius(zeros(2, 2))).toBe(Infinity);
    expect(orthonormalityRadius(identity(3).times(5))).toBe(Infinity);
  });
});

describe("scaledColumns", () => {
  it("multiplies columns and keeps the radius of the matrix", () => {
    expect(
      scaledColumns(
        fromRows([
          [1, 2],
          [3, 4],
        ]),
        [10, -1],
      ).toRows(),
    ).toEqual([
      [10, -2],
      [30, -4],
    ]);
    const uncertain = new Matrix(1, 1, Float64Array.of(1), 0.5);
    expect(scaledColumns(uncertain, [-4]).radius).toBeGreaterThanOrEqual(2);
    expect(scaledColumns(fromRows([[0.1]]), [0.1]).radius).toBeLessThanOrEqual(2 ** -53 * 0.011);
  });
});

describe("decompositionError", () => {
  const flip = fromRows([
    [0, 1],
    [1, 0],
  ]);

  it("finds wrong values, wrong vectors and the radius of the matrix", () => {
    const a = fromRows([
      [0, 3],
      [2, 0],
    ]);
    const error = (values: number[], v = flip): number => decompositionError(a, identity(2), values, v, 0, 0);
    expect(error([3, 2])).toBeLessThan(1e-14);
    expect(error([3.5, 2])).toBeGreaterThanOrEqual(0.5);
    expect(error([3, 2], identity(2))).toBeGreaterThan(3);
    const uncertain = new Matrix(2, 2, a.data, 0.25);
    expect(decompositionError(uncertain, identity(2), [3, 2], flip, 0, 0)).toBeGreaterThanOrEqual(0.25);
  });

  it("counts factors that are not orthonormal", () => {
    // diag(1, 1) = U·diag(4, 4)·Vᵀ without a residual, and yet 4 is no singular value.
    const half = identity(2).times(0.5);
    const radius = 0.5 * Math.SQRT2;
    const error = decompositionError(identity(2), half, [4, 4], half.T, radius, radius);
    expect(error).toBeGreaterThanOrEqual(3 * Math.SQRT2);
  });
});
