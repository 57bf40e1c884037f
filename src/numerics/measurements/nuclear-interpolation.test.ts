import { describe, expect, it } from "vitest";
import { DomainError, ShapeError } from "../arithmetic/errors.js";
import { exact } from "../arithmetic/quantity.js";
import { drawn, normals } from "../fixtures/gaussians.fixture.js";
import { diagonal, fromRows, identity, Matrix, zeros } from "../matrices/matrix.js";
import { distance, inner } from "../matrices/norms.js";
import { chain } from "../matrices/product.js";
import { hessianTrace } from "../networks/hessian-trace.js";
import type { MeasurementProblem } from "../networks/network.js";
import { nuclearNorm } from "../spectra/schatten.js";
import { spectralNorm } from "../spectra/singular-values.js";
import { svd } from "../spectra/svd.js";
import { minimumFrobenius } from "./interpolation.js";
import {
  minimumNuclearNorm,
  minimumTraceEndToEnd,
  type NuclearInterpolation,
  nuclearInterpolation,
} from "./nuclear-interpolation.js";
import { weightRoot } from "./weight-root.js";

/** A random problem whose labels come from a matrix of the given rank. */
function planted(seed: number, rows: number, cols: number, count: number, rank: number) {
  const next = normals(seed);
  const truth = drawn(rows, rank, next).times(drawn(rank, cols, next));
  const measurements = Array.from({ length: count }, () => drawn(rows, cols, next));
  const problem: MeasurementProblem = { measurements, labels: measurements.map((a) => inner(a, truth)) };
  return { problem, truth, next };
}

/** The entries of a 2 × 2 matrix except the last, as measurements. */
function completion(a: number, b: number, c: number): MeasurementProblem {
  const unit = (k: number): Matrix =>
    new Matrix(
      2,
      2,
      Float64Array.from([0, 1, 2, 3], (l) => (l === k ? 1 : 0)),
    );
  return { measurements: [unit(0), unit(1), unit(2)], labels: [exact(a), exact(b), exact(c)] };
}

function expectMinimum(found: NuclearInterpolation, minimum: number, relativeGap = 2 ** -29): void {
  expect(found.lowerBound).toBeLessThanOrEqual(minimum * (1 + 1e-14));
  expect(found.value.value + found.value.error).toBeGreaterThanOrEqual(minimum * (1 - 1e-14));
  expect(found.gap).toBeLessThanOrEqual(relativeGap * minimum);
  expect(found.gap).toBeGreaterThanOrEqual(found.value.value - found.lowerBound);
}

describe("minimumNuclearNorm", () => {
  it("is |b|/‖A‖_2 for one measurement", () => {
    for (const [rows, cols] of [
      [1, 2],
      [2, 2],
      [3, 5],
      [6, 4],
    ] as const) {
      const a = drawn(rows, cols, normals(rows + cols));
      const found = minimumNuclearNorm({ measurements: [a], labels: [exact(-1.5)] });
      expectMinimum(found, 1.5 / spectralNorm(a).value);
    }
  });

  it("completes 2×2 matrices by the closed form √(a² + b² + c² + x² + 2|ax − bc|)", () => {
    // Kink at x = bc/a; kink at x = 0; smooth minimum at x = a.
    for (const [a, b, c, x, value] of [
      [1, 1, 1, 1, 2],
      [2, 1, 0, 0, Math.sqrt(5)],
      [0.5, 1, 1, 0.5, 2],
      [0, 0, 3, 0, 3],
    ] as const) {
      const found = minimumNuclearNorm(completion(a, b, c));
      expectMinimum(found, value, 1e-13);
      expect(found.minimizer.at(1, 1)).toBeCloseTo(x, 7);
    }
  });

  it("recovers a matrix of rank one from enough measurements, and the only matrix from as many as entries", () => {
    const { problem, truth } = planted(3, 6, 6, 30, 1);
    const found = minimumNuclearNorm(problem);
    expectMinimum(found, nuclearNorm(truth).value);
    expect(distance(found.minimizer, truth).value).toBeLessThan(1e-3);
    const only = planted(4, 3, 3, 9, 3);
    const unique = minimumNuclearNorm(only.problem);
    expectMinimum(unique, nuclearNorm(only.truth).value, 1e-10);
    expect(unique.iterations).toBe(0);
    const more = planted(5, 2, 3, 11, 2);
    expectMinimum(minimumNuclearNorm(more.problem), nuclearNorm(more.truth).value, 1e-10);
  });

  it.each([
    [4, 4, 7],
    [4, 4, 15],
    [5, 3, 9],
    [3, 6, 12],
  ])(
    "%i×%i, %i measurements: interpolates, and no other interpolating matrix is below the bound",
    (rows, cols, count) => {
      const { problem, truth, next } = planted(rows * cols + count, rows, cols, count, 2);
      const found = minimumNuclearNorm(problem);
      expect(found.gap).toBeLessThan(2 ** -29 * found.value.value);
      for (const [i, a] of problem.measurements.entries()) {
        const off = Math.abs(inner(a, found.minimizer).value - problem.labels[i]!.value);
        expect(off).toBeLessThanOrEqual(a.normBound * found.minimizer.radius * (1 + 1e-6) + 1e-13);
      }
      expect(found.minimizer.radius).toBeLessThan(1e-11);
      expect(found.lowerBound).toBeLessThanOrEqual(nuclearNorm(truth).value);
      for (let trial = 0; trial < 50; trial++) {
        const other = drawn(rows, cols, next);
        // What the measurements do not see of another matrix.
        const seen = minimumFrobenius({ ...problem, labels: problem.measurements.map((a) => inner(a, other)) });
        const near = found.minimizer.plus(other.minus(seen), 10 ** -(trial % 6));
        const norm = nuclearNorm(near);
        expect(norm.value + norm.error).toBeGreaterThanOrEqual(found.lowerBound);
      }
    },
  );

  it("shows in the gap that it was stopped early", () => {
    const { problem } = planted(9, 4, 4, 8, 2);
    const best = minimumNuclearNorm(problem);
    const early = minimumNuclearNorm(problem, { maxIterations: 4 });
    expect(early.iterations).toBe(4);
    expect(early.gap).toBeGreaterThan(1e-4 * best.value.value);
    expect(early.lowerBound).toBeLessThanOrEqual(best.value.value);
    expect(early.value.value).toBeGreaterThanOrEqual(best.lowerBound);
    const never = minimumNuclearNorm(problem, { relativeGap: 0, maxIterations: 1000 });
    expect(never.gap).toBeLessThan(1e-8 * best.value.value);
  });

  it("accepts zero labels, zero measurements and repeated ones", () => {
    const a = fromRows([
      [1, 2],
      [0.1, 0.3],
    ]);
    const zero = minimumNuclearNorm({ measurements: [a], labels: [exact(0)] });
    expect(zero).toMatchObject({ lowerBound: 0, iterations: 0 });
    expect(zero.gap).toBeLessThan(1e-300);
    const nothing = minimumNuclearNorm({ measurements: [zeros(2, 2)], labels: [exact(0)] });
    expect(nothing).toMatchObject({ lowerBound: 0, gap: 0 });
    const twice = { measurements: [a, a, zeros(2, 2)], labels: [exact(1), exact(1), exact(0)] };
    expectMinimum(minimumNuclearNorm(twice), 1 / spectralNorm(a).value);
    expectMinimum(minimumTraceEndToEnd({ measurements: [a], labels: [exact(0)] }), 0, 1);
  });

  it("rejects inconsistent labels", () => {
    const a = identity(2);
    expect(() => minimumNuclearNorm({ measurements: [a, a], labels: [exact(1), exact(2)] })).toThrow(DomainError);
    expect(() => minimumNuclearNorm({ measurements: [], labels: [] })).toThrow(ShapeError);
  });

  it("is 0, found without a search, where nothing is measured", () => {
    const found = minimumNuclearNorm({ measurements: [zeros(2, 3), zeros(2, 3)], labels: [exact(0), exact(0)] });
    expect(found).toMatchObject({ value: exact(0), lowerBound: 0, gap: 0, iterations: 0 });
    expect(found.minimizer.toRows()).toEqual(zeros(2, 3).toRows());
  });
});

describe("nuclearInterpolation with weights", () => {
  it("has the closed form |b|/‖C⁻¹AD⁻¹‖_2 for one measurement and diagonal weights", () => {
    const a = drawn(3, 2, normals(2));
    const left = diagonal([1, 2, 4]);
    const right = diagonal([0.5, 8]);
    const found = nuclearInterpolation({ measurements: [a], labels: [exact(2)] }, { left, right });
    const scaledDown = chain([diagonal([1, 0.5, 0.25]), a, diagonal([2, 0.125])]);
    expectMinimum(found, 2 / spectralNorm(scaledDown).value);
    const leftOnly = nuclearInterpolation({ measurements: [a], labels: [exact(2)] }, { left });
    expectMinimum(leftOnly, 2 / spectralNorm(chain([diagonal([1, 0.5, 0.25]), a])).value);
  });

  it("takes singular weights whose range holds the measurements, and no others", () => {
    const a = fromRows([
      [3, 4],
      [0, 0],
    ]);
    const problem = { measurements: [a], labels: [exact(1)] };
    expectMinimum(nuclearInterpolation(problem, { left: diagonal([2, 0]) }), 2 / 5, 2 ** -20);
    expect(() => nuclearInterpolation(problem, { left: diagonal([0, 2]) })).toThrow(/range of the left weight/);
    expect(() => nuclearInterpolation(problem, { right: diagonal([0, 2]) })).toThrow(/range of the right weight/);
    expect(() => nuclearInterpolation(problem, { right: diagonal([-1, 2]) })).toThrow(DomainError);
    expect(() => nuclearInterpolation(problem, { right: identity(3) })).toThrow(/right weight of shape 2×2/);
    expect(() => nuclearInterpolation(problem, { left: identity(3) })).toThrow(/left weight of shape 2×2/);
  });
});

describe("minimumTraceEndToEnd", () => {
  it.each([
    [3, 3, 5, 1],
    [4, 3, 12, 2],
    [2, 4, 7, 3],
  ])("is reached by the two layers of the closed form, %i×%i, %i measurements", (rows, cols, count, seed) => {
    const { problem } = planted(seed, rows, cols, count, 2);
    const found = minimumTraceEndToEnd(problem);
    expect(found.gap).toBeLessThan(1e-8 * found.value.value);

    // W_2 = B_1⁻¹UΛ^{1/2}, W_1 = Λ^{1/2}VᵀB_2⁻¹ for B_1MB_2 = UΛVᵀ, by an eigendecomposition of the moments.
    const moment = (as: readonly Matrix[]): Matrix => as.map((a) => a.times(a.T)).reduce((x, y) => x.plus(y, 1));
    const powerOf = (m: Matrix, p: number): Matrix => {
      const { basis, values } = weightRoot(m, "moment");
      return chain([basis, diagonal(values.map((x) => x ** p)), basis.T]);
    };
    const left = moment(problem.measurements);
    const right = moment(problem.measurements.map((x) => x.T));
    const { u, values, v } = svd(chain([powerOf(left, 0.5), found.minimizer, powerOf(right, 0.5)]));
    const root = diagonal(values.map(Math.sqrt));
    const second = chain([powerOf(left, -0.5), u, root]);
    const first = chain([root, v.T, powerOf(right, -0.5)]);
    const trace = hessianTrace([first, second], problem.measurements);
    expect(Math.abs(trace.value - found.value.value)).toBeLessThan(1e-10 * trace.value);
  });

  it("is no more than the trace of any interpolating network", () => {
    const { problem, next } = planted(17, 3, 4, 6, 1);
    const found = minimumTraceEndToEnd(problem);
    for (let trial = 0; trial < 30; trial++) {
      const first = drawn(5, 4, next);
      // The second layer solves ⟨A_iW_1ᵀ, W_2⟩ = b_i.
      const second = minimumFrobenius({
        measurements: problem.measurements.map((a) => a.times(first.T)),
        labels: problem.labels,
      });
      const trace = hessianTrace([first, second], problem.measurements);
      expect(trace.value + trace.error).toBeGreaterThanOrEqual(found.lowerBound);
    }
  });

  it("takes fewer measurements than rows, where the moments are singular", () => {
    const { problem } = planted(23, 4, 4, 1, 1);
    const a = problem.measurements[0]!;
    // For A of full rank (AAᵀ)^{-1/2}A(AᵀA)^{-1/2} = UΣ^{-1}Vᵀ: the minimum of ‖B_1MB_2‖_* is |b| σ_min(A).
    const found = minimumTraceEndToEnd(problem);
    const { values } = svd(a);
    expectMinimum(found, 4 * Math.abs(problem.labels[0]!.value) * values[3]!, 2 ** -20);
    const rankOne = fromRows([[1], [2], [2]]).times(fromRows([[0.6, 0.8]]));
    const thin = minimumTraceEndToEnd({ measurements: [rankOne], labels: [exact(1)] });
    expectMinimum(thin, 4 * 3, 2 ** -20);
  });
});
