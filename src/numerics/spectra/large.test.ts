/**
 * Decompositions of matrices beyond the size where Jacobi stays, on kinds where such methods go wrong, at scales from the
 * smallest subnormal numbers to the edge of overflow: against Jacobi, against ml-matrix, against each other, and against a residual.
 */
import { describe, expect, it } from "vitest";
import { jacobiValues } from "../fixtures/jacobi-values.js";
import { kinds, matrixOfKind, symmetricOfKind } from "../fixtures/large-matrices.js";
import { mlSingularValues, mlSymmetricEigen } from "../fixtures/ml-matrix.js";
import { frobeniusOf } from "../matrices/kernels.js";
import { diagonal, Matrix } from "../matrices/matrix.js";
import { distance } from "../matrices/norms.js";
import { bidiagonalError } from "./bidiagonal/bidiagonal.js";
import { svdByQr } from "./bidiagonal/bidiagonal-qr.js";
import { eigenByQl } from "./tridiagonal/implicit-ql.js";
import { squaredLength } from "./orthogonal/jacobi-svd.js";
import { rotateToDiagonal } from "./orthogonal/jacobi-eigen.js";
import { BIDIAGONAL_FROM } from "./scaled-values.js";
import { singularValues } from "./singular-values.js";
import { QR_FROM, svd } from "./svd.js";
import { largestEigenvalue, QL_FROM, smallestEigenvalue, symmetricEigen, TRIDIAGONAL_FROM } from "./symmetric-eigen.js";
import { tridiagonalError } from "./tridiagonal/tridiagonal.js";

const SCALES = [0, -1070, -560, -300, 300, 900];
/** Below, rebuilding a matrix loses more to underflow than its decomposition. */
const SUBNORMAL = -1000;

const SHAPES = [
  [BIDIAGONAL_FROM, QR_FROM],
  [12, 31],
  [24, 10],
  [25, 25],
] as const;

/** The matrix times 2^exponent, in two steps; what would overflow is cut off. */
function scaled(data: Float64Array, exponent: number): Float64Array {
  const half = Math.trunc(exponent / 2);
  return data.map((x) => Math.max(-(2 ** 1000), Math.min(2 ** 1000, x * 2 ** half * 2 ** (exponent - half))));
}

/** (Σ|x_i − y_i|²)^{1/2} in units of `allowed`, where 0/0 is 0. */
function apart(x: Float64Array, y: ArrayLike<number>, allowed: number): number {
  return Math.hypot(...Array.from(x, (value, i) => (value === y[i] ? 0 : (value - y[i]!) / allowed)));
}

/** ml-matrix does not come back from some matrices whose rows are equal. */
const SAFE = ["random", "near the identity", "graded downwards", "Kahan", "clusters", "bordered"];

describe.each(Object.entries(kinds))("%s", (name, kind) => {
  it("has singular values within the sum of the bounds of two methods, and a decomposition that rebuilds it", () => {
    for (const [rows, cols] of SHAPES) {
      for (const exponent of SCALES) {
        const a = new Matrix(rows, cols, scaled(matrixOfKind(kind, rows, cols, rows), exponent));
        const { values, error } = singularValues(a);
        const second = jacobiValues(a);
        const whole = svd(a);
        expect(apart(values, second.values, error + second.error)).toBeLessThanOrEqual(1);
        expect(apart(values, whole.values, error + whole.error)).toBeLessThanOrEqual(1);
        expect(error).toBeLessThanOrEqual(12 * second.error);
        const least = bidiagonalError(Math.min(rows, cols), Math.max(rows, cols)) * frobeniusOf(a.data);
        expect(error).toBeGreaterThanOrEqual(least);
        expect(Array.from(values)).toEqual(Array.from(values).sort((x, y) => y - x));
        expect(Math.max(whole.u.radius, whole.v.radius)).toBeLessThanOrEqual(1e-15 * (rows + cols) ** 2);
        const rebuilt = whole.u.times(diagonal(whole.values)).times(whole.v.T);
        if (exponent > SUBNORMAL) expect(distance(a, rebuilt).value).toBeLessThanOrEqual(whole.error);
        expect(whole.error).toBeLessThanOrEqual(1e-14 * (rows + cols) * values[0]! * Math.sqrt(rows) + 1e-310);
      }
      const a = new Matrix(rows, cols, matrixOfKind(kind, rows, cols, rows));
      if (SAFE.includes(name)) {
        const { values, error } = singularValues(a);
        expect(apart(values, mlSingularValues(a), error + 1e-13 * values[0]!)).toBeLessThanOrEqual(1);
      }
    }
  });

  it("has eigenvalues within the sum of the bounds, with and without vectors", () => {
    for (const d of [QL_FROM, TRIDIAGONAL_FROM - 1, TRIDIAGONAL_FROM, 41]) {
      for (const exponent of SCALES) {
        const a = new Matrix(d, d, scaled(symmetricOfKind(kind, d, d), exponent));
        const { values, vectors, error } = symmetricEigen(a);
        const [most, least] = [largestEigenvalue(a), smallestEigenvalue(a)];
        expect(apart(Float64Array.of(most.value), [values[0]!], most.error + error)).toBeLessThanOrEqual(1);
        expect(apart(Float64Array.of(least.value), [values[d - 1]!], least.error + error)).toBeLessThanOrEqual(1);
        const proved = d < TRIDIAGONAL_FROM ? 0 : tridiagonalError(d) * frobeniusOf(a.data);
        expect(Math.min(most.error, least.error)).toBeGreaterThanOrEqual(proved);
        const size = Math.max(Math.abs(values[0]!), Math.abs(values[d - 1]!));
        expect(Math.max(most.error, least.error)).toBeLessThanOrEqual(1e-13 * d * d * size + 1e-310);
        expect(error).toBeLessThanOrEqual(1e-14 * d * d * size + 1e-310);
        expect(vectors.radius).toBeLessThanOrEqual(1e-15 * d * d);
        const rebuilt = vectors.times(diagonal(values)).times(vectors.T);
        if (exponent > SUBNORMAL) expect(distance(a, rebuilt).value).toBeLessThanOrEqual(error);
      }
      const a = new Matrix(d, d, symmetricOfKind(kind, d, d));
      const { values, error } = symmetricEigen(a);
      expect(apart(values, rotateToDiagonal(a).values, error + 1e-14 * d * a.normBound)).toBeLessThanOrEqual(1);
      if (SAFE.includes(name)) {
        expect(apart(values, mlSymmetricEigen(a).values, error + 1e-13 * a.normBound)).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe("all kinds", () => {
  it("converge: Jacobi is asked for none of them", () => {
    for (const kind of Object.values(kinds)) {
      for (const [n, m] of [
        [9, 9],
        [16, 33],
        [40, 40],
      ] as const) {
        const data = matrixOfKind(kind, n, m);
        const symmetric = symmetricOfKind(kind, n);
        expect(svdByQr(data.slice(), n, m, squaredLength(data, 0, n * m))).not.toBe(null);
        expect(eigenByQl(symmetric.slice(), n, squaredLength(symmetric, 0, n * n))).not.toBe(null);
      }
    }
  });
});

describe("what does not converge", () => {
  const data = matrixOfKind(kinds["random"]!, 12, 12);

  it("is said to the caller, who takes Jacobi", () => {
    expect(svdByQr(data.slice(), 12, 12, 144, 0)).toBe(null);
    expect(eigenByQl(symmetricOfKind(kinds["random"]!, 12), 12, 144, 0)).toBe(null);
    expect(svdByQr(data.slice(), 12, 12, 144)).not.toBe(null);
  });
});
