import { describe, expect, it } from "vitest";
import { DomainError, ShapeError } from "../arithmetic/errors.js";
import { exact } from "../arithmetic/quantity.js";
import { drawn, normals } from "../fixtures/gaussians.fixture.js";
import { linearCombination } from "../matrices/linear-combination.js";
import { fromRows, Matrix } from "../matrices/matrix.js";
import { distance } from "../matrices/norms.js";
import { momentRoot, weightRoot } from "./weight-root.js";

describe("momentRoot", () => {
  it("squares to Σ AᵢAᵢᵀ", () => {
    const next = normals(1);
    const blocks = Array.from({ length: 7 }, () => drawn(4, 3, next));
    const root = momentRoot(blocks);
    const moment = linearCombination(
      blocks.map((a) => a.times(a.T)),
      blocks.map(() => exact(1)),
    );
    const gap = distance(root.matrix.times(root.matrix), moment);
    expect(gap.value).toBeLessThanOrEqual(gap.error);
    expect(gap.error).toBeLessThan(1e-12 * moment.normBound);
    expect(root.values).toHaveLength(4);
    expect(root.smallest).toBeLessThanOrEqual(root.values[3]!);
    expect(root.smallest).toBeGreaterThan(root.values[3]! * (1 - 1e-12));
  });

  it("keeps the error of a singular root at roundoff, where the root of the moment would lose half of the digits", () => {
    const root = momentRoot([
      fromRows([
        [3, 4],
        [0, 0],
      ]),
    ]);
    const expected = fromRows([
      [5, 0],
      [0, 0],
    ]);
    const gap = distance(root.matrix, expected);
    expect(gap.value).toBeLessThanOrEqual(root.matrix.radius + 1e-15);
    expect(root.matrix.radius).toBeLessThan(1e-13);
    expect(root.basis.shape).toBe("2×1");
    expect(root.values).toHaveLength(1);
  });

  it("of zeros has no basis, and no smallest value above 0", () => {
    const { matrix, basis, values, smallest } = momentRoot([new Matrix(2, 3, new Float64Array(6))]);
    expect([matrix.normBound, basis.shape, values.length, smallest]).toEqual([0, "2×0", 0, 0]);
  });

  it("has a basis whose radius covers how far its columns are from unit length, in exact arithmetic", () => {
    const bits = 80n;
    const next = normals(2);
    for (let trial = 0; trial < 20; trial++) {
      const { basis } = momentRoot(Array.from({ length: 3 }, () => drawn(4, 3, next)));
      for (let j = 0; j < basis.cols; j++) {
        // Entries of at least 2^-27 are whole numbers then; of others BigInt throws.
        const column = Array.from({ length: basis.rows }, (_, i) => BigInt(basis.at(i, j) * 2 ** Number(bits)));
        const excess = column.reduce((total, x) => total + x * x, 0n) - (1n << (2n * bits));
        const off = Number(excess < 0n ? -excess : excess) / 2 ** Number(2n * bits);
        expect(off).toBeLessThanOrEqual(2.01 * basis.radius);
      }
    }
  });

  it("carries the errors of its blocks, all of them", () => {
    const [three, four] = [new Matrix(1, 1, Float64Array.of(3), 0.3), new Matrix(1, 1, Float64Array.of(4), 0.4)];
    // The blocks may be 3.3 and 4.4, of which the root is 5.5.
    const { matrix, smallest } = momentRoot([three, four]);
    expect(Math.abs(matrix.data[0]! - 5.5)).toBeLessThanOrEqual(matrix.radius);
    expect(matrix.radius).toBeLessThan(0.8);
    // Or 2.7 and 3.6.
    expect(smallest).toBeLessThanOrEqual(4.5);
    expect(smallest).toBeGreaterThan(4.49);
  });
});

describe("weightRoot", () => {
  it("takes the rank from the error bound", () => {
    const root = weightRoot(
      fromRows([
        [1, 1],
        [1, 1],
      ]),
      "test",
    );
    expect(root.values).toHaveLength(1);
    expect(root.values[0]).toBeCloseTo(2, 14);
  });

  it("rejects what is not symmetric positive semidefinite", () => {
    expect(() => weightRoot(fromRows([[-1]]), "test")).toThrow(/test: expected a positive semidefinite weight/);
    expect(() =>
      weightRoot(
        fromRows([
          [1, 2],
          [0, 1],
        ]),
        "test",
      ),
    ).toThrow(DomainError);
    expect(() => weightRoot(fromRows([[1, 0]]), "test")).toThrow(ShapeError);
  });
});
