import { describe, expect, it } from "vitest";
import { DomainError, ShapeError } from "../arithmetic/errors.js";
import { withProvenance } from "../arithmetic/provenance.js";
import type { Quantity } from "../arithmetic/quantity.js";
import { matrixFrom, numbersFrom } from "../fixtures/networks.js";
import { diagonal, fromRows, identity, Matrix, zeros } from "../matrices/matrix.js";
import { frobeniusNorm, trace } from "../matrices/norms.js";
import { explicitHessian } from "../networks/explicit-hessian.js";
import { gradientSquares, regularizerR } from "../networks/hessian-trace.js";
import { endToEnd, predictions } from "../networks/network.js";
import { balancedFactors } from "./balanced-factors.js";
import { inducedR, inducedRegularizerDepthTwo, inducedRegularizerSingle } from "./induced-regularizer.js";
import { balancedFactorization, depthTwoMinimizer, minimumRNetwork, singleMeasurementMinimizer } from "./minimizers.js";
import { polarPowers } from "./polar-powers.js";

/** E(W) = M within the radii, which are below `most`. */
function expectProduct(weights: readonly Matrix[], m: Matrix, most: number): void {
  const product = endToEnd(weights);
  const gap = frobeniusNorm(product.minus(m));
  expect(gap.value).toBeLessThanOrEqual(gap.error);
  expect(product.radius).toBeLessThan(most * (1 + m.normBound));
}

/** The two agree within their errors, and the values to the relative accuracy given. */
function expectSame(computed: Quantity, closed: Quantity, relative: number): void {
  expect(Math.abs(computed.value - closed.value)).toBeLessThanOrEqual(computed.error + closed.error);
  expect(Math.abs(computed.value - closed.value)).toBeLessThanOrEqual(relative * Math.abs(closed.value));
}

function traceByExplicitHessian(weights: readonly Matrix[], measurements: readonly Matrix[]): Quantity {
  return trace(explicitHessian(weights, { measurements, labels: predictions(weights, measurements) }));
}

describe("balancedFactors", () => {
  it("multiply to M, and their radii reach the exact factors of a diagonal M", () => {
    const { left, right } = balancedFactors(diagonal([9, 4]));
    expect(left.times(right).toRows()).toEqual([
      [9, 0],
      [0, 4],
    ]);
    expect(left.radius).toBeLessThan(1e-13);
    expect(right.radius).toBeLessThan(1e-13);
  });

  it("use as many columns as the exact rank, and are accurate for exactly deficient M", () => {
    const m = fromRows([
      [1, 2, 3],
      [2, 4, 6],
    ]);
    const { left, right } = balancedFactors(m);
    expect([left.shape, right.shape]).toEqual(["2×1", "1×3"]);
    expect(left.radius).toBeLessThan(1e-13);
    expectProduct([right, left], m, 1e-13);
  });

  it("fall back on the square root of the error where M is nearly deficient", () => {
    const m = diagonal([1, 2 ** -60]);
    const moved = new Matrix(2, 2, m.data, 2 ** -50);
    const { left, right } = balancedFactors(moved);
    // The true M may be diag(1, 2^-50), whose factors are 2^-25 away from those of diag(1, 0).
    expect(left.radius).toBeGreaterThan(2 ** -26);
    expect(left.radius).toBeLessThan(2 ** -20);
    expectProduct([right, left], m, 2 ** -18);
  });

  it("contain the factors of a nearby matrix when M carries a radius", () => {
    const r = 2 ** -10;
    const { left } = balancedFactors(new Matrix(1, 1, Float64Array.of(4), r));
    expect(left.data[0]).toBe(2);
    expect(left.radius).toBeGreaterThanOrEqual(Math.sqrt(4 + r) - 2);
    expect(left.radius).toBeLessThan(8 * (Math.sqrt(4 + r) - 2));
  });

  it("of a row or a column are its direction and the root of its length, as numbers that can be followed", () => {
    for (const m of [fromRows([[3, 4]]), fromRows([[3], [4]]), fromRows([[-9]])]) {
      const { result, stepOf } = withProvenance(() => balancedFactors(m));
      const { left, right } = result;
      expect([left.shape, right.shape]).toEqual([`${m.rows}×1`, `1×${m.cols}`]);
      expect([stepOf(left)?.operation, stepOf(right)?.operation]).toEqual(["scaledByQuantity", "scaledByQuantity"]);
      expectProduct([right, left], m, 1e-14);
      const [x, y] = [frobeniusNorm(left), frobeniusNorm(right)];
      const root = Math.sqrt(m.normBound);
      for (const { value, error } of [x, y]) expect(Math.abs(value - root)).toBeLessThanOrEqual(error + 1e-14 * root);
    }
  });

  it("of a zero row are zeros", () => {
    const { left, right } = balancedFactors(zeros(1, 3));
    expect([left.toRows(), right.toRows()]).toEqual([[[0]], [[0, 0, 0]]]);
    // The roots of what underflow may hide.
    expect(Math.max(left.radius, right.radius)).toBeLessThan(2 ** -530);
  });

  it("refuse an impossible rank", () => {
    expect(() => balancedFactors(identity(2), 3)).toThrow(DomainError);
  });
});

const widthLists = [
  [2, 2],
  [1, 1, 1],
  [3, 2, 2],
  [2, 3, 4],
  [3, 3, 3, 3],
  [2, 4, 2, 5, 3],
  [4, 2, 2, 2, 2, 2],
];

describe("balancedFactorization and minimumRNetwork", () => {
  it("have the product M and the shapes of the widths, for any α and α'", () => {
    const next = numbersFrom(67);
    for (const widths of widthLists.slice(1)) {
      const m = matrixFrom(next, widths.at(-1)!, widths[0]!);
      const weights = balancedFactorization(m, widths, 0.7, 1.3);
      expect(weights.map((w) => w.shape)).toEqual(widths.slice(1).map((rows, j) => `${rows}×${widths[j]!}`));
      expectProduct(weights, m, 1e-12);
      expectProduct(minimumRNetwork(m, widths), m, 1e-12);
    }
  });

  it("reach L(d_0d_L)^{1/L}‖M‖_*^{2(L−1)/L}, by R and by the explicit Hessian of a basis of measurements", () => {
    const next = numbersFrom(71);
    for (const widths of widthLists.slice(1)) {
      const m = matrixFrom(next, widths.at(-1)!, widths[0]!);
      const weights = minimumRNetwork(m, widths);
      const closed = inducedR(m, widths.length - 1);
      expectSame(regularizerR(weights), closed, 1e-13);
      expect(regularizerR(weights).error).toBeLessThan(1e-10 * closed.value);
      // Over the scaled unit matrices √n e_k e_lᵀ, (1/n) Σ ⟨A_i, X⟩² = ‖X‖²: the trace of the Hessian is 2R.
      const n = m.rows * m.cols;
      if (n === 1 || n === 4) {
        const basis = Array.from({ length: n }, (_, k) => {
          const unit = zeros(m.rows, m.cols);
          unit.data[k] = Math.sqrt(n);
          return unit;
        });
        const half = traceByExplicitHessian(weights, basis);
        expect(Math.abs(half.value / 2 - closed.value)).toBeLessThan(1e-13 * closed.value);
      }
    }
  });

  it("are strictly better than with the constants printed, where d_0 ≠ d_L or depth exceeds 2", () => {
    const m = diagonal([3, 1], 2, 3);
    const norm = 4;
    for (const widths of [
      [3, 2, 2],
      [3, 3, 3, 2],
      [3, 2, 2, 2, 2],
    ]) {
      const depth = widths.length - 1;
      const printed = balancedFactorization(m, widths, (norm / 6) ** (1 / depth), Math.sqrt(2 / 3));
      expectProduct(printed, m, 1e-12);
      expect(regularizerR(printed).value).toBeGreaterThan(1.001 * inducedR(m, depth).value);
    }
  });

  it("work for M of lower rank, for M = 0, and through widths of the rank alone", () => {
    const m = fromRows([[2], [-1]]).times(fromRows([[1, 3, -2]]));
    const exactProduct = new Matrix(2, 3, m.data);
    const weights = minimumRNetwork(exactProduct, [3, 1, 1, 2]);
    expectProduct(weights, exactProduct, 1e-13);
    expectSame(regularizerR(weights), inducedR(exactProduct, 3), 1e-13);
    const nothing = minimumRNetwork(zeros(2, 3), [3, 2, 2, 2]);
    expect(endToEnd(nothing).toRows()).toEqual(zeros(2, 3).toRows());
    expect(regularizerR(nothing).value).toBe(0);
  });

  it("refuse widths that do not fit", () => {
    expect(() => minimumRNetwork(identity(2), [2, 1, 2])).toThrow(ShapeError);
    expect(() => minimumRNetwork(identity(2), [3, 3, 2])).toThrow("widths from 2 to 2, all at least 2");
    expect(() => minimumRNetwork(identity(2), [2, 2])).toThrow(DomainError);
    expect(() => balancedFactorization(identity(2), [2, 2], 1, 1)).toThrow(DomainError);
  });
});

describe("depthTwoMinimizer", () => {
  it("has product M and the trace (4/n)‖B_1MB_2‖_*, by the explicit Hessian", () => {
    const next = numbersFrom(73);
    for (const [rows, cols, n, width] of [
      [1, 1, 1, 1],
      [2, 2, 1, 2],
      [2, 3, 4, 2],
      [3, 2, 5, 4],
    ] as const) {
      const measurements = Array.from({ length: n }, () => matrixFrom(next, rows, cols));
      const m = matrixFrom(next, rows, cols);
      const weights = depthTwoMinimizer(measurements, m, width);
      expect(weights.map((w) => w.shape)).toEqual([`${width}×${cols}`, `${rows}×${width}`]);
      expectProduct(weights, m, 1e-10);
      expectSame(traceByExplicitHessian(weights, measurements), inducedRegularizerDepthTwo(measurements, m), 1e-12);
    }
  });

  it("divides numbers, without a decomposition: (a, b) = (√5, √5) for ab = 5 and any measurement", () => {
    for (const size of [3, 1e-3, 7e5]) {
      const weights = depthTwoMinimizer([fromRows([[size]])], fromRows([[5]]), 1);
      const units = weights.map((w) => w.radius / (Math.sqrt(5) * 2 ** -53));
      weights.forEach((w) => expect(Math.abs(w.at(0, 0) - Math.sqrt(5))).toBeLessThanOrEqual(w.radius));
      expect(units[0]).toBeLessThan(24);
      expect(units[1]).toBeLessThan(34);
    }
  });

  it("refuses singular sums and widths that are too small", () => {
    expect(() => depthTwoMinimizer([diagonal([1, 0])], identity(2), 2)).toThrow(DomainError);
    expect(() => depthTwoMinimizer([zeros(1, 1)], identity(1), 1)).toThrow(DomainError);
    expect(() => depthTwoMinimizer([new Matrix(1, 1, Float64Array.of(1), 1)], identity(1), 1)).toThrow(DomainError);
    expect(() => depthTwoMinimizer([fromRows([[1], [2]])], fromRows([[1], [1]]), 1)).toThrow(DomainError);
    expect(() => depthTwoMinimizer([identity(2)], identity(2), 1)).toThrow(ShapeError);
  });
});

describe("singleMeasurementMinimizer", () => {
  it("has product M, the trace 2L Σσ_i^{2/L} by the explicit Hessian, and L equal terms", () => {
    const next = numbersFrom(79);
    for (const depth of [2, 3, 4, 5]) {
      for (const size of [1, 2, 3]) {
        const shift = (a: Matrix): Matrix =>
          new Matrix(
            size,
            size,
            a.data.map((x, k) => x + (k % (size + 1) === 0 ? 2 : 0)),
          );
        const a = shift(matrixFrom(next, size, size));
        const m = shift(matrixFrom(next, size, size));
        const weights = singleMeasurementMinimizer(a, m, depth);
        expectProduct(weights, m, 1e-8);
        const closed = inducedRegularizerSingle(a, m, depth);
        expectSame(traceByExplicitHessian(weights, [a]), closed, 1e-12);
        expect(gradientSquares(weights, [a]).error).toBeLessThan(1e-7 * closed.value);
      }
    }
  });

  it("is the plain root for A = I and M = diag(8, 1), depth 3", () => {
    const weights = singleMeasurementMinimizer(identity(2), diagonal([8, 1]), 3);
    // N = diag(64, 1): W_1 = N^{-1/3} M = diag(2, 1), and the same for the others.
    for (const w of weights) {
      const gap = frobeniusNorm(w.minus(diagonal([2, 1])));
      expect(gap.value).toBeLessThanOrEqual(gap.error);
    }
  });

  it("refuses singular or rectangular A and M, and depth 1", () => {
    expect(() => singleMeasurementMinimizer(diagonal([1, 0]), identity(2), 3)).toThrow(DomainError);
    expect(() => singleMeasurementMinimizer(zeros(2, 3), zeros(2, 3), 3)).toThrow(DomainError);
    expect(() => singleMeasurementMinimizer(identity(2), identity(3), 3)).toThrow(ShapeError);
    expect(() => singleMeasurementMinimizer(identity(2), zeros(2, 3), 3)).toThrow(/^singleMeasurementMinimizer: /);
    expect(() => singleMeasurementMinimizer(identity(2), identity(2), 1)).toThrow(DomainError);
  });
});

describe("polarPowers", () => {
  it("recompose N = HZ, and H^{1/2} squares to H, within the radii", () => {
    const next = numbersFrom(83);
    for (const size of [1, 2, 4]) {
      const n = matrixFrom(next, size, size);
      const { orthogonal, power } = polarPowers(n);
      // H as the square of its root, since exponents stay below 1.
      const root = power(0.5);
      const gap = frobeniusNorm(root.times(root).times(orthogonal).minus(n));
      expect(gap.value).toBeLessThanOrEqual(gap.error);
      expect(root.radius).toBeLessThan(1e-11);
      const inverse = frobeniusNorm(root.times(power(-0.5)).minus(identity(size)));
      expect(inverse.value).toBeLessThanOrEqual(inverse.error);
    }
  });

  it("of a 1×1 matrix are its sign and the powers of its size", () => {
    const { orthogonal, power } = polarPowers(fromRows([[-8]]));
    expect([orthogonal.toRows(), orthogonal.radius]).toEqual([[[-1]], 0]);
    for (const [p, q, truth] of [
      [1, 3, 2],
      [2, 3, 4],
      [-1, 3, 0.5],
      [0.5, 1, Math.sqrt(8)],
      [-0.5, 1, 1 / Math.sqrt(8)],
      [0, 1, 1],
    ] as const) {
      const root = power(p, q);
      expect(Math.abs(root.at(0, 0) - truth)).toBeLessThanOrEqual(root.radius);
      expect(root.radius).toBeLessThan(2 ** -48 * truth);
    }
    expect(() => polarPowers(fromRows([[0]]))).toThrow(DomainError);
    expect(() => polarPowers(new Matrix(1, 1, Float64Array.of(1), 2))).toThrow(DomainError);
  });

  it("move with N no more than the radii of a blurred N allow", () => {
    const blurred = polarPowers(new Matrix(1, 1, Float64Array.of(4), 0.5));
    expect(blurred.power(0.5).radius).toBeGreaterThanOrEqual(2 - Math.sqrt(3.5));
    expect(blurred.power(-0.5).radius).toBeGreaterThanOrEqual(1 / Math.sqrt(3.5) - 0.5);
  });
});
