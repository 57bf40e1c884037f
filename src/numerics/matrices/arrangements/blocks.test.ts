import { describe, expect, it } from "vitest";
import { ShapeError } from "../../arithmetic/errors.js";
import { rowsByOrigin } from "../../fixtures/origins.js";
import { block, directSum, padded } from "./blocks.js";
import { fromRows, Matrix, zeros } from "../matrix.js";

const a = fromRows([
  [1, 2, 3],
  [4, 5, 6],
]);

describe("block", () => {
  it("cuts out rows and columns", () => {
    expect(block(a, 0, 1, 2, 2).toRows()).toEqual([
      [2, 3],
      [5, 6],
    ]);
  });

  it("keeps the radius", () => {
    expect(block(new Matrix(1, 2, Float64Array.of(1, 2), 0.5), 0, 1, 1, 1).radius).toBe(0.5);
  });

  it("rejects a block that leaves the matrix", () => {
    expect(() => block(a, 1, 0, 2, 1)).toThrow(ShapeError);
    expect(() => block(a, 0, 2, 1, 2)).toThrow("inside 2×3");
  });
});

describe("directSum", () => {
  it("puts both on the diagonal", () => {
    expect(directSum(a, fromRows([[7], [8]])).toRows()).toEqual([
      [1, 2, 3, 0],
      [4, 5, 6, 0],
      [0, 0, 0, 7],
      [0, 0, 0, 8],
    ]);
  });

  it("takes a matrix without rows: columns of zeros", () => {
    expect(directSum(fromRows([[1]]), zeros(0, 2)).toRows()).toEqual([[1, 0, 0]]);
  });

  it("adds radii", () => {
    const one = new Matrix(1, 1, Float64Array.of(1), 0.25);
    expect(directSum(one, one).radius).toBeGreaterThanOrEqual(0.5);
  });
});

describe("padded", () => {
  it("puts zeros behind, and keeps the radius", () => {
    expect(padded(fromRows([[1, 2]]), 2, 3).toRows()).toEqual([
      [1, 2, 0],
      [0, 0, 0],
    ]);
    expect(padded(new Matrix(1, 1, Float64Array.of(1), 0.5), 2, 2).radius).toBe(0.5);
  });
});

describe("blocks, sums and padded matrices", () => {
  it.each([
    ["a block", () => block(a, 1, 1, 1, 2)],
    ["a direct sum", () => directSum(a, fromRows([[7], [8]]))],
    ["a direct sum with columns of zeros", () => directSum(zeros(0, 2), a)],
    ["a padded matrix", () => padded(a, 4, 5)],
  ])("note where their entries come from: %s", (_, make) => {
    expect(rowsByOrigin(make)).toEqual(make().toRows());
  });
});
