import { describe, expect, it } from "vitest";
import { fromRows } from "../matrices/matrix.js";
import { trace } from "../matrices/norms.js";
import { explicitHessian } from "./explicit-hessian.js";
import { hessianTrace } from "./hessian-trace.js";
import { interpolatingTrace } from "./interpolating-trace.js";
import { predictions } from "./network.js";

describe("interpolatingTrace", () => {
  const w1 = fromRows([[1, -2]]);
  const w2 = fromRows([[3], [0.5]]);
  const a = [
    fromRows([
      [1, 2],
      [0, -1],
    ]),
    fromRows([
      [2, 0],
      [1, 1],
    ]),
  ];

  it("is the trace counted by hand for 1×1 layers: (2/n) Σ a²(w_1² + w_2²)", () => {
    const weights = [fromRows([[2]]), fromRows([[3]])];
    const { value, error } = interpolatingTrace(weights, [fromRows([[1]]), fromRows([[2]])]);
    expect(Math.abs(value - 5 * 13)).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(2 ** -40);
  });

  it("takes the trace of the full Hessian for a small network, and agrees with the sum of squared gradients", () => {
    const weights = [w1, w2];
    const found = interpolatingTrace(weights, a);
    expect(found).toEqual(trace(explicitHessian(weights, { measurements: a, labels: predictions(weights, a) })));
    const other = hessianTrace(weights, a);
    expect(Math.abs(found.value - other.value)).toBeLessThanOrEqual(found.error + other.error);
  });

  it("takes the sum of squared gradients for a larger network, and agrees with the full Hessian", () => {
    const weights = [
      fromRows([
        [1, 2],
        [3, 4],
        [0, 1],
      ]),
      fromRows([
        [1, 0, 2],
        [-1, 1, 0],
      ]),
    ];
    const found = interpolatingTrace(weights, a);
    expect(found).toEqual(hessianTrace(weights, a));
    const other = trace(explicitHessian(weights, { measurements: a, labels: predictions(weights, a) }));
    expect(Math.abs(found.value - other.value)).toBeLessThanOrEqual(found.error + other.error);
  });
});
