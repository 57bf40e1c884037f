import { describe, expect, it } from "vitest";
import { kinds, matrixOfKind } from "../../fixtures/large-matrices.js";
import { Matrix } from "../../matrices/matrix.js";
import { sortByLength } from "./graded.js";
import { jacobiValues } from "../../fixtures/jacobi-values.js";
import { singularValues } from "../singular-values.js";

describe("sortByLength", () => {
  it("puts long rows and columns first where their lengths differ much, and gives ‖X‖_F²", () => {
    const x = Float64Array.of(1, 0, 4096, 2, 0, 8192);
    expect(sortByLength(x, 2, 3, 3)).toBe(1 + 4 + 4096 ** 2 + 8192 ** 2);
    expect(Array.from(x)).toEqual([4096, 1, 0, 8192, 2, 0]);
    const rows = Float64Array.of(1, 1, 2048, 2048);
    sortByLength(rows, 2, 2, 2);
    expect(Array.from(rows)).toEqual([2048, 2048, 1, 1]);
  });

  it("leaves alone what is not graded, or graded downwards", () => {
    for (const x of [
      [1, 2, 3, 4],
      [4096, 4096, 1, 1],
      [0, 0, 0, 0],
    ]) {
      const copy = Float64Array.from(x);
      sortByLength(copy, 2, 2, 2);
      expect(Array.from(copy)).toEqual(x);
    }
  });
});

describe("small singular values of graded matrices", () => {
  it.each(["graded downwards", "graded upwards", "rows at random scales"])("keep their digits: %s", (name) => {
    // From both ends of each grading. Jacobi keeps them (Demmel & Veselić 1992), and never sees the order of the rows.
    for (const n of [9, 14]) {
      const data = matrixOfKind(kinds[name]!, n, n + 2);
      for (const a of [new Matrix(n, n + 2, data), new Matrix(n, n + 2, data.slice().reverse())]) {
        const truth = jacobiValues(a);
        singularValues(a).values.forEach((x, i) => expect(Math.abs(x / truth.values[i]! - 1)).toBeLessThan(1e-11));
      }
    }
  });
});
