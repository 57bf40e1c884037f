import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withArena } from "../arithmetic/arena.js";
import { ConvergenceError, DomainError, NonFiniteError, ShapeError } from "../arithmetic/errors.js";
import { SMALLEST_SUBNORMAL } from "../arithmetic/roundoff.js";
import { matrixOf, RUNS } from "../fixtures/arbitrary-matrix.js";
import { mlSymmetricEigen } from "../fixtures/ml-matrix.js";
import { diagonal, fromRows, identity, Matrix, zeros } from "../matrices/matrix.js";
import { distance } from "../matrices/norms.js";
import { rotateToDiagonal } from "./orthogonal/jacobi-eigen.js";
import { largestEigenvalue, symmetricEigen, TRIDIAGONAL_FROM } from "./symmetric-eigen.js";

const symmetric = fc
  .integer({ min: 1, max: 7 })
  .chain((d) => matrixOf(d, d))
  .map((a) => new Matrix(a.rows, a.cols, a.plus(a.T).data));

/** The path graph's adjacency matrix: eigenvalues 2cos(πj/(d+1)). */
function path(d: number): Matrix {
  const a = new Matrix(d, d, new Float64Array(d * d));
  for (let i = 0; i + 1 < d; i++) a.data[i * d + i + 1] = a.data[(i + 1) * d + i] = 1;
  return a;
}

function rebuilt({ values, vectors }: { values: Float64Array; vectors: Matrix }): Matrix {
  return vectors.times(diagonal(values)).times(vectors.T);
}

describe("symmetricEigen", () => {
  it("agrees with ml-matrix and rebuilds the matrix within its error, which stays below 1e-14·d²·‖A‖", () => {
    fc.assert(
      fc.property(symmetric, (a) => {
        const found = symmetricEigen(a);
        const theirs = mlSymmetricEigen(a).values;
        const allowed = 1e-14 * a.rows * a.normBound;
        theirs.forEach((x, i) => expect(Math.abs(x - found.values[i]!)).toBeLessThanOrEqual(found.error + allowed));
        expect(distance(rebuilt(found), a).value).toBeLessThanOrEqual(found.error);
        expect(found.error).toBeLessThanOrEqual(1e-14 * a.rows ** 2 * a.normBound + 1e-300);
        expect(found.vectors.radius).toBeLessThanOrEqual(1e-14 * a.rows);
      }),
      RUNS,
    );
  });

  it("knows the path graphs, on both sides of the crossover", () => {
    for (const d of [1, 2, 3, 8, 32, 33, 50]) {
      const { values, error } = symmetricEigen(path(d));
      const truth = Array.from({ length: d }, (_, j) => 2 * Math.cos((Math.PI * (j + 1)) / (d + 1)));
      expect(Math.hypot(...truth.map((x, i) => x - values[i]!))).toBeLessThanOrEqual(error + 1e-15);
      expect(error).toBeLessThanOrEqual(3e-15 * d * d);
    }
  });

  it("knows multiplicities, zero and extreme scales", () => {
    expect(symmetricEigen(identity(4)).values).toEqual(new Float64Array(4).fill(1));
    expect(symmetricEigen(zeros(3, 3)).values).toEqual(new Float64Array(3));
    const ones = symmetricEigen(
      fromRows([
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ]),
    );
    expect(Math.hypot(ones.values[0]! - 3, ones.values[1]!, ones.values[2]!)).toBeLessThanOrEqual(ones.error);
    for (const t of [1e-310, 1e-200, 1e200]) {
      const { values, error } = symmetricEigen(
        fromRows([
          [3, 1],
          [1, 3],
        ]).times(t),
      );
      expect(Math.hypot(values[0]! - 4 * t, values[1]! - 2 * t)).toBeLessThanOrEqual(error + 1e-14 * t);
    }
    const large = fromRows([
      [Number.MAX_VALUE, Number.MAX_VALUE],
      [Number.MAX_VALUE, Number.MAX_VALUE],
    ]);
    expect(symmetricEigen(large).error).toBe(Infinity);
  });

  it("contains the eigenvalues of every matrix within the radius", () => {
    const a = new Matrix(2, 2, Float64Array.of(2, 0, 0, 1), 0.2 * Math.SQRT2);
    const { values, error } = symmetricEigen(a);
    const truth = symmetricEigen(
      fromRows([
        [2, 0.2],
        [0.2, 1],
      ]),
    ).values;
    expect(Math.hypot(truth[0]! - values[0]!, truth[1]! - values[1]!)).toBeLessThanOrEqual(error);
  });

  it("accepts asymmetry that the radius explains, and no other", () => {
    const uneven = Float64Array.of(1, 0.5, 0.5 + 1e-10, 1);
    expect(symmetricEigen(new Matrix(2, 2, uneven, 1e-10)).error).toBeGreaterThan(1e-10);
    expect(() => symmetricEigen(new Matrix(2, 2, uneven))).toThrow(DomainError);
    expect(() =>
      symmetricEigen(
        fromRows([
          [1, 2],
          [3, 4],
        ]),
      ),
    ).toThrow("expected a symmetric matrix");
    const rounded = symmetricEigen(
      fromRows([
        [1, 0.3],
        [0.1 + 0.2, 1],
      ]),
    );
    expect(rounded.values[0]).toBeCloseTo(1.3, 14);
  });

  it("refuses matrices that are not square or not finite", () => {
    expect(() => symmetricEigen(zeros(2, 3))).toThrow(ShapeError);
    expect(() => symmetricEigen(new Matrix(1, 1, Float64Array.of(NaN)))).toThrow(NonFiniteError);
    expect(() =>
      rotateToDiagonal(
        fromRows([
          [1, 1],
          [1, 1],
        ]),
        0,
      ),
    ).toThrow(ConvergenceError);
  });

  it("works inside the workspace", () => {
    const values = withArena(() => Array.from(symmetricEigen(path(8)).values));
    expect(values).toEqual(Array.from(symmetricEigen(path(8)).values));
  });
});

describe("largestEigenvalue", () => {
  it("is the largest, not the largest in size", () => {
    const found = largestEigenvalue(
      fromRows([
        [-5, 0],
        [0, 1],
      ]),
    );
    expect(Math.abs(found.value - 1)).toBeLessThanOrEqual(found.error);
  });
});

describe("largestEigenvalue of subnormal entries", () => {
  it("says that it was rounded to a multiple of the smallest, in small matrices and large ones", () => {
    for (const d of [2, 5, TRIDIAGONAL_FROM, 40]) {
      // 2cos(π/(d+1)) times the smallest number is no number for d > 2.
      const entries = path(d).data.map((x) => x * SMALLEST_SUBNORMAL);
      const { value, error } = largestEigenvalue(new Matrix(d, d, entries));
      const units = 2 * Math.cos(Math.PI / (d + 1));
      expect(Math.abs(value / SMALLEST_SUBNORMAL - units)).toBeLessThanOrEqual(error / SMALLEST_SUBNORMAL);
    }
  });
});
