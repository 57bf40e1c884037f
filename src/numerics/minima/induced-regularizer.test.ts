import { EigenvalueDecomposition, Matrix as MlMatrix, SingularValueDecomposition } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { DomainError, ShapeError } from "../arithmetic/errors.js";
import { withProvenance } from "../arithmetic/provenance.js";
import type { Quantity } from "../arithmetic/quantity.js";
import { encloses, matrixFrom, networkFrom, numbersFrom, Wide, wide } from "../fixtures/networks.js";
import { diagonal, fromRows, identity, Matrix, zeros } from "../matrices/matrix.js";
import { frobeniusNorm } from "../matrices/norms.js";
import { hessianTrace, regularizerR } from "../networks/hessian-trace.js";
import { endToEnd } from "../networks/network.js";
import { inducedR, inducedRegularizerDepthTwo, inducedRegularizerSingle, rootFactor } from "./induced-regularizer.js";

/** The positive semidefinite root by ml-matrix. */
function mlRoot(total: MlMatrix): MlMatrix {
  const { eigenvectorMatrix: q, realEigenvalues } = new EigenvalueDecomposition(total, { assumeSymmetric: true });
  return q.mmul(MlMatrix.diag(realEigenvalues.map((x) => Math.sqrt(Math.max(x, 0))))).mmul(q.transpose());
}

function mlSum(matrices: readonly MlMatrix[]): MlMatrix {
  return matrices.reduce((total, a) => MlMatrix.add(total, a));
}

function mlSingularValues(a: MlMatrix): number[] {
  return new SingularValueDecomposition(a, { autoTranspose: true }).diagonal;
}

describe("inducedRegularizerDepthTwo", () => {
  it("is (4/n) times the nuclear norm of B_1 M B_2 with the roots and values of ml-matrix", () => {
    const next = numbersFrom(41);
    for (const [rows, cols, n] of [
      [1, 1, 1],
      [2, 3, 2],
      [3, 2, 5],
      [4, 4, 6],
      [3, 3, 1],
    ] as const) {
      const measurements = Array.from({ length: n }, () => matrixFrom(next, rows, cols));
      const m = matrixFrom(next, rows, cols);
      const ml = measurements.map((a) => new MlMatrix(a.toRows()));
      const left = mlRoot(mlSum(ml.map((a) => a.mmul(a.transpose()))));
      const right = mlRoot(mlSum(ml.map((a) => a.transpose().mmul(a))));
      const values = mlSingularValues(left.mmul(new MlMatrix(m.toRows())).mmul(right));
      const expected = (4 / n) * values.reduce((total, x) => total + x, 0);
      const computed = inducedRegularizerDepthTwo(measurements, m);
      expect(Math.abs(computed.value - expected)).toBeLessThan(1e-12 * expected);
      expect(computed.error).toBeLessThan(1e-11 * expected);
    }
  });

  it("is exact on diagonal instances, with singular sums too", () => {
    // Σ A_iA_iᵀ = Σ A_iᵀA_i = diag(9, 0), so F = (4/1)·9·|m_11|.
    const m = fromRows([
      [-2, 7],
      [1, 5],
    ]);
    const computed = inducedRegularizerDepthTwo([diagonal([3, 0])], m);
    expect(encloses(computed, "72")).toBe(true);
    expect(computed.error).toBeLessThan(1e-11);
  });

  it("is below the trace of the Hessian of every factorization", () => {
    const next = numbersFrom(43);
    for (let round = 0; round < 40; round++) {
      const weights = networkFrom(next, [3, 3, 2]);
      const measurements = Array.from({ length: 1 + (round % 4) }, () => matrixFrom(next, 2, 3));
      const bound = inducedRegularizerDepthTwo(measurements, endToEnd(weights));
      const trace = hessianTrace(weights, measurements);
      expect(bound.value - bound.error).toBeLessThanOrEqual(trace.value + trace.error);
    }
  });

  it("refuses measurements of another shape", () => {
    expect(() => inducedRegularizerDepthTwo([zeros(2, 3)], zeros(2, 2))).toThrow(ShapeError);
    expect(() => inducedRegularizerDepthTwo([], zeros(2, 2))).toThrow(ShapeError);
  });
});

describe("rootFactor", () => {
  it("squares to Σ A_iA_iᵀ within its radius", () => {
    const next = numbersFrom(47);
    for (const [rows, cols, n] of [
      [3, 2, 4],
      [4, 1, 2],
      [2, 5, 1],
    ] as const) {
      const measurements = Array.from({ length: n }, () => matrixFrom(next, rows, cols));
      const factor = rootFactor(measurements);
      const squared = factor.T.times(factor);
      const total = measurements
        .map((a) => a.times(a.T))
        .reduce((sum, a) =>
          sum.minus(
            new Matrix(
              a.rows,
              a.cols,
              a.data.map((x) => -x),
              a.radius,
            ),
          ),
        );
      const gap = frobeniusNorm(squared.minus(total));
      expect(gap.value).toBeLessThanOrEqual(gap.error);
      expect(factor.radius).toBeLessThan(1e-13);
    }
  });
});

describe("rootFactor of measurements with one row", () => {
  it("is the Frobenius norm of them all, in steps that can be followed", () => {
    const { result, stepOf } = withProvenance(() => rootFactor([fromRows([[1, 2]]), fromRows([[2, 4]])]));
    expect(result.toRows()).toEqual([[5]]);
    expect(result.radius).toBeLessThan(2 ** -47);
    expect(stepOf(result)?.operation).toBe("scaledByQuantity");
  });
});

describe("inducedRegularizerSingle", () => {
  it("is 2L Σ σ_i^{2/L} with the singular values of ml-matrix", () => {
    const next = numbersFrom(53);
    for (const depth of [1, 2, 3, 4, 6]) {
      for (const [rows, cols] of [
        [1, 1],
        [2, 3],
        [3, 3],
      ] as const) {
        const a = matrixFrom(next, rows, cols);
        const m = matrixFrom(next, rows, cols);
        const across = new MlMatrix(a.toRows()).transpose();
        let core = across;
        for (let j = 1; j < depth; j++) core = across.mmul(new MlMatrix(m.toRows())).mmul(core);
        const terms = mlSingularValues(core)
          .slice(0, Math.min(rows, cols))
          .map((x) => x ** (2 / depth));
        const expected = 2 * depth * terms.reduce((total, x) => total + x, 0);
        const computed = inducedRegularizerSingle(a, m, depth);
        expect(Math.abs(computed.value - expected)).toBeLessThanOrEqual(1e-7 * expected);
        expect(Math.abs(computed.value - expected)).toBeLessThanOrEqual(3 * computed.error + 1e-12 * expected);
      }
    }
  });

  it("for A = I and M = diag(8, 1), depth 3: 6·(8^{4/3} + 1) = 102", () => {
    const computed = inducedRegularizerSingle(identity(2), diagonal([8, 1]), 3);
    expect(encloses(computed, "102")).toBe(true);
    expect(computed.error).toBeLessThan(1e-11);
  });

  it("agrees with the depth-two form at n = 1", () => {
    const next = numbersFrom(59);
    const a = matrixFrom(next, 3, 2);
    const m = matrixFrom(next, 3, 2);
    const single = inducedRegularizerSingle(a, m, 2);
    const pair = inducedRegularizerDepthTwo([a], m);
    expect(Math.abs(single.value - pair.value)).toBeLessThanOrEqual(single.error + pair.error);
  });

  it("needs a positive integer depth and one shape", () => {
    expect(() => inducedRegularizerSingle(identity(2), identity(2), 1.5)).toThrow(DomainError);
    expect(() => inducedRegularizerSingle(zeros(2, 3), identity(2), 2)).toThrow(ShapeError);
  });
});

describe("inducedR", () => {
  it("is L (d_0d_L)^{1/L} ‖M‖_*^{2(L−1)/L} in 60 digits for diagonal M", () => {
    for (const [depth, diagonalEntries] of [
      [2, [3, 4]],
      [3, [0.1, 7, 2]],
      [5, [1e5, 3]],
      [7, [2 ** -40, 2 ** -41]],
    ] as const) {
      const norm = diagonalEntries.map(wide).reduce((total, x) => total.plus(x));
      const entries = new Wide(diagonalEntries.length ** 2);
      const expected = entries
        .pow(new Wide(1).div(depth))
        .times(norm.pow(new Wide(2 * (depth - 1)).div(depth)))
        .times(depth);
      const computed: Quantity = inducedR(diagonal(diagonalEntries), depth);
      expect(encloses(computed, expected)).toBe(true);
      expect(computed.error).toBeLessThan(1e-12 * (1 + computed.value));
    }
  });

  it("is below R(W) of every factorization", () => {
    const next = numbersFrom(61);
    for (let round = 0; round < 40; round++) {
      const weights = networkFrom(next, round % 2 === 0 ? [3, 2, 2] : [2, 2, 3, 3]);
      const bound = inducedR(endToEnd(weights), weights.length);
      const value = regularizerR(weights);
      expect(bound.value - bound.error).toBeLessThanOrEqual(value.value + value.error);
    }
  });

  it("is 0 for M = 0 and needs depth 2", () => {
    expect(inducedR(zeros(2, 3), 3).value).toBe(0);
    expect(() => inducedR(identity(2), 1)).toThrow(DomainError);
  });
});
