import { describe, expect, it } from "vitest";
import { Matrix } from "../../src/numerics/matrices/matrix.js";
import { measurementGram } from "../../src/numerics/measurements/measurement-operator.js";
import { svd } from "../../src/numerics/spectra/svd.js";
import { symmetricEigen } from "../../src/numerics/spectra/symmetric-eigen.js";
import { RIP_LAW_NAMES } from "./isometric-laws.js";
import { listLaw } from "./list-laws.js";
import type { Shape } from "./matrix-laws.js";

const SHAPES: readonly Shape[] = [
  [1, 1],
  [1, 3],
  [2, 2],
  [2, 3],
  [3, 3],
];

describe.each(RIP_LAW_NAMES)("the family %s", (name) => {
  it.each(SHAPES)(
    "knows its constant at full rank for %d×%d: the extreme eigenvalues of the Gram operator agree",
    (rows, cols) => {
      for (let seed = 0; seed < 12; seed++) {
        const { matrices, rip } = listLaw(name)([[rows, cols]], seed);
        const { values, error } = symmetricEigen(measurementGram(matrices));
        const computed = Math.max(Math.abs(values[0]! - 1), Math.abs(values.at(-1)! - 1));
        const known = rip!(Math.min(rows, cols));
        expect(Math.abs(known.value - computed)).toBeLessThanOrEqual(known.error + error);
        expect(known.error).toBeLessThan(2 ** -40);
      }
    },
  );

  it("has a constant that grows with the rank, below 1 at rank 1", () => {
    for (let seed = 0; seed < 12; seed++) {
      const { rip } = listLaw(name)([[3, 3]], seed);
      const constants = [1, 2, 3].map((rank) => rip!(rank).value);
      expect(constants).toEqual([...constants].sort((a, b) => a - b));
      expect(constants[0]).toBeLessThanOrEqual(1);
    }
  });

  it("attains its constant at rank 1: the best rank-one direction of the Gram operator's extreme eigenvector reaches it", () => {
    for (let seed = 0; seed < 12; seed++) {
      const { matrices, rip } = listLaw(name)([[3, 3]], seed);
      const quotient = (x: Float64Array): number => {
        let total = 0;
        for (const { data } of matrices) total += data.reduce((sum, a, k) => sum + a * x[k]!, 0) ** 2;
        return total / matrices.length;
      };
      const { vectors } = symmetricEigen(measurementGram(matrices));
      let best = 0;
      for (let k = 0; k < 9; k++) {
        const direction = Float64Array.from({ length: 9 }, (_, i) => vectors.at(i, k));
        best = Math.max(best, Math.abs(quotient(leadingRankOne(direction)) - 1));
      }
      for (let k = 0; k < 9; k++) best = Math.max(best, Math.abs(quotient(unit(k)) - 1));
      expect(best).toBeGreaterThanOrEqual(rip!(1).value - 2 ** -30);
      expect(best).toBeLessThanOrEqual(rip!(1).value + rip!(1).error + 2 ** -40);
    }
  });
});

function unit(k: number): Float64Array {
  const x = new Float64Array(9);
  x[k] = 1;
  return x;
}

/** uvᵀ of the top singular pair of a 3×3 matrix given by its entries. */
function leadingRankOne(entries: Float64Array): Float64Array {
  const { u, v } = svd(new Matrix(3, 3, entries));
  return Float64Array.from({ length: 9 }, (_, k) => u.at(Math.floor(k / 3), 0) * v.at(k % 3, 0));
}
