import { describe, expect, it } from "vitest";
import type { Quantity } from "../arithmetic/quantity.js";
import { drawn, normals } from "../fixtures/gaussians.fixture.js";
import { identity, Matrix } from "../matrices/matrix.js";
import { distance } from "../matrices/norms.js";
import { minimumSharpness } from "../networks/minimum-sharpness.js";
import { endToEnd } from "../networks/network.js";
import { spectralNorm } from "../spectra/singular-values.js";
import { svd } from "../spectra/svd.js";
import { canonicalMinimum } from "./canonical-minimum.js";
import { dualSharpness } from "./flattest-minimum.js";

/** Sizes d_y × d_x up to 6×6, and depths up to 6. */
const SIZES = [1, 2, 3, 4, 5, 6].flatMap((rows) => [1, 3, 6].map((cols) => [rows, cols] as const));
const DEPTHS = [1, 2, 3, 4, 5, 6];

function overlap(a: Quantity, b: Quantity): boolean {
  return Math.abs(a.value - b.value) <= a.error + b.error;
}

/** 2mσ^{2(1−1/m)}. */
function flattest(depth: number, target: Matrix): Quantity {
  return spectralNorm(target)
    .power(2 * (depth - 1), depth)
    .times(2 * depth);
}

function column(a: Matrix): Matrix {
  return new Matrix(
    a.rows,
    1,
    Float64Array.from({ length: a.rows }, (_, i) => a.at(i, 0)),
    a.radius,
  );
}

describe.each(DEPTHS)("the canonical minimum of depth %i", (depth) => {
  const next = normals(depth);
  const cases = SIZES.map(([rows, cols]) => {
    const target = drawn(rows, cols, next);
    const widths = [cols, ...Array.from({ length: depth - 1 }, () => Math.max(rows, cols)), rows];
    const shapes = widths.slice(1).map((d, k) => ({ rows: d, cols: widths[k]! }));
    return { target, decomposition: svd(target), shapes };
  });

  it("implements T", () => {
    for (const { target, decomposition, shapes } of cases) {
      const product = endToEnd(canonicalMinimum(decomposition, shapes));
      const apart = distance(product, target);
      expect(apart.value).toBeLessThanOrEqual(apart.error + decomposition.error * Math.sqrt(target.data.length));
      expect(apart.error).toBeLessThan(1e-11);
    }
  });

  it("has the sharpness 2mσ^{2(1−1/m)}, and no factorization of T has less: ν(uvᵀ) is as large", () => {
    for (const { target, decomposition, shapes } of cases) {
      const least = flattest(depth, target);
      const reached = minimumSharpness(canonicalMinimum(decomposition, shapes));
      expect(overlap(reached, least)).toBe(true);
      expect(reached.error / reached.value).toBeLessThan(1e-11);
      const direction = column(decomposition.u).times(column(decomposition.v).T);
      expect(overlap(dualSharpness(depth, target, identity(target.cols), direction), least)).toBe(true);
    }
  });

  it("is not undercut by factorizations with other spectra", () => {
    for (const { target, decomposition, shapes } of cases) {
      // Gains moved from layer to layer leave the product as it is, and only sharpen.
      for (const skew of depth === 1 ? [] : [1.25, 2, 0.8]) {
        const moved = canonicalMinimum(decomposition, shapes).map(({ rows, cols, data, radius }, k) => {
          const factor = k === 0 ? skew : k === depth - 1 ? 1 / skew : 1;
          return new Matrix(
            rows,
            cols,
            data.map((x) => x * factor),
            radius * factor * 2,
          );
        });
        const { value, error } = minimumSharpness(moved);
        expect(value + error).toBeGreaterThan(flattest(depth, target).value);
      }
    }
  });
});
