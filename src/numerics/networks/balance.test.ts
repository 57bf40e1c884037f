import { describe, expect, it } from "vitest";
import { fromRows, identity, Matrix } from "../matrices/matrix.js";
import { imbalances, initialImbalance, misalignment } from "./balance.js";

describe("misalignment", () => {
  it("is sin² of the angle between the two lines", () => {
    for (const angle of [0, 2 ** -20, 0.1, 1, Math.PI / 2, 3]) {
      const lower = fromRows([[2], [0]]);
      const upper = fromRows([[3 * Math.cos(angle), 3 * Math.sin(angle)]]);
      const { value, error } = misalignment(lower, upper);
      expect(Math.abs(value - Math.sin(angle) ** 2)).toBeLessThanOrEqual(error + 2 ** -50 * Math.sin(angle) ** 2);
      expect(error).toBeLessThan(2 ** -44);
    }
  });

  it("is anything in [0, 1] where a first vector is not determined", () => {
    const { value, error } = misalignment(identity(2), fromRows([[1, 0]]));
    expect(value - error).toBeLessThanOrEqual(0);
    expect(value + error).toBeGreaterThanOrEqual(1);
    const loose = misalignment(new Matrix(2, 1, Float64Array.of(1, 0), 0.3), fromRows([[1, 1]]));
    expect(loose.value + loose.error).toBeGreaterThanOrEqual(1);
  });
});

describe("imbalances", () => {
  it("is the difference of the Gram matrices", () => {
    const found = imbalances([
      fromRows([
        [1, 2],
        [0, 1],
      ]),
      fromRows([[3, 1]]),
    ]);
    expect(found.map((d) => d.toRows())).toEqual([
      [
        [9 - 5, 3 - 2],
        [3 - 2, 1 - 1],
      ],
    ]);
  });
});

describe("initialImbalance", () => {
  it("is 3·max‖W_k‖_F² + 2Σ‖D_k‖₂", () => {
    const { value, error } = initialImbalance([fromRows([[1], [2]]), fromRows([[0, 3]]), fromRows([[2]])]);
    // D_1 = diag(0, 9) − [1, 2]ᵀ[1, 2] has eigenvalues 2 ± √13; D_2 = 4 − 9.
    expect(Math.abs(value - (3 * 9 + 2 * (2 + Math.sqrt(13)) + 2 * 5))).toBeLessThanOrEqual(error + 2 ** -46);
    expect(error).toBeLessThan(2 ** -38);
  });
});
