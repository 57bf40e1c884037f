import { describe, expect, it } from "vitest";
import { Matrix } from "../../numerics/matrices/matrix.js";
import { distance, frobeniusNorm } from "../../numerics/matrices/norms.js";
import { endToEnd } from "../../numerics/networks/network.js";
import { regressor } from "../../numerics/networks/univariate-risk.js";
import { Random } from "../../random/random.js";
import { residualNetwork } from "./residual-network.js";
import { type ResidualTask, severalOutputsTask, singleOutputTask, trainResidual } from "./residual-training.js";

const NETWORK = residualNetwork({ depth: 3, width: 2, scale: 0.5 }, new Random(4));
const DATA = { condition: 4, reach: 1 };

/** The derivative of R − R_min along one entry, by central differences, whose error is of the order of step². */
function slope({ initial, excess }: ResidualTask, layer: number, entry: number): number {
  const step = 2 ** -12;
  const moved = (t: number): number =>
    excess(
      initial.map((w, k) => {
        const data = Float64Array.from(w.data);
        if (k === layer) data[entry]! += t;
        return new Matrix(w.rows, w.cols, data);
      }),
    ).value;
  return (moved(step) - moved(-step)) / (2 * step);
}

describe.each([
  ["one output", singleOutputTask],
  ["several outputs", severalOutputsTask],
] as const)("a task with %s", (_name, make) => {
  const task = make(NETWORK, DATA, new Random(5));

  it("has the gradient of its risk", () => {
    const out = new Float64Array(task.risk.size);
    task.risk.gradient(task.risk.flatten(task.initial), out);
    task.risk.matrices(out).forEach(({ data }, layer) => {
      data.forEach((entry, i) => {
        expect(slope(task, layer, i)).toBeCloseTo(entry, 6);
      });
    });
  });

  it("starts λ²/(16Λ) above its least risk, or reach² times that, in any direction and in that of the least eigenvalue", () => {
    expect(task.excess(task.initial).value).toBeCloseTo(1 / 64, 14);
    const near = make(NETWORK, { ...DATA, reach: 1 / 2, towards: "least" }, new Random(5));
    expect(near.excess(near.initial).value).toBeCloseTo(1 / 256, 14);
  });

  it("is learned, and moves the layers a little", () => {
    const { weights, theta, converged } = trainResidual(task);
    expect(converged).toBe(true);
    const moves = weights.map((w, k) => 3 * distance(w, task.initial[k]!).value);
    expect(theta).toBeCloseTo(Math.max(...moves), 12);
    expect(theta).toBeLessThan(1);
  });

  it("is not learned from a layer of zeros at the top and bottom", () => {
    const zero = new Matrix(2, 2, new Float64Array(4));
    const stuck = { ...task, initial: [zero, task.initial[1]!, zero] };
    const { converged, theta } = trainResidual(stuck);
    expect(converged).toBe(false);
    expect(theta).toBe(0);
  });
});

describe("singleOutputTask", () => {
  it("has the solution farthest away, if asked to, in the direction of the least eigenvalue", () => {
    const away = (data: typeof DATA & { readonly towards?: "least" }) => {
      const { initial, problem, solution } = singleOutputTask(NETWORK, data, new Random(6));
      return { problem, offset: solution.minus(regressor(initial, problem)).data };
    };
    const { problem, offset } = away(DATA);
    expect(Math.hypot(...offset)).toBeGreaterThan(1 / 16);
    expect(Math.hypot(...offset)).toBeLessThan(1 / 8);
    const [along, across] = away({ ...DATA, towards: "least" }).offset;
    expect(Math.abs(along!)).toBeCloseTo(1 / 8, 14);
    expect(across).toBeCloseTo(0, 14);
    expect(frobeniusNorm(problem.output).value).toBeCloseTo(1, 14);
  });

  it("begins, if asked to, in the direction of the least eigenvalue, by p", () => {
    const { initial, problem } = singleOutputTask(NETWORK, { ...DATA, start: "least by p" }, new Random(6));
    const [along, across] = Array.from(regressor(initial, problem).data);
    expect(along).toBeGreaterThan(1 / 4);
    expect(across).toBeCloseTo(0, 14);
    expect(frobeniusNorm(problem.output).value).toBeCloseTo(1, 14);
  });

  it("begins, if asked to, in the direction of the least eigenvalue, by the data", () => {
    const any = singleOutputTask(NETWORK, DATA, new Random(6));
    for (const towards of ["any", "least"] as const) {
      const task = singleOutputTask(NETWORK, { ...DATA, start: "least by X", towards }, new Random(6));
      const { initial, problem, solution, excess } = task;
      // Σ̂ w_prod(0) = λ w_prod(0) with λ = 1, and the trace of Σ̂ is 1 + 4.
      const start = regressor(initial, problem);
      const covariance = problem.inputs.T.gramOfRows().times(1 / 3);
      expect(distance(covariance.times(start), start).value).toBeLessThan(2 ** -45);
      expect(covariance.at(0, 0) + covariance.at(1, 1)).toBeCloseTo(5, 14);
      expect(distance(start, regressor(any.initial, any.problem)).value).toBe(0);
      expect(excess(initial).value).toBeCloseTo(1 / 64, 14);
      expect(trainResidual(task).converged).toBe(true);
      if (towards === "least") {
        const away = solution.minus(start);
        expect(distance(covariance.times(away), away).value).toBeLessThan(2 ** -45);
      }
    }
  });

  it("ends at its solution", () => {
    const task = singleOutputTask(
      residualNetwork({ depth: 2, width: 1, scale: 0.25 }, new Random(7)),
      DATA,
      new Random(8),
    );
    const { weights } = trainResidual(task);
    expect(distance(regressor(weights, task.problem), task.solution).value).toBeLessThan(2 ** -9);
  });
});

describe("severalOutputsTask", () => {
  it("ends at the minimum of its risk", () => {
    const task = severalOutputsTask(
      residualNetwork({ depth: 2, width: 2, scale: 0.25 }, new Random(8)),
      { condition: 1, reach: 1 },
      new Random(9),
    );
    const { weights } = trainResidual(task);
    const before = distance(endToEnd(weights), endToEnd(task.initial)).value;
    expect(before).toBeGreaterThan(0.24);
    expect(before).toBeLessThan(0.26);
  });
});
