import { describe, expect, it } from "vitest";
import { ShapeError } from "../arithmetic/errors.js";
import { numbersFrom } from "../fixtures/networks.js";
import { column, fromRows } from "../matrices/matrix.js";
import { frobeniusNorm, trace } from "../matrices/norms.js";
import { symmetricEigen } from "../spectra/symmetric-eigen.js";
import { reluJacobian, smallerFisher } from "./relu-jacobian.js";
import { fisherMatrix, neuronsFrom, reluGradient } from "./relu-network.js";

const next = numbersFrom(43);
const rowsOf = (rows: number, cols: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: cols }, () => 2 * next() - 1));

describe("reluJacobian", () => {
  it("has the gradients of single samples as rows, in its own order of the parameters", () => {
    for (const [m, d, n] of [
      [1, 1, 1],
      [2, 3, 4],
      [5, 2, 3],
    ] as const) {
      const a = rowsOf(m, 1).flat();
      const w = fromRows(rowsOf(m, d));
      const x = fromRows(rowsOf(n, d));
      const jacobian = reluJacobian(a, w, x);
      const network = neuronsFrom(column(a), w);
      let squared = 0;
      x.toRows().forEach((point, i) => {
        const gradient = reluGradient(network, point);
        for (let j = 0; j < m; j++) {
          const own = gradient.slice(j * (d + 1), (j + 1) * (d + 1)).map(({ value }) => value);
          const found = [jacobian.at(i, j), ...Array.from({ length: d }, (_, k) => jacobian.at(i, m + j * d + k))];
          found.forEach((value, k) => (squared += (value - own[k]!) ** 2));
        }
      });
      expect(Math.sqrt(squared)).toBeLessThanOrEqual(jacobian.radius + 2 ** -50);
      expect(jacobian.radius).toBeLessThan(2 ** -46);
    }
  });

  it("says in its radius where rounding hides whether a neuron is active", () => {
    // 0.1 · 3 − 0.3 · 1 is not 0 in binary, but within the rounding of the product.
    const jacobian = reluJacobian([5], fromRows([[0.1, 0.3]]), fromRows([[3, -1]]));
    expect(jacobian.radius).toBeGreaterThanOrEqual(5 * Math.sqrt(10));
    expect(reluJacobian([5], fromRows([[0.1, 0.3]]), fromRows([[3, 1]])).radius).toBeLessThan(2 ** -48);
  });

  it("gives the smaller of two matrices with the same trace, norm and nonzero eigenvalues", () => {
    for (const [m, d, n] of [
      [1, 2, 6],
      [3, 2, 4],
    ] as const) {
      const a = rowsOf(m, 1).flat();
      const w = fromRows(rowsOf(m, d));
      const x = fromRows(rowsOf(n, d));
      const small = smallerFisher(reluJacobian(a, w, x));
      const full = fisherMatrix(neuronsFrom(column(a), w), x.toRows());
      expect(small.rows).toBe(Math.min(n, m * (d + 1)));
      for (const measure of [trace, frobeniusNorm]) {
        const difference = Math.abs(measure(small).value - measure(full).value);
        expect(difference).toBeLessThanOrEqual(measure(small).error + measure(full).error);
      }
      const few = symmetricEigen(small).values;
      const all = symmetricEigen(full).values;
      few.forEach((value, k) => expect(Math.abs(value - all[k]!)).toBeLessThan(2 ** -44));
    }
  });

  it("refuses outer weights that do not fit", () => {
    expect(() => reluJacobian([1, 2], fromRows([[1]]), fromRows([[1]]))).toThrow(ShapeError);
  });
});
