import { EigenvalueDecomposition, Matrix as MlMatrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { DomainError, ShapeError } from "../arithmetic/errors.js";
import { matrixFrom, numbersFrom } from "../fixtures/networks.js";
import { fromRows, identity, Matrix, zeros } from "../matrices/matrix.js";
import { onTop, sideBySide } from "../matrices/arrangements/stacking.js";
import { spectralNorm } from "../spectra/index.js";
import { measurementGram, restrictedQuotient } from "./measurement-operator.js";
import { ripConstant } from "./rip.js";

const unit = (rows: number, cols: number, k: number, size = 1): Matrix => {
  const result = zeros(rows, cols);
  result.data[k] = size;
  return result;
};

/** √n e_k e_lᵀ: the quotient is 1 for every X. */
const isometric = (rows: number, cols: number): Matrix[] =>
  Array.from({ length: rows * cols }, (_, k) => unit(rows, cols, k, Math.sqrt(rows * cols)));

describe("measurementGram and restrictedQuotient", () => {
  it("are one form: vec(X)ᵀ G vec(X) = quotient·‖X‖_F²", () => {
    const next = numbersFrom(89);
    for (const [rows, cols, n] of [
      [1, 1, 1],
      [2, 3, 4],
      [3, 2, 9],
    ] as const) {
      const measurements = Array.from({ length: n }, () => matrixFrom(next, rows, cols));
      const gram = measurementGram(measurements);
      const x = matrixFrom(next, rows, cols);
      const vector = new Matrix(x.data.length, 1, x.data);
      const form = new Matrix(1, x.data.length, x.data).times(gram.times(vector)).data[0]!;
      const size = x.data.reduce((total, y) => total + y * y, 0);
      const quotient = restrictedQuotient(measurements, x);
      expect(Math.abs(quotient.value - form / size)).toBeLessThanOrEqual(quotient.error + 1e-15 * (form / size));
      expect(quotient.error).toBeLessThan(1e-13 * quotient.value);
      expect(gram.radius).toBeLessThan(1e-14);
    }
  });

  it("refuse X = 0, no measurements, and other shapes", () => {
    expect(() => restrictedQuotient([identity(2)], zeros(2, 2))).toThrow(DomainError);
    expect(() => restrictedQuotient([identity(2)], zeros(2, 3))).toThrow(ShapeError);
    expect(() => measurementGram([])).toThrow("measurementGram: expected at least one measurement, got none");
    expect(() => measurementGram([identity(2), zeros(2, 3)])).toThrow(ShapeError);
  });
});

describe("ripConstant", () => {
  it("is 0 within rounding for an isometric family, at any rank", () => {
    for (const rank of [1, 2, 3]) {
      const delta = ripConstant(isometric(2, 3), rank);
      expect(Math.abs(delta.value)).toBeLessThanOrEqual(delta.error);
      expect(delta.error).toBeLessThan(1e-13);
    }
  });

  it("is the spectrum of the Gram matrix at full rank, as ml-matrix computes it", () => {
    const next = numbersFrom(97);
    for (const [rows, cols, n] of [
      [1, 4, 6],
      [4, 1, 2],
      [2, 2, 7],
      [3, 3, 30],
    ] as const) {
      const measurements = Array.from({ length: n }, () => matrixFrom(next, rows, cols));
      const gram = new MlMatrix(measurementGram(measurements).toRows());
      const { realEigenvalues } = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
      const expected = Math.max(...realEigenvalues.map((x) => Math.abs(x - 1)));
      const delta = ripConstant(measurements, Math.min(rows, cols));
      expect(Math.abs(delta.value - expected)).toBeLessThan(1e-13);
      expect(ripConstant(measurements, Math.min(rows, cols) + 3).value).toBe(delta.value);
    }
  });

  it("encloses the rank-one constant that a fine grid of directions finds, 2×2", () => {
    const next = numbersFrom(101);
    for (let round = 0; round < 6; round++) {
      const measurements = Array.from({ length: 3 + 2 * round }, () => matrixFrom(next, 2, 2).times(2));
      let found = 0;
      const steps = 180;
      for (let i = 0; i < steps; i++) {
        for (let j = 0; j < steps; j++) {
          const [s, t] = [(Math.PI * i) / steps, (Math.PI * j) / steps];
          const x = fromRows([
            [Math.cos(s) * Math.cos(t), Math.cos(s) * Math.sin(t)],
            [Math.sin(s) * Math.cos(t), Math.sin(s) * Math.sin(t)],
          ]);
          found = Math.max(found, Math.abs(restrictedQuotient(measurements, x).value - 1));
        }
      }
      const delta = ripConstant(measurements, 1);
      // The grid misses the maximum by at most its curvature times (π/360)², well below 0.1 %.
      expect(delta.value - delta.error).toBeGreaterThanOrEqual(found * (1 - 1e-12));
      expect(delta.value - delta.error).toBeLessThan(found * 1.001);
      expect(delta.value + delta.error).toBeGreaterThanOrEqual(found);
    }
  });

  it("encloses the quotients of random matrices of the rank, between a valid and a full-rank bound", () => {
    const next = numbersFrom(103);
    for (const [rows, cols, rank] of [
      [3, 3, 1],
      [3, 4, 2],
      [4, 3, 1],
      [4, 4, 3],
    ] as const) {
      const measurements = Array.from({ length: 3 * rows * cols }, () => matrixFrom(next, rows, cols).times(1.7));
      const delta = ripConstant(measurements, rank);
      const full = ripConstant(measurements, Math.min(rows, cols));
      expect(delta.value + delta.error).toBeLessThanOrEqual(full.value + full.error);
      expect(delta.error).toBeLessThan(0.25 * delta.value);
      for (let round = 0; round < 300; round++) {
        const x = matrixFrom(next, rows, rank).times(matrixFrom(next, rank, cols));
        const deviation = Math.abs(restrictedQuotient(measurements, x).value - 1);
        // Alternation is at least as good as 300 draws; the upper end is a theorem.
        expect(deviation).toBeLessThanOrEqual(delta.value - delta.error);
      }
    }
  });

  it("knows a rank-one constant below the spectrum: the partial transpose settles the swap form", () => {
    // G = I + δP with P the projection on the antisymmetric 2×2 matrix, which no rank-one matrix meets fully.
    const antisymmetric = fromRows([
      [0, 1],
      [-1, 0],
    ]);
    const family = [...isometric(2, 2).map((a) => a.times(Math.sqrt(5) / 2)), antisymmetric.times(Math.sqrt(5 / 2))];
    // Quotient 1 + ⟨J, X⟩²/2: 2 at X = J, at most 1.5 on rank one.
    expect(ripConstant(family, 2).value).toBeCloseTo(1, 12);
    const delta = ripConstant(family, 1);
    expect(delta.value - delta.error).toBeGreaterThan(0.5 - 1e-12);
    expect(delta.value + delta.error).toBeLessThan(0.5 + 1e-12);
  });

  it("is 1 of the identity and the exchange, at the signs of which X = uvᵀ at ±π/4 is not seen", () => {
    const exchange = fromRows([
      [0, 1],
      [1, 0],
    ]);
    const delta = ripConstant([identity(2), exchange], 1);
    expect(Math.abs(delta.value - 1)).toBeLessThanOrEqual(delta.error);
    expect(delta.error).toBeLessThan(1e-9);
  });

  it("encloses the rank-one constant of a single measurement, which is that of its norm and of what it does not see", () => {
    const next = numbersFrom(107);
    for (const [rows, cols] of [
      [2, 2],
      [2, 4],
      [5, 2],
      [3, 3],
      [3, 5],
    ] as const) {
      for (const size of [0.3, 1, 3]) {
        const a = matrixFrom(next, rows, cols).times(size);
        const exact = new Matrix(rows, cols, a.data);
        const norm = spectralNorm(exact).squared();
        const truth = Math.max(norm.value - 1, 1);
        const delta = ripConstant([exact], 1);
        expect(Math.abs(delta.value - truth)).toBeLessThanOrEqual(delta.error + norm.error);
        // With three rows and columns the steps may run out before: then it is an enclosure all the same.
        expect(delta.error).toBeLessThan(Math.min(rows, cols) === 2 ? 1e-9 * (1 + truth) : 0.05 * (1 + truth));
      }
    }
  });

  it("brings the ends together for two rows or columns, and nearer to each other for three", () => {
    const next = numbersFrom(109);
    for (const [rows, cols, close] of [
      [2, 2, 1e-9],
      [2, 5, 1e-9],
      [4, 2, 1e-9],
      [3, 3, 0.05],
      [3, 4, 0.05],
    ] as const) {
      for (const count of [2, 7, 20]) {
        const measurements = Array.from({ length: count }, () => matrixFrom(next, rows, cols).times(2));
        const delta = ripConstant(measurements, 1);
        expect(delta.error).toBeLessThan(close * (1 + delta.value));
        for (let round = 0; round < 200; round++) {
          const x = matrixFrom(next, rows, 1).times(matrixFrom(next, 1, cols));
          const found = restrictedQuotient(measurements, x).minus(1);
          expect(Math.abs(found.value)).toBeLessThanOrEqual(delta.value + delta.error + found.error);
        }
      }
    }
  });

  it("refuses ranks that are not positive integers", () => {
    for (const rank of [0, -1, 1.5, NaN]) expect(() => ripConstant([identity(2)], rank)).toThrow(DomainError);
  });
});

describe("stacking", () => {
  it("puts blocks beside and on top of each other, with the joint radius", () => {
    const a = new Matrix(2, 2, Float64Array.of(1, 2, 3, 4), 3);
    const b = new Matrix(2, 2, Float64Array.of(5, 6, 7, 8), 4);
    const beside = sideBySide([a, b]);
    expect(beside.toRows()).toEqual([
      [1, 2, 5, 6],
      [3, 4, 7, 8],
    ]);
    expect(onTop(beside, 2).toRows()).toEqual([...a.toRows(), ...b.toRows()]);
    expect(beside.radius).toBeGreaterThanOrEqual(5);
    expect(beside.radius).toBeLessThan(5 * (1 + 2 ** -40));
  });
});
