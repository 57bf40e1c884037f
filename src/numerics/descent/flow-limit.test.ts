import { describe, expect, it } from "vitest";
import { drawn, normals } from "../fixtures/gaussians.fixture.js";
import { frobeniusOf } from "../matrices/kernels.js";
import { column, fromRows, Matrix, zeros } from "../matrices/matrix.js";
import { type UnivariateProblem, univariateRisk, univariateRiskGradients } from "../networks/univariate-risk.js";
import { excessRisk, flowLimit, regressionFacts } from "./flow-limit.js";
import { gradientFlow } from "./gradient-flow.js";

const one = column([1]);

/** A regression with three points in two inputs and two layers near one of its minimizers. */
function near(seed: number, away: number): { weights: Matrix[]; problem: UnivariateProblem } {
  const next = normals(seed);
  const problem = { inputs: drawn(3, 2, next), targets: drawn(3, 1, next), output: one };
  const { solution } = regressionFacts(problem);
  const [a, b] = [solution.data[0]! * (1 + away), solution.data[1]! * (1 - away)];
  const weights = [
    fromRows([
      [a, b],
      [0.1, 0.2],
    ]),
    fromRows([[1, 0]]),
  ];
  return { weights, problem };
}

function distanceTo(from: readonly Matrix[], to: readonly Matrix[]): number {
  return Math.hypot(...from.map((w, k) => frobeniusOf(w.data.map((x, i) => x - to[k]!.data[i]!))));
}

describe("regressionFacts", () => {
  it("knows w* and the range of the covariance, also where the data do not span", () => {
    const problem = {
      inputs: fromRows([
        [2, 0],
        [0, 0],
      ]),
      targets: column([4, 1]),
      output: one,
    };
    const { solution, smallest, largest } = regressionFacts(problem);
    expect(Array.from(solution.data)).toEqual([2, 0]);
    expect([smallest?.value, largest.value]).toEqual([2, 2]);
  });

  it("has no smallest nonzero eigenvalue without data", () => {
    const problem = { inputs: zeros(1, 1), targets: column([1]), output: one };
    const facts = regressionFacts(problem);
    expect(facts.smallest).toBeUndefined();
    expect(flowLimit([fromRows([[1]])], problem, facts)).toBeNull();
  });
});

describe("flowLimit", () => {
  it("is given where R − R_min < λ‖w*‖²/9, and not beyond", () => {
    const problem = { inputs: column([1]), targets: column([1]), output: one };
    const limitAt = (w: number) => flowLimit([fromRows([[w]])], problem, regressionFacts(problem));
    expect(limitAt(0.67)).not.toBeNull();
    expect(limitAt(0.66)).toBeNull();
  });

  it("is not given far from the minimum", () => {
    const { weights, problem } = near(1, 3);
    expect(flowLimit(weights, problem, regressionFacts(problem))).toBeNull();
    expect(flowLimit([zeros(2, 2), zeros(1, 2)], problem, regressionFacts(problem))).toBeNull();
  });

  it("bounds the path that the flow still has to go and the inequality along it, within a factor of 40", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { weights, problem } = near(seed, 2 ** -6);
      const facts = regressionFacts(problem);
      const { distance, polyakLojasiewicz } = flowLimit(weights, problem, facts)!;
      const { samples } = gradientFlow(weights, (at) => univariateRiskGradients(at, problem), {
        times: [0, 0.1, 0.2, 0.5, 1, 2, 400],
        relativeTolerance: 2 ** -36,
        maxSteps: 20000,
      });
      const moved = distanceTo(weights, samples.at(-1)!.weights);
      expect(moved).toBeLessThanOrEqual(distance.value + distance.error);
      expect(distance.value).toBeLessThan(40 * moved);
      for (const sample of samples.slice(0, -1)) {
        const squares = univariateRiskGradients(sample.weights, problem).map((g) => frobeniusOf(g.data) ** 2);
        const ratio = squares.reduce((a, b) => a + b) / excessRisk(sample.weights, problem, facts.solution).value;
        expect(ratio).toBeGreaterThan(polyakLojasiewicz.value);
      }
    }
  });
});

describe("excessRisk", () => {
  it("is the difference of the risks", () => {
    const { weights, problem } = near(7, 1 / 2);
    const { solution } = regressionFacts(problem);
    const flat = [fromRows([[solution.data[0]!, solution.data[1]!]])];
    const difference = univariateRisk(weights, problem).value - univariateRisk(flat, problem).value;
    const excess = excessRisk(weights, problem, solution);
    expect(Math.abs(excess.value - difference)).toBeLessThanOrEqual(excess.error + 2 ** -45);
    expect(excess.error).toBeLessThan(2 ** -40);
  });
});

describe("regressionFacts of inputs that are known up to a radius", () => {
  const problem = (data: readonly number[], radius: number): UnivariateProblem => ({
    inputs: new Matrix(2, 2, Float64Array.from(data), radius),
    targets: column([1, 1]),
    output: one,
  });

  it("knows nothing of λ where they may have another rank", () => {
    expect(regressionFacts(problem([1, 0, 0, 0], 0.1)).smallest!.error).toBe(Infinity);
    expect(regressionFacts(problem([1, 0, 0, 0], 0)).smallest).toMatchObject({ value: 0.5 });
  });

  it("encloses it where all have the rank of their size", () => {
    const { smallest } = regressionFacts(problem([1, 0, 0, 0.5], 0.1));
    for (const least of [0.4, 0.5, 0.6]) {
      expect(Math.abs(smallest!.value - least ** 2 / 2)).toBeLessThanOrEqual(smallest!.error);
    }
  });
});
