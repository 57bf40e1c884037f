import { describe, expect, it } from "vitest";
import { DomainError, ShapeError } from "../arithmetic/errors.js";
import { fromRows, identity, Matrix } from "../matrices/matrix.js";
import { frobeniusNorm } from "../matrices/norms.js";
import { univariateRisk, univariateRiskGradients } from "../networks/univariate-risk.js";
import { type Gradient, gradientFlow } from "./gradient-flow.js";
import { RegressionRisk } from "./regression-risk.js";

const scalar = (x: number): Matrix => new Matrix(1, 1, Float64Array.of(x));

/** R = (w_2 w_1 − 1)². From w_1 = w_2 the product v obeys the logistic equation v' = 4v(1 − v). */
const hyperbola: Gradient = ([first, second]) => {
  const [a, b] = [first!.data[0]!, second!.data[0]!];
  return [scalar(2 * (a * b - 1) * b), scalar(2 * (a * b - 1) * a)];
};

const logistic = (start: number, t: number): number => 1 / (1 + (1 / start - 1) * Math.exp(-4 * t));

describe("gradientFlow", () => {
  it("follows the exact solution of a quadratic", () => {
    const start = fromRows([
      [1, -2],
      [0.5, 3],
    ]);
    const run = gradientFlow([start], ([w]) => [w!], { times: [0, 1, 3], relativeTolerance: 1e-10, maxSteps: 1000 });
    expect(run.stopped).toBe("finished");
    expect(run.samples.map((s) => s.time)).toEqual([0, 1, 3]);
    for (const { time, weights } of run.samples) {
      const gap = frobeniusNorm(weights[0]!.minus(start.times(Math.exp(-time)))).value;
      expect(gap).toBeLessThanOrEqual(run.errorEstimate + 1e-15);
    }
    expect(run.errorEstimate).toBeLessThan(1e-7);
  });

  it("follows a logistic product of two layers, with an error of order five in the tolerance", () => {
    const errors = [1e-5, 1e-10].map((relativeTolerance) => {
      const run = gradientFlow([scalar(0.1), scalar(0.1)], hyperbola, {
        times: [1],
        relativeTolerance,
        maxSteps: 5000,
      });
      const [a, b] = run.samples[0]!.weights;
      const error = Math.abs(a!.data[0]! * b!.data[0]! - logistic(0.01, 1));
      return { error, steps: run.accepted };
    });
    expect(errors[0]!.error).toBeLessThan(1e-4);
    expect(errors[1]!.error).toBeLessThan(1e-9);
    // Local errors of order h^5 in the estimate: 1e5 times less of them takes ten times the steps.
    expect(errors[1]!.steps / errors[0]!.steps).toBeGreaterThan(5);
    expect(errors[1]!.steps / errors[0]!.steps).toBeLessThan(15);
  });

  it("conserves W_{k+1}ᵀW_{k+1} − W_kW_kᵀ on a univariate risk, whose value falls", () => {
    const problem = {
      inputs: fromRows([
        [1, 0.5],
        [-0.3, 2],
        [0.7, -1],
      ]),
      targets: fromRows([[1], [2], [-1]]),
      output: fromRows([[1]]),
    };
    const initial = [
      fromRows([
        [0.3, -0.2],
        [0.5, 0.4],
        [-0.1, 0.6],
      ]),
      fromRows([
        [0.2, 0.1, -0.4],
        [0.3, -0.5, 0.2],
      ]),
      fromRows([[0.6, -0.3]]),
    ];
    const run = gradientFlow(initial, (weights) => univariateRiskGradients(weights, problem), {
      times: [0, 0.5, 2, 8],
      relativeTolerance: 1e-11,
      maxSteps: 20_000,
    });
    const invariant = (weights: readonly Matrix[], k: number): Matrix =>
      weights[k + 1]!.T.times(weights[k + 1]!).minus(weights[k]!.times(weights[k]!.T));
    const risks = run.samples.map(({ weights }) => univariateRisk(weights, problem).value);
    expect(risks).toEqual([...risks].sort((a, b) => b - a));
    expect(risks.at(-1)!).toBeLessThan(risks[0]! / 10);
    for (const { weights } of run.samples) {
      for (const k of [0, 1]) {
        const drift = frobeniusNorm(invariant(weights, k).minus(invariant(initial, k))).value;
        expect(drift).toBeLessThan(1e-8);
      }
    }
  });

  it("says why it stopped", () => {
    const options = { times: [100], relativeTolerance: 1e-6, maxSteps: 50_000 };
    const initial = [scalar(0.5), scalar(0.5)];
    const stationary = gradientFlow(initial, hyperbola, { ...options, stationaryBelow: 1e-4 });
    expect(stationary.stopped).toBe("stationary");
    expect(stationary.samples).toHaveLength(1);
    expect(stationary.samples[0]!.time).toBeLessThan(100);
    expect(gradientFlow(initial, hyperbola, { ...options, maxSteps: 3 })).toMatchObject({
      stopped: "stepLimit",
      accepted: 3,
    });
    // w' = w² leaves every bound at t = 1: either the step or the weights give out there.
    const explosive = gradientFlow([scalar(1)], ([w]) => [scalar(-(w!.data[0]! ** 2))], options);
    expect(["stepUnderflow", "diverged"]).toContain(explosive.stopped);
    expect(explosive.samples[0]!.time).toBeCloseTo(1, 3);
    const undefinedAtOnce = gradientFlow([scalar(1)], () => [scalar(NaN)], options);
    expect(undefinedAtOnce).toMatchObject({ stopped: "diverged", accepted: 0 });
  });

  it("counts steps that it took back among those that it may take", () => {
    // The rate of w' = −w grows a thousandfold at w = 1/2, where steps are too long at once.
    const kinked: Gradient = ([w]) => [w!.data[0]! > 0.5 ? w! : w!.times(1000)];
    const options = { times: [1], relativeTolerance: 1e-6 };
    const whole = gradientFlow([scalar(1)], kinked, { ...options, maxSteps: 10_000 });
    expect(whole.stopped).toBe("finished");
    expect(whole.rejected).toBeGreaterThan(3);
    const all = whole.accepted + whole.rejected;
    for (const maxSteps of [all - 1, all, ...Array.from({ length: 40 }, (_, k) => k + 1)]) {
      const run = gradientFlow([scalar(1)], kinked, { ...options, maxSteps });
      expect(run.accepted + run.rejected).toBe(Math.min(all, maxSteps));
      expect(run.stopped).toBe(maxSteps < all ? "stepLimit" : "finished");
    }
  });

  it("stays where the gradient is zero", () => {
    const run = gradientFlow([identity(2)], () => [identity(2).times(0)], {
      times: [1, 2],
      relativeTolerance: 1e-6,
      maxSteps: 100,
    });
    expect(run.samples[1]!.weights[0]!.toRows()).toEqual(identity(2).toRows());
    expect(run.errorEstimate).toBe(0);
  });

  it("takes the gradient of a risk in one vector for that of its layers", () => {
    const inputs = fromRows([
      [1, 0.5],
      [-0.3, 2],
    ]);
    const problem = { inputs, targets: fromRows([[1], [2]]), output: fromRows([[1]]) };
    const initial = [
      fromRows([
        [0.3, -0.2],
        [0.5, 0.4],
      ]),
      fromRows([[0.6, -0.3]]),
    ];
    const options = { times: [0.5, 2], relativeTolerance: 1e-9, maxSteps: 1000 };
    const risk = new RegressionRisk(initial, problem);
    const run = gradientFlow(initial, risk, options);
    const layered = gradientFlow(initial, (at) => univariateRiskGradients(at, problem), options);
    expect(run.accepted).toBe(layered.accepted);
    run.samples.forEach(({ weights }, i) => {
      weights.forEach((w, k) => {
        expect(frobeniusNorm(w.minus(layered.samples[i]!.weights[k]!)).value).toBeLessThan(1e-13);
      });
    });
    expect(() => gradientFlow(initial.slice(1), risk, options)).toThrow(ShapeError);
  });

  it("leaves the initial weights alone", () => {
    const initial = [scalar(0.5), scalar(0.5)];
    gradientFlow(initial, hyperbola, { times: [1], relativeTolerance: 1e-6, maxSteps: 100 });
    expect(initial[0]!.data[0]).toBe(0.5);
  });

  it("rejects bad options and gradients", () => {
    const good = { times: [1], relativeTolerance: 1e-6, maxSteps: 100 };
    const run = (options: object) => () => gradientFlow([scalar(1)], ([w]) => [w!], { ...good, ...options });
    expect(run({ times: [] })).toThrow(DomainError);
    expect(run({ times: [2, 1] })).toThrow(DomainError);
    expect(run({ times: [-1] })).toThrow(DomainError);
    for (const far of [Infinity, NaN]) expect(run({ times: [far] })).toThrow(DomainError);
    for (const relativeTolerance of [0, 1, NaN]) expect(run({ relativeTolerance })).toThrow(DomainError);
    for (const maxSteps of [0, 1.5]) expect(run({ maxSteps })).toThrow(DomainError);
    expect(() => gradientFlow([scalar(1)], () => [identity(2)], good)).toThrow(/gradient of layer 1/);
    expect(() => gradientFlow([scalar(1)], () => [], good)).toThrow(ShapeError);
  });
});
