import { describe, expect, it } from "vitest";
import { ShapeError } from "../arithmetic/errors.js";
import { approximately, exact } from "../arithmetic/quantity.js";
import { fromRows } from "../matrices/matrix.js";
import { trace } from "../matrices/norms.js";
import { explicitHessian } from "./explicit-hessian.js";
import { hessianTrace } from "./hessian-trace.js";
import { predictions } from "./network.js";
import { traceBySecondDifferences } from "./second-differences.js";

const weights = [
  fromRows([
    [1, -2, 0],
    [3, 1, 1],
  ]),
  fromRows([
    [2, 1],
    [-1, 1],
  ]),
  fromRows([[1, 3]]),
];
const measurements = [fromRows([[1, 2, -1]]), fromRows([[0, 1, 1]])];

describe("traceBySecondDifferences", () => {
  it("is exact on integers: the loss of w₂w₁ at (2, 3) with A = 1, b = 6 has trace 2(4 + 9)", () => {
    const problem = { measurements: [fromRows([[1]])], labels: [exact(6)] };
    expect(traceBySecondDifferences([fromRows([[2]]), fromRows([[3]])], problem).value).toBe(26);
  });

  it.each(["at zero loss", "away from it"])("agrees with the full Hessian %s", (where) => {
    const labels = where === "at zero loss" ? predictions(weights, measurements) : [exact(5), exact(-2)];
    const problem = { measurements, labels };
    const found = traceBySecondDifferences(weights, problem);
    const full = trace(explicitHessian(weights, problem));
    expect(Math.abs(found.value - full.value)).toBeLessThanOrEqual(found.error + full.error);
    expect(found.value).toBe(hessianTrace(weights, measurements).value);
    // The bounds of the losses are relative to them, not to the trace: 2N losses, hence the factor.
    expect(found.error).toBeLessThan(full.value * 2 ** -40);
  });

  it("grows its error with the radius of a label and of a layer", () => {
    const labels = [approximately(5, 2 ** -20), exact(-2)];
    const exactly = traceBySecondDifferences(weights, { measurements, labels: [exact(5), exact(-2)] });
    const roughly = traceBySecondDifferences(weights, { measurements, labels });
    expect(roughly.error).toBeGreaterThan(exactly.error + 2 ** -20);
  });

  it("rejects labels that do not match", () => {
    expect(() => traceBySecondDifferences(weights, { measurements, labels: [] })).toThrow(ShapeError);
  });
});
