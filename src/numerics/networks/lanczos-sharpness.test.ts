import { describe, expect, it } from "vitest";
import { exact } from "../arithmetic/quantity.js";
import { RegressionRisk } from "../descent/regression-risk.js";
import { column, fromRows, type Matrix, zeros } from "../matrices/matrix.js";
import { regressionMeasurements } from "../minima/univariate-minimum.js";
import { largestEigenvalue } from "../spectra/symmetric-eigen.js";
import { layout } from "../../../generators/specs/layout.js";
import { layerShapes, measurementShapes } from "../../../generators/specs/parts.js";
import { explicitHessian } from "./explicit-hessian.js";
import { lanczosSharpness } from "./lanczos-sharpness.js";
import { predictions } from "./network.js";
import { sharpness } from "./sharpness.js";

const networks = layout({
  chain: { depth: [1, 4], ends: [1, 3], slack: 1 },
  sizes: { n: [1, 4] },
  lists: {
    W: { shapes: layerShapes, laws: ["gaussian", "gaussian", "integer", "orthogonal"] },
    A: { shapes: measurementShapes, laws: ["gaussian"] },
  },
});

function drawn(seed: number) {
  const { lists } = networks.raw(networks.draw(seed));
  const labels = lists.A.map((_, i) => exact(Math.cos(seed + i)));
  return { weights: lists.W, problem: { measurements: lists.A, labels } };
}

/** λ_max by the power iteration on H + cI with c ≥ ‖H‖, whose largest eigenvalue is that of H plus c. */
function powerIteration(hessian: Matrix): number {
  const size = hessian.rows;
  const shift = hessian.normBound;
  let x = Array.from({ length: size }, (_, i) => 1 + Math.sin(i));
  let value = 0;
  for (let step = 0; step < 20_000; step++) {
    const y = x.map((own, i) => shift * own + x.reduce((total, other, j) => total + hessian.at(i, j) * other, 0));
    const norm = Math.hypot(...y);
    x = y.map((entry) => entry / norm);
    if (Math.abs(norm - value) <= 2 ** -52 * norm && step > 100) break;
    value = norm;
  }
  return value - shift;
}

describe("lanczosSharpness", () => {
  it("is λ_max of the explicit Hessian away from minima, with bounds that hold and are not loose", () => {
    let elsewhere = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { weights, problem } = drawn(seed);
      const hessian = explicitHessian(weights, problem);
      const whole = largestEigenvalue(hessian);
      const { value, lower } = lanczosSharpness(weights, problem);
      expect(Math.abs(value.value - whole.value)).toBeLessThanOrEqual(value.error + whole.error);
      expect(lower).toBeLessThanOrEqual(whole.value + whole.error);
      // The residual of a converged Ritz vector: 2^-40 of λ_max, and rounding.
      expect(value.error).toBeLessThanOrEqual((2 ** -38 + 2000 * 2 ** -52) * hessian.normBound);
      if (Math.abs(sharpness(weights, problem).value - whole.value) > 0.1 * whole.value) elsewhere += 1;
    }
    // The Gauss–Newton part alone would not do: it is far off on many of these.
    expect(elsewhere).toBeGreaterThan(20);
  });

  it("agrees with the power iteration", () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { weights, problem } = drawn(seed);
      const hessian = explicitHessian(weights, problem);
      const { value } = lanczosSharpness(weights, problem);
      expect(Math.abs(value.value - powerIteration(hessian))).toBeLessThanOrEqual(2 ** -20 * hessian.normBound);
    }
  });

  it("is the sharpness of the Gram matrix at zero loss", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { weights, problem } = drawn(seed);
      const solved = { ...problem, labels: predictions(weights, problem.measurements) };
      const [one, other] = [lanczosSharpness(weights, solved).value, sharpness(weights, solved)];
      expect(Math.abs(one.value - other.value)).toBeLessThanOrEqual(one.error + other.error);
    }
  });

  it("proves the same of what a faster map finds", () => {
    const problem = {
      inputs: fromRows([
        [1, 2],
        [0, 1],
        [-1, 1],
      ]),
      targets: column([1, -1, 2]),
      output: column([1]),
    };
    const weights = [
      fromRows([
        [1, 0.5],
        [-1, 2],
      ]),
      fromRows([[1, 1]]),
    ];
    const risk = new RegressionRisk(weights, problem);
    const measured = regressionMeasurements(problem);
    const fast = lanczosSharpness(weights, measured, {}, risk.hessian(risk.flatten(weights)));
    const slow = lanczosSharpness(weights, measured);
    expect(Math.abs(fast.value.value - slow.value.value)).toBeLessThanOrEqual(fast.value.error + slow.value.error);
    expect(fast.stopped).not.toBe("stepLimit");
  });

  it("widens its bound where the search was cut short, and still holds some eigenvalue", () => {
    const { weights, problem } = drawn(4);
    const { value, stopped } = lanczosSharpness(weights, problem, { maxSteps: 1 });
    expect(stopped).toBe("stepLimit");
    const top = largestEigenvalue(explicitHessian(weights, problem)).value;
    expect(value.error).toBeGreaterThan(2 ** -10 * top);
    expect(value.value).toBeLessThan(top);
  });

  it("is zero where nothing curves", () => {
    const { value } = lanczosSharpness([zeros(1, 1), zeros(1, 1), zeros(1, 1)], {
      measurements: [fromRows([[1]])],
      labels: [exact(1)],
    });
    expect(Math.abs(value.value)).toBeLessThanOrEqual(value.error);
    expect(value.error).toBeLessThan(2 ** -1000);
  });
});
