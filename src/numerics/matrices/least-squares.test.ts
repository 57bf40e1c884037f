import { Matrix as Reference, solve } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { drawn, normals } from "../fixtures/gaussians.fixture.js";
import { solveLeastSquares } from "./least-squares.js";

describe("solveLeastSquares", () => {
  it.each([
    [1, 1],
    [5, 1],
    [6, 6],
    [16, 10],
  ])("agrees with ml-matrix on a %i×%i system", (rows, cols) => {
    const next = normals(rows * 100 + cols);
    const r = drawn(rows, cols, next);
    const z = drawn(rows, 1, next);
    const expected = solve(new Reference(r.toRows()), new Reference(z.toRows())).to1DArray();
    const x = solveLeastSquares(r.T.data.slice(), z.data.slice(), rows, cols);
    expected.forEach((value, i) => {
      expect(x[i]).toBeCloseTo(value, 10);
    });
  });

  it("solves a badly graded system to its last digits", () => {
    const r = Float64Array.of(1e10, 0, 0, 1, 1e-10, 0);
    const x = solveLeastSquares(r, Float64Array.of(1e10 + 2, 2e-10, 7), 3, 2);
    expect(x[0]).toBeCloseTo(1, 12);
    expect(x[1]).toBeCloseTo(2, 12);
  });
});
