import { describe, expect, it } from "vitest";
import { DomainError } from "../arithmetic/errors.js";
import { column, fromRows } from "../matrices/matrix.js";
import { univariateRiskGradients } from "../networks/univariate-risk.js";
import { type Descending, gradientDescent } from "./gradient-descent.js";
import { RegressionRisk } from "./regression-risk.js";

/** (1/2) Σ c_i x_i². */
const quadratic = (...curvatures: readonly number[]): Descending => ({
  size: curvatures.length,
  gradient: (at, out) => {
    curvatures.forEach((c, i) => (out[i] = c * at[i]!));
  },
});

const START = Float64Array.of(1, -2);

describe("gradientDescent", () => {
  it("takes the steps of the exact iteration: (1 − ηc)^t on a quadratic", () => {
    const { point, steps, stopped, because } = gradientDescent(START, quadratic(1, 2), { stepSize: 0.25, steps: 10 });
    expect([...point]).toEqual([0.75 ** 10, -2 * 0.5 ** 10]);
    expect([stopped, steps]).toEqual(["stepLimit", 10]);
    expect(because).toMatch(/> 0 after all 10 steps$/);
    expect([...START]).toEqual([1, -2]);
  });

  it("converges exactly below 2/c, stands at 2/c and diverges above", () => {
    const run = (stepSize: number) =>
      gradientDescent(START, quadratic(1, 4), { stepSize, steps: 1e5, stationaryBelow: 2 ** -30 });
    const below = run(0.49);
    expect(below.stopped).toBe("converged");
    expect(below.gradientNorm).toBeLessThanOrEqual(2 ** -30);
    expect(below.because).toBe(`‖∇R‖ = ${below.gradientNorm.toPrecision(3)} ≤ ${2 ** -30} after ${below.steps} steps`);
    expect(run(0.5)).toMatchObject({ stopped: "stepLimit", steps: 1e5, gradientNorm: 8 });
    const above = run(0.51);
    expect(above.stopped).toBe("diverged");
    expect(above.gradientNorm).toBe(Infinity);
    expect(above.because).toMatch(/^‖∇R‖ = Infinity after \d+ steps$/);
    expect(above.steps).toBeLessThan(1e5);
  });

  it("takes NaN for a divergence and a zero gradient for the end, at a saddle too", () => {
    const broken: Descending = { size: 1, gradient: (_, out) => out.fill(NaN) };
    expect(gradientDescent(Float64Array.of(1), broken, { stepSize: 1, steps: 5 })).toMatchObject({
      stopped: "diverged",
      steps: 0,
    });
    const saddle = gradientDescent(Float64Array.of(0, 0), quadratic(1, -1), { stepSize: 1, steps: 5 });
    expect(saddle).toMatchObject({ stopped: "converged", steps: 0, gradientNorm: 0 });
  });

  it("is visited at step 0 and at every multiple", () => {
    const seen: [number, number][] = [];
    const visit = { every: 2, see: (step: number, at: Float64Array) => void seen.push([step, at[0]!]) };
    gradientDescent(Float64Array.of(1), quadratic(1), { stepSize: 0.5, steps: 5, visit });
    expect(seen).toEqual([
      [0, 1],
      [2, 0.25],
      [4, 0.0625],
    ]);
  });

  it("trains a network as steps with the gradients of the layers do", () => {
    const problem = {
      inputs: fromRows([
        [1, 2],
        [0.5, -1],
        [1, 0],
      ]),
      targets: column([1, 0, -1]),
      output: column([1]),
    };
    let weights = [
      fromRows([
        [0.5, 0.25],
        [1, -0.5],
        [0, 1],
      ]),
      fromRows([[1, 0.5, -1]]),
    ];
    const risk = new RegressionRisk(weights, problem);
    const { point } = gradientDescent(risk.flatten(weights), risk, { stepSize: 0.125, steps: 20 });
    for (let step = 0; step < 20; step++) {
      const gradients = univariateRiskGradients(weights, problem);
      weights = weights.map((w, k) =>
        fromRows(w.toRows().map((row, i) => row.map((x, j) => x - 0.125 * gradients[k]!.at(i, j)))),
      );
    }
    const wanted = risk.flatten(weights);
    point.forEach((x, i) => {
      expect(Math.abs(x - wanted[i]!)).toBeLessThan(2 ** -40);
    });
  });

  it.each([
    { stepSize: 0, steps: 1 },
    { stepSize: NaN, steps: 1 },
    { stepSize: 1, steps: -1 },
    { stepSize: 1, steps: 0.5 },
    { stepSize: 1, steps: 1, stationaryBelow: -1 },
    { stepSize: 1, steps: 1, visit: { every: 0, see: () => {} } },
  ])("refuses %j", (options) => {
    expect(() => gradientDescent(START, quadratic(1, 1), options)).toThrow(DomainError);
  });

  it("refuses a start of another size", () => {
    expect(() => gradientDescent(START, quadratic(1), { stepSize: 1, steps: 1 })).toThrow("a point of 1 numbers");
  });
});
