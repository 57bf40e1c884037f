import { describe, expect, it } from "vitest";
import { drawn, normals } from "../fixtures/gaussians.fixture.js";
import { fromRows, type Matrix } from "../matrices/matrix.js";
import { frobeniusNorm, inner } from "../matrices/norms.js";
import { svd } from "../spectra/svd.js";
import { symmetricEigen } from "../spectra/symmetric-eigen.js";
import { measurementGram } from "./measurement-operator.js";
import { extremeRestricted } from "./restricted-search.js";

/** (1/n) Σ ⟨A_i, X⟩² / ‖X‖_F². */
function quotient(measurements: readonly Matrix[], x: Matrix): number {
  const total = measurements.reduce((sum, a) => sum + inner(a, x).value ** 2, 0);
  return total / measurements.length / frobeniusNorm(x).value ** 2;
}

const found = (measurements: readonly Matrix[], rank: number): Matrix[] =>
  extremeRestricted(measurements, symmetricEigen(measurementGram(measurements)), rank);

function diagonal(values: ArrayLike<number>): Matrix {
  return fromRows(Array.from(values, (value, i) => Array.from(values, (_, j) => (i === j ? value : 0))));
}

/** The first columns. */
function columns(a: Matrix, count: number): Matrix {
  return fromRows(a.toRows().map((row) => row.slice(0, count)));
}

/** U diag(3, 2, 1) Vᵀ for orthogonal U and V without symmetries. */
function skewed(): Matrix {
  const next = normals(5);
  const [u, v] = [svd(drawn(3, 3, next)).u, svd(drawn(3, 3, next)).u];
  return u.times(diagonal([3, 2, 1])).times(v.T);
}

describe("matrices of small rank with extreme quotients", () => {
  it("reach the sum of the largest squared singular values of a single measurement", () => {
    const a = skewed();
    for (const [k, largest] of [9, 13, 14].entries()) {
      const best = Math.max(...found([a], k + 1).map((x) => quotient([a], x)));
      expect(best).toBeCloseTo(largest, 9);
    }
  });

  it.each([1, 2])("are of rank %i, and no matrix of that rank near the best of them is better", (rank) => {
    const next = normals(6);
    const measurements = Array.from({ length: 9 }, () => drawn(4, 3, next));
    const all = found(measurements, rank);
    for (const { values } of all.map(svd)) expect(values[rank]!).toBeLessThan(1e-12 * values[0]!);
    const byQuotient = all.toSorted((x, y) => quotient(measurements, x) - quotient(measurements, y));
    const [least, most] = [byQuotient[0]!, byQuotient.at(-1)!];
    const moved = (a: Matrix): Matrix => columns(a, rank).plus(drawn(a.rows, rank, next), 1e-2);
    const near = (x: Matrix): Matrix => {
      const { u, values, v } = svd(x);
      return moved(u)
        .times(diagonal(values.slice(0, rank)))
        .times(moved(v).T);
    };
    for (let k = 0; k < 40; k++) {
      expect(quotient(measurements, near(least))).toBeGreaterThan(quotient(measurements, least) * (1 - 1e-9));
      expect(quotient(measurements, near(most))).toBeLessThan(quotient(measurements, most) * (1 + 1e-9));
    }
  });
});
