import { describe, expect, it } from "vitest";
import { fromRows } from "../matrices/matrix.js";
import { trace } from "../matrices/norms.js";
import { explicitMinimumHessian } from "./minimum-hessian.js";
import { sharpnessGram } from "./minimum-sharpness.js";

describe("explicitMinimumHessian", () => {
  it("is 2σ̂²[w₂² w₁w₂; w₁w₂ w₁²] for two numbers", () => {
    const hessian = explicitMinimumHessian([fromRows([[3]]), fromRows([[5]])], fromRows([[2]]));
    const expected = [200, 120, 120, 72];
    const distance = Math.hypot(...expected.map((x, i) => x - hessian.data[i]!));
    expect(distance).toBeLessThanOrEqual(hessian.radius);
    expect(hessian.radius).toBeLessThan(1000 * 2 ** -52 * Math.hypot(...expected));
  });

  it("takes rows of numbers, and says which of them are no matrix", () => {
    const rows = explicitMinimumHessian([[[3]], [[5]]], [[2]]);
    expect([...rows.data]).toEqual([
      ...explicitMinimumHessian([fromRows([[3]]), fromRows([[5]])], fromRows([[2]])).data,
    ]);
    expect(() => explicitMinimumHessian([[[3]], [[5]]], [[2, 1], [0]])).toThrow("explicitMinimumHessian, root");
  });

  it("has the trace of the Gram matrix of the same eigenvalues", () => {
    const weights = [
      fromRows([
        [1, -2],
        [0, 3],
        [2, 1],
      ]),
      fromRows([[1, 1, -1]]),
    ];
    const root = fromRows([
      [2, 1],
      [1, 3],
    ]);
    const [full, gram] = [trace(explicitMinimumHessian(weights, root)), trace(sharpnessGram(weights, root))];
    expect(Math.abs(full.value - gram.value)).toBeLessThanOrEqual(full.error + gram.error);
    expect(full.error).toBeLessThan(full.value / 1000);
  });
});
