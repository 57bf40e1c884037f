import { Matrix as Reference } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { ShapeError } from "../arithmetic/errors.js";
import { fromRows, type Matrix } from "../matrices/matrix.js";
import { regressor, regressorGradient, univariateRisk, univariateRiskGradients } from "./univariate-risk.js";

const problem = {
  inputs: fromRows([
    [1, 0.5, -2],
    [-0.25, 2, 0.125],
    [0.75, -1, 1],
    [3, 0.5, 0.5],
  ]),
  targets: fromRows([[1], [2], [-1], [0.5]]),
  output: fromRows([[1.5], [-0.5]]),
};

const rows = [
  [
    [0.5, -0.25, 1],
    [0.125, 1, -0.5],
  ],
  [
    [1, 0.5],
    [-0.75, 0.25],
    [0.5, 2],
  ],
  [
    [0.5, -1, 0.25],
    [1, 0.5, -0.5],
  ],
];
const weights = rows.map((w) => fromRows(w));

function referenceRisk(layers: readonly (readonly (readonly number[])[])[]): number {
  let map = new Reference(problem.output.toRows()).transpose();
  for (const w of [...layers].reverse()) map = map.mmul(new Reference(w.map((row) => [...row])));
  const predictions = new Reference(problem.inputs.toRows()).mmul(map.transpose());
  const residual = Reference.sub(new Reference(problem.targets.toRows()), predictions);
  return residual.norm("frobenius") ** 2 / problem.inputs.rows;
}

const withEntry = (layer: number, i: number, j: number, by: number) =>
  rows.map((w, l) => w.map((row, r) => row.map((x, c) => (l === layer && r === i && c === j ? x + by : x))));

describe("univariateRisk", () => {
  it("is the mean squared error of pᵀW_L⋯W_1x", () => {
    const risk = univariateRisk(weights, problem);
    expect(Math.abs(risk.value - referenceRisk(rows))).toBeLessThanOrEqual(risk.error + 2 ** -46);
    expect(risk.error / risk.value).toBeLessThan(1e-12);
    expect(regressor(weights, problem).shape).toBe("3×1");
  });

  it("has an error that contains the exact value", () => {
    // All entries are multiples of 1/8: scaled by powers of two, the risk is an integer sum.
    const big = (a: Matrix) => a.toRows().map((row) => row.map((x) => BigInt(x * 8)));
    const times = (a: bigint[][], b: bigint[][]) =>
      a.map((row) => b[0]!.map((_, j) => row.reduce((total, x, l) => total + x * b[l]![j]!, 0n)));
    let map = big(problem.output).map(([x]) => x!);
    for (const w of [...weights].reverse()) map = times([map], big(w))[0]!;
    const predictions = big(problem.inputs).map((row) => row.reduce((total, x, l) => total + x * map[l]!, 0n));
    const unit = 8n ** 5n;
    const squares = big(problem.targets).map(([y], i) => (y! * (unit / 8n) - predictions[i]!) ** 2n);
    const exact = Number(squares.reduce((a, b) => a + b)) / Number(unit) ** 2 / 4;
    const risk = univariateRisk(weights, problem);
    expect(Math.abs(risk.value - exact)).toBeLessThanOrEqual(risk.error);
  });
});

describe("univariateRiskGradients", () => {
  it("are the central differences of the risk", () => {
    const h = 2 ** -17;
    univariateRiskGradients(weights, problem).forEach((gradient, layer) => {
      expect(gradient.shape).toBe(weights[layer]!.shape);
      for (let i = 0; i < gradient.rows; i++) {
        for (let j = 0; j < gradient.cols; j++) {
          const ahead = referenceRisk(withEntry(layer, i, j, h));
          const behind = referenceRisk(withEntry(layer, i, j, -h));
          expect(gradient.at(i, j)).toBeCloseTo((ahead - behind) / (2 * h), 7);
        }
      }
    });
  });

  it("reduce to the gradient in the regressor for one layer and p = 1", () => {
    const single = { ...problem, output: fromRows([[1]]) };
    const layer = fromRows([[0.5, 1, -0.25]]);
    const [gradient] = univariateRiskGradients([layer], single);
    const direct = regressorGradient(fromRows([[0.5], [1], [-0.25]]), single);
    expect(gradient!.toRows()).toEqual([direct.toRows().flat()]);
    expect(gradient!.radius / gradient!.normBound).toBeLessThan(1e-13);
  });

  it("names what does not fit", () => {
    expect(() => univariateRisk([weights[1]!], problem)).toThrow(/layer 1/);
    expect(() => univariateRisk([], problem)).toThrow(ShapeError);
    expect(() => univariateRisk(weights, { ...problem, targets: fromRows([[1]]) })).toThrow(/targets/);
    expect(() => univariateRiskGradients(weights, { ...problem, output: fromRows([[1]]) })).toThrow(/output/);
  });
});
