import fc from "fast-check";
import { Matrix as MlMatrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { orthonormalityRadius } from "./certificates.js";
import { NonFiniteError, ShapeError } from "./errors.js";
import { RUNS, someMatrix } from "./fixtures/arbitrary-matrix.js";
import { referenceMatrices } from "./fixtures/reference.js";
import { diagonal, fromRows, Matrix, plus, transpose, zeros } from "./matrix.js";
import { fromMlMatrix, mlSingularValues, mlSvd, mlSymmetricEigen, toMlMatrix } from "./ml-matrix-safe.js";
import { distance, frobeniusNorm } from "./norms.js";
import { multiplyMatrices } from "./product.js";

describe("toMlMatrix and fromMlMatrix", () => {
  it("copy there and back, subnormal numbers included", () => {
    const a = fromRows([
      [1, 5e-324, -0.1],
      [1e300, 0, 3],
    ]);
    const there = toMlMatrix(a);
    expect([there.rows, there.columns, there.get(0, 2)]).toEqual([2, 3, -0.1]);
    expect(fromMlMatrix(there).toRows()).toEqual(a.toRows());
    there.set(0, 0, 7);
    expect(a.at(0, 0)).toBe(1);
  });

  it("refuse what is not finite", () => {
    expect(() => fromMlMatrix(new MlMatrix([[1, NaN]]), "there")).toThrow(NonFiniteError);
  });
});

describe("mlSingularValues and mlSvd", () => {
  it.each(referenceMatrices.map((r, i) => [`${i + 1} ${r.kind}`, r] as const))("reference %s", (_, reference) => {
    const largest = Number(reference.spectral);
    for (const values of [mlSingularValues(reference.matrix), mlSvd(reference.matrix).values]) {
      expect(values.length).toBe(reference.singularValues.length);
      reference.singularValues.forEach((x, i) =>
        expect(Math.abs(values[i]! - Number(x))).toBeLessThanOrEqual(1e-14 * largest),
      );
    }
  });

  it("rebuild the matrix from thin orthonormal factors, tall or wide", () => {
    fc.assert(
      fc.property(someMatrix(7), (a) => {
        const { u, values, v } = mlSvd(a);
        const k = Math.min(a.rows, a.cols);
        expect([u.shape, v.shape]).toEqual([`${a.rows}×${k}`, `${a.cols}×${k}`]);
        expect(orthonormalityRadius(u)).toBeLessThan(1e-13);
        expect(orthonormalityRadius(v)).toBeLessThan(1e-13);
        const rebuilt = multiplyMatrices(multiplyMatrices(u, diagonal(values)), transpose(v));
        expect(distance(a, rebuilt).value).toBeLessThanOrEqual(1e-13 * frobeniusNorm(a).value);
      }),
      RUNS,
    );
  });

  it("are right where ml-matrix alone is wrong: it finds 2.06 for √2", () => {
    const thin = fromRows([
      [5e-324, 1],
      [5e-324, 1],
    ]);
    expect(mlSingularValues(thin)[0]).toBeCloseTo(Math.SQRT2, 14);
    expect(mlSvd(thin).values[0]).toBeCloseTo(Math.SQRT2, 14);
  });

  it("come back from subnormal entries and NaN", () => {
    expect(
      mlSingularValues(
        fromRows([
          [5e-324, 3],
          [5e-324, 4],
        ]),
      )[0],
    ).toBeCloseTo(5, 14);
    expect(
      mlSingularValues(
        fromRows([
          [1e-320, 2e-320],
          [0, 1e-320],
        ]),
      )[0]! / 1e-320,
    ).toBeCloseTo(1 + Math.SQRT2, 2);
    expect(() => mlSvd(new Matrix(2, 2, Float64Array.of(1, NaN, 0, 1)))).toThrow(NonFiniteError);
    expect(() => mlSvd(new Matrix(0, 2, new Float64Array(0)))).toThrow(ShapeError);
  });
});

describe("mlSymmetricEigen", () => {
  it("rebuilds the matrix, values descending", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer(), (d, seed) => {
        const entries = Float64Array.from({ length: d * d }, (_, i) => Math.sin(seed + i * i));
        const half = new Matrix(d, d, entries);
        const a = plus(half, transpose(half));
        const { values, vectors } = mlSymmetricEigen(a);
        expect(Array.from(values)).toEqual(Array.from(values).sort((x, y) => y - x));
        const rebuilt = multiplyMatrices(multiplyMatrices(vectors, diagonal(values)), transpose(vectors));
        expect(distance(a, rebuilt).value).toBeLessThanOrEqual(1e-13);
        expect(orthonormalityRadius(vectors)).toBeLessThan(1e-13);
      }),
      RUNS,
    );
  });

  it("is right where ml-matrix alone reads out of bounds", () => {
    const { values } = mlSymmetricEigen(
      fromRows([
        [1e-320, 1e-310],
        [1e-310, 3],
      ]),
    );
    expect(Array.from(values)).toEqual([3, 0]);
  });

  it("returns for zero and subnormal matrices and refuses others that are not square", () => {
    expect(Array.from(mlSymmetricEigen(zeros(3, 3)).values)).toEqual([0, 0, 0]);
    expect(
      mlSymmetricEigen(
        fromRows([
          [1, 5e-324],
          [5e-324, 2],
        ]),
      ).values,
    ).toEqual(Float64Array.of(2, 1));
    expect(() => mlSymmetricEigen(zeros(2, 3))).toThrow(ShapeError);
  });
});
