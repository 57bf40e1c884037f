import { describe, expect, it } from "vitest";
import { column, fromRows, Matrix } from "../matrices/matrix.js";
import { distance } from "../matrices/norms.js";
import { loss } from "../networks/network.js";
import { regressor, univariateRisk } from "../networks/univariate-risk.js";
import {
  alignedMinimizer,
  dataEnergy,
  hessianSharpness,
  leastNormRegressor,
  regressionMeasurements,
} from "./univariate-minimum.js";

const inputs = fromRows([
  [1, 2, 0],
  [0, 1, -1],
]);
const problem = { inputs, targets: column([3, 1]), output: column([3, 4]) };
const weights = [
  fromRows([
    [1, 0, 2],
    [-1, 1, 1],
  ]),
  fromRows([
    [1, 2],
    [0, -1],
  ]),
];

describe("leastNormRegressor", () => {
  it("interpolates and lies in the row space of X", () => {
    const w = leastNormRegressor(problem);
    // Solved by hand: w = Xᵀz with XXᵀz = y, XXᵀ = [[5, 2], [2, 2]], z = (2/3, −1/6).
    const known = column([2 / 3, 7 / 6, 1 / 6]);
    expect(distance(w, known).value).toBeLessThanOrEqual(w.radius + 2 ** -52);
    expect(w.radius).toBeLessThan(2 ** -40);
  });

  it("is zero for X = 0", () => {
    expect(leastNormRegressor({ ...problem, inputs: fromRows([[0], [0]]) }).data).toEqual(Float64Array.of(0));
  });
});

describe("regressionMeasurements", () => {
  it("gives the risk as a loss, and the energy as that of w", () => {
    const risk = univariateRisk(weights, problem);
    const same = loss(weights, regressionMeasurements(problem));
    expect(Math.abs(risk.value - same.value)).toBeLessThanOrEqual(risk.error + same.error);
    expect(dataEnergy(column([1, 1, 1]), problem).value).toBeCloseTo(9 / 2, 14);
  });
});

describe("hessianSharpness", () => {
  it("is 2L at ones for one input of mean square 1", () => {
    const line = { inputs: fromRows([[1], [-1]]), targets: column([1, -1]), output: column([1]) };
    const sharpness = hessianSharpness([fromRows([[1]]), fromRows([[1]]), fromRows([[1]])], line);
    expect(Math.abs(sharpness.value - 6)).toBeLessThanOrEqual(sharpness.error);
    expect(sharpness.error).toBeLessThan(2 ** -40);
  });
});

describe("alignedMinimizer", () => {
  it.each([1, 2, 4])("computes w with %i layers of equal norms", (depth) => {
    const w = leastNormRegressor(problem);
    const layers = alignedMinimizer([3, ...new Array<number>(depth - 1).fill(2), 2], w, problem.output);
    const product = regressor(layers, problem);
    expect(distance(product, w).value).toBeLessThanOrEqual(product.radius + w.radius);
    expect(product.radius).toBeLessThan(2 ** -40);
    for (const layer of layers) expect(Math.hypot(...layer.data)).toBeCloseTo(Math.hypot(...layers[0]!.data), 14);
  });

  it("knows nothing where w is zero", () => {
    expect(alignedMinimizer([1, 1], column([0]), column([1]))[0]!.radius).not.toBeLessThan(Infinity);
  });
});

it("what inputs are known up to stays with the measurements, and with the sharpness", () => {
  const near = (x: number, radius: number) => ({
    inputs: new Matrix(1, 1, Float64Array.of(x), radius),
    targets: column([1]),
    output: column([1]),
  });
  const weights = [fromRows([[1]])];
  for (const radius of [0.5, 1e-3]) {
    const found = hessianSharpness(weights, near(1, radius));
    for (const x of [1 - radius, 1 + radius]) {
      const { value } = hessianSharpness(weights, near(x, 0));
      expect(Math.abs(found.value - value)).toBeLessThanOrEqual(found.error);
    }
  }
});
