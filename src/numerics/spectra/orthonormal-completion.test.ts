import { describe, expect, it } from "vitest";
import { Matrix } from "../matrices/matrix.js";
import { orthonormalityRadius } from "./decomposition-error.js";
import { completeColumns } from "./orthonormal-completion.js";

describe("completeColumns", () => {
  it("completes nothing, something and everything", () => {
    const third = Math.sqrt(1 / 3);
    for (const [rows, cols, from] of [
      [3, 3, 0],
      [5, 4, 0],
      [3, 3, 1],
      [3, 2, 1],
      [3, 1, 1],
      [1, 1, 0],
    ] as const) {
      const data = new Float64Array(rows * cols);
      for (let j = 0; j < from; j++) for (let i = 0; i < rows; i++) data[i * cols + j] = third;
      completeColumns(data, rows, cols, from);
      const completed = new Matrix(rows, cols, data);
      expect(orthonormalityRadius(completed)).toBeLessThan(1e-14);
      if (from === 1) expect(completed.at(0, 0)).toBe(third);
    }
  });

  it("stays orthonormal when the span so far nearly contains a unit vector", () => {
    const cosine = Math.sqrt(1 - 1e-16);
    const data = Float64Array.of(cosine, 0, 0, 1e-8, 0, 0, 0, 0, 0);
    completeColumns(data, 3, 3, 1);
    expect(orthonormalityRadius(new Matrix(3, 3, data))).toBeLessThan(1e-14);
  });
});
