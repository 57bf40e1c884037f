import { describe, expect, it } from "vitest";
import { networkFrom, numbersFrom } from "../fixtures/networks.js";
import { kronecker } from "../matrices/arrangements/kronecker.js";
import { diagonal, fromRows, identity, Matrix } from "../matrices/matrix.js";
import { distance } from "../matrices/norms.js";
import { flattenedRows } from "../matrices/arrangements/stacking.js";
import { symmetricEigen } from "../spectra/symmetric-eigen.js";
import { explicitHessian } from "./explicit-hessian.js";
import { whitenedProblem } from "./minimum-hessian.js";
import { hessianFactors, minimumSharpness, sharpnessGram } from "./minimum-sharpness.js";
import { endToEnd } from "./network.js";

const shapes = [
  [2, 3],
  [2, 2, 1],
  [3, 2, 2],
  [1, 1, 1, 1],
  [2, 3, 2, 2],
];

/** Where parameter (layer k, row i, column j) stands row by row, for every place columns first. */
function columnsFirst(weights: readonly Matrix[]): number[] {
  let start = 0;
  return weights.flatMap(({ rows, cols }) => {
    const from = start;
    start += rows * cols;
    return Array.from({ length: rows * cols }, (_, at) => from + (at % rows) * cols + Math.floor(at / rows));
  });
}

function rowsOf(blocks: readonly Matrix[]): Matrix {
  return new Matrix(
    blocks.reduce((total, { rows }) => total + rows, 0),
    blocks[0]!.cols,
    flattenedRows([blocks]).data,
  );
}

describe("hessianFactors", () => {
  it.each(shapes)("give the explicit Hessian 2ΦΦᵀ of the white quadratic loss, widths %j…", (...widths) => {
    const weights = networkFrom(numbersFrom(3), widths);
    const problem = whitenedProblem(endToEnd(weights));
    const full = explicitHessian(weights, problem);
    const phi = rowsOf(hessianFactors(weights));
    const outer = phi.times(phi.T);
    const order = columnsFirst(weights);
    const n = problem.measurements.length;
    for (let p = 0; p < order.length; p++) {
      for (let q = 0; q < order.length; q++) {
        const expected = full.at(order[p]!, order[q]!) / n;
        expect(Math.abs(2 * outer.at(p, q) - expected)).toBeLessThanOrEqual(full.radius / n + 2 ** -40);
      }
    }
  });
});

describe("sharpnessGram", () => {
  it.each(shapes)("is 2ΦᵀΦ for coloured data, within its radius, widths %j…", (...widths) => {
    const next = numbersFrom(5);
    const weights = networkFrom(next, widths);
    const root = diagonal(Array.from({ length: widths[0]! }, (_, i) => 1 + i / 2));
    const phi = rowsOf(hessianFactors(weights, root));
    const inner = phi.T.times(phi);
    const gram = sharpnessGram(weights, root);
    const gap = distance(new Matrix(gram.rows, gram.cols, gram.data), plainDouble(inner)).value;
    expect(gap).toBeLessThanOrEqual(gram.radius + 2 * inner.radius);
    expect(gram.radius).toBeLessThanOrEqual(2 ** -40 * (1 + gram.normBound));
  });
});

function plainDouble(a: Matrix): Matrix {
  return new Matrix(
    a.rows,
    a.cols,
    a.data.map((x) => 2 * x),
  );
}

describe("minimumSharpness", () => {
  it("is 2τ²σ² Σ 1/w_j² for scalar layers (Mulayoff and Michaeli 2020, (10))", () => {
    const weights = [2, -0.5, 4].map((w) => fromRows([[w]]));
    const { value, error } = minimumSharpness(weights, fromRows([[3]]));
    expect(Math.abs(value - 2 * 16 * 9 * (1 / 4 + 4 + 1 / 16))).toBeLessThanOrEqual(error);
  });

  it.each(shapes)("is the largest eigenvalue of the explicit Hessian, widths %j…", (...widths) => {
    const weights = networkFrom(numbersFrom(11), widths);
    const problem = whitenedProblem(endToEnd(weights));
    const { values, error } = symmetricEigen(explicitHessian(weights, problem));
    const n = problem.measurements.length;
    const sharpness = minimumSharpness(weights);
    expect(Math.abs(sharpness.value - values[0]! / n)).toBeLessThanOrEqual(sharpness.error + (2 * error) / n);
  });
});

describe("kronecker", () => {
  it("puts a_ij B into block (i, j)", () => {
    const product = kronecker(fromRows([[1, 2]]), fromRows([[3], [-1]]));
    expect(product.toRows()).toEqual([
      [3, 6],
      [-1, -2],
    ]);
  });

  it("carries radii: ‖A‖r_B + r_A‖B‖ + r_A r_B", () => {
    const a = new Matrix(1, 1, Float64Array.of(2), 0.5);
    const b = new Matrix(1, 1, Float64Array.of(4), 0.25);
    expect(kronecker(a, b).radius).toBeGreaterThanOrEqual(2.625);
    expect(kronecker(a, b).radius).toBeLessThan(2.6251);
    expect(kronecker(identity(2), diagonal([0, 0])).radius).toBe(0);
  });
});
