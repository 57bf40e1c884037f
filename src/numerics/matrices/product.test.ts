import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ShapeError } from "../arithmetic/errors.js";
import { UNIT_ROUNDOFF } from "../arithmetic/roundoff.js";
import { matrixOf, RUNS } from "../fixtures/arbitrary-matrix.js";
import { toMlMatrix } from "../fixtures/ml-matrix.js";
import { atMost, exactInner, fromDouble, minus, plus, type Rational, times } from "../fixtures/rational.js";
import { fromRows, identity, Matrix, zeros } from "./matrix.js";
import { chain, prefixProducts, suffixProducts } from "./product.js";

const factors = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([m, k, n]) => fc.tuple(matrixOf(m, k), matrixOf(k, n)));

/** ‖computed − truth·b‖_F², exactly. */
function squaredError(computed: Matrix, a: Matrix, b: Matrix): Rational {
  const flipped = b.T;
  let total: Rational = { num: 0n, den: 1n };
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.cols; j++) {
      const row = a.data.subarray(i * a.cols, (i + 1) * a.cols);
      const off = minus(
        exactInner(row, flipped.data.subarray(j * b.rows, (j + 1) * b.rows)),
        fromDouble(computed.at(i, j)),
      );
      total = plus(total, times(off, off));
    }
  }
  return total;
}

function radiusContains(computed: Matrix, a: Matrix, b: Matrix): boolean {
  const radius = fromDouble(computed.radius);
  return atMost(squaredError(computed, a, b), times(radius, radius));
}

describe("multiplyMatrices", () => {
  it("has a radius that contains the exact product and is at most (k+1)u‖A‖‖B‖", () => {
    fc.assert(
      fc.property(factors, ([a, b]) => {
        const product = a.times(b);
        expect(product.shape).toBe(`${a.rows}×${b.cols}`);
        expect(radiusContains(product, a, b)).toBe(true);
        const size = a.normBound * b.normBound;
        expect(product.radius).toBeLessThanOrEqual((a.cols + 1) * UNIT_ROUNDOFF * size + 1e-300);
      }),
      RUNS,
    );
  });

  it("propagates the radii of its factors", () => {
    fc.assert(
      fc.property(factors, ([a, b]) => {
        const truth = new Matrix(
          a.rows,
          a.cols,
          a.data.map((x, i) => x + 2 ** -30 * Math.cos(i)),
        );
        const known = new Matrix(a.rows, a.cols, a.data, 2 ** -30 * Math.sqrt(a.data.length) * (1 + 2 ** -12));
        expect(radiusContains(known.times(b), truth, b)).toBe(true);
        const flipped = b.T.times(known.T);
        expect(radiusContains(flipped, b.T, truth.T)).toBe(true);
      }),
      RUNS,
    );
  });

  it("carries large radii of either factor, of both and of none", () => {
    const sizes = [0, 1, 2];
    for (const [ra, rb] of sizes.flatMap((r) => sizes.map((t) => [r, t] as const))) {
      const { radius } = new Matrix(1, 1, Float64Array.of(2), ra).times(new Matrix(1, 1, Float64Array.of(3), rb));
      const largest = 3 * ra + 2 * rb + ra * rb;
      expect(radius).toBeGreaterThanOrEqual(largest);
      expect(radius).toBeLessThanOrEqual(largest * (1 + 1e-12) + 1e-15);
    }
  });

  it("agrees with ml-matrix at larger odd and even sizes", () => {
    for (const [m, k, n] of [
      [17, 9, 12],
      [16, 31, 15],
      [1, 40, 1],
    ] as const) {
      const a = new Matrix(
        m,
        k,
        Float64Array.from({ length: m * k }, (_, i) => Math.sin(1 + i * i)),
      );
      const b = new Matrix(
        k,
        n,
        Float64Array.from({ length: k * n }, (_, i) => Math.cos(2 + i * i)),
      );
      const ours = a.times(b);
      const theirs = toMlMatrix(a).mmul(toMlMatrix(b)).to1DArray();
      expect(Math.hypot(...theirs.map((x, i) => x - ours.data[i]!))).toBeLessThanOrEqual(2 * ours.radius);
    }
  });

  it("contains the product where it underflows", () => {
    const a = fromRows([
      [1e-170, 3e-162],
      [7e-163, 1],
    ]);
    expect(radiusContains(a.times(a), a, a)).toBe(true);
  });

  it("knows that a product with zero is exact", () => {
    expect(zeros(2, 3).times(fromRows([[1], [2], [3]])).radius).toBe(0);
    expect(fromRows([[1, 2]]).times(zeros(2, 2)).radius).toBe(0);
  });

  it("refuses shapes that do not fit", () => {
    expect(() => zeros(2, 3).times(zeros(2, 3))).toThrow(ShapeError);
    expect(() => zeros(2, 3).times(zeros(2, 3))).toThrow("2×3 times 2×3");
  });
});

describe("chain, prefixProducts, suffixProducts", () => {
  const weights = [
    fromRows([
      [1, 2],
      [0, -1],
      [3, 1],
    ]),
    fromRows([
      [1, 0, 2],
      [-1, 1, 1],
    ]),
    fromRows([[2, 1]]),
  ];

  it("multiply in the order written", () => {
    expect(chain([weights[2]!, weights[1]!, weights[0]!]).toRows()).toEqual([[16, 6]]);
    expect(chain([weights[0]!])).toBe(weights[0]);
    expect(() => chain([])).toThrow(ShapeError);
  });

  it("give P_j = W_j⋯W_1 and S_j = W_L⋯W_{j+1}, so that S_j P_j is the end-to-end matrix", () => {
    const prefix = prefixProducts(weights);
    const suffix = suffixProducts(weights);
    expect(prefix.map((p) => p.shape)).toEqual(["2×2", "3×2", "2×2", "1×2"]);
    expect(suffix.map((s) => s.shape)).toEqual(["1×2", "1×3", "1×2", "1×1"]);
    expect(prefix[0]!.toRows()).toEqual(identity(2).toRows());
    for (let j = 0; j <= 3; j++) expect(suffix[j]!.times(prefix[j]!).toRows()).toEqual([[16, 6]]);
  });
});

describe("gramOfRows", () => {
  it("has a radius that contains the exact AAᵀ, and is symmetric", () => {
    fc.assert(
      fc.property(factors, ([a]) => {
        const gram = a.gramOfRows();
        expect(gram.shape).toBe(`${a.rows}×${a.rows}`);
        expect(gram.T.toRows()).toEqual(gram.toRows());
        expect(radiusContains(gram, a, a.T)).toBe(true);
      }),
      RUNS,
    );
  });

  it("agrees with the product for every remainder of the blocks", () => {
    for (const rows of [1, 2, 3, 4, 5, 6, 7, 11]) {
      const a = new Matrix(
        rows,
        7,
        Float64Array.from({ length: 7 * rows }, (_, i) => Math.sin(1 + i * i)),
      );
      const difference = a.gramOfRows().toRows().flat();
      a.times(a.T).data.forEach((x, i) => {
        expect(Math.abs(x - difference[i]!)).toBeLessThanOrEqual(16 * UNIT_ROUNDOFF * a.normBound ** 2);
      });
    }
  });
});
