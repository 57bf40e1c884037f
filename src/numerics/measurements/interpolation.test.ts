import { pseudoInverse, Matrix as Reference } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { DomainError, ShapeError } from "../arithmetic/errors.js";
import { approximately, exact } from "../arithmetic/quantity.js";
import { drawn, normals } from "../fixtures/gaussians.fixture.js";
import { fromRows, Matrix, zeros } from "../matrices/matrix.js";
import { distance, inner } from "../matrices/norms.js";
import { nuclearNorm } from "../spectra/schatten.js";
import { minimumNuclearNorm } from "./nuclear-interpolation.js";
import { distanceToInterpolation, measurementMap, minimumFrobenius, movedToInterpolation } from "./interpolation.js";

describe("minimumFrobenius", () => {
  it.each([
    [2, 3, 1],
    [3, 3, 5],
    [3, 3, 9],
    [2, 2, 7],
  ])("agrees with the pseudoinverse, %i×%i with %i measurements", (rows, cols, count) => {
    const next = normals(rows + 10 * cols + 100 * count);
    const measurements = Array.from({ length: count }, () => drawn(rows, cols, next));
    const truth = drawn(rows, cols, next);
    const labels = measurements.map((a) => inner(a, truth));
    const map = new Reference(measurements.map((a) => Array.from(a.data)));
    const expected = pseudoInverse(map).mmul(Reference.columnVector(labels.map((b) => b.value)));
    const found = minimumFrobenius({ measurements, labels });
    const gap = distance(found, new Matrix(rows, cols, Float64Array.from(expected.to1DArray()), 1e-12));
    expect(gap.value).toBeLessThanOrEqual(gap.error);
    expect(found.radius).toBeLessThan(1e-10 * found.normBound);
  });

  it("contains the exact solution in its radius, which is not absurd", () => {
    // Orthogonal measurements with entries ±1: the solution is Σ b_iA_i/4.
    const measurements = [
      fromRows([
        [1, 1],
        [1, 1],
      ]),
      fromRows([
        [1, -1],
        [1, -1],
      ]),
    ];
    const found = minimumFrobenius({ measurements, labels: [exact(3), exact(1)] });
    const expected = fromRows([
      [1, 0.5],
      [1, 0.5],
    ]);
    expect(distance(new Matrix(2, 2, found.data), expected).value).toBeLessThanOrEqual(found.radius);
    expect(found.radius).toBeLessThan(1e-13);
  });

  it("takes errors of labels into the radius", () => {
    const found = minimumFrobenius({ measurements: [fromRows([[2, 0]])], labels: [approximately(1, 0.25)] });
    expect(found.data[0]).toBeCloseTo(0.5, 14);
    expect(found.radius).toBeGreaterThanOrEqual(0.125);
    expect(found.radius).toBeLessThan(0.1251);
  });

  it("accepts repeated measurements and zero ones", () => {
    const a = fromRows([[0.1, 0.2]]);
    const b = exact(0.7);
    const twice = minimumFrobenius({ measurements: [a, a, zeros(1, 2)], labels: [b, b, exact(0)] });
    const once = minimumFrobenius({ measurements: [a], labels: [b] });
    expect(distance(twice, once).value).toBeLessThan(1e-14);
    const none = minimumFrobenius({ measurements: [zeros(1, 2)], labels: [exact(0)] });
    expect(none.radius).toBeLessThan(1e-300);
    expect(Array.from(none.data)).toEqual([0, 0]);
  });

  it("rejects labels that nothing interpolates, and shapes that differ", () => {
    const a = fromRows([[1, 2]]);
    const conflict = { measurements: [a, a], labels: [exact(1), exact(1 + 1e-9)] };
    expect(() => minimumFrobenius(conflict)).toThrow(DomainError);
    expect(() => minimumFrobenius({ measurements: [zeros(1, 2)], labels: [exact(1)] })).toThrow(/interpolates/);
    const loose = { measurements: [a, a], labels: [approximately(1, 1e-9), exact(1 + 1e-9)] };
    expect(minimumFrobenius(loose).radius).toBeGreaterThan(1e-10);
    expect(() => minimumFrobenius({ measurements: [], labels: [] })).toThrow(ShapeError);
    expect(() => minimumFrobenius({ measurements: [a], labels: [] })).toThrow(/1 labels/);
    expect(() => minimumFrobenius({ measurements: [a, fromRows([[1]])], labels: [exact(1), exact(1)] })).toThrow(
      /measurement 2/,
    );
  });
});

/** Measurements that singular values cannot tell from dependent ones, with labels, and the only matrix that fits. */
const NEARLY_DEPENDENT: readonly (readonly [string, readonly Matrix[], readonly number[], Matrix])[] = [
  ["one row, 2⁻⁵² apart", [[[1, 0]], [[1, 2 ** -52]]].map((a) => fromRows(a)), [1, 1 + 2 ** -51], fromRows([[1, 2]])],
  [
    "one far smaller",
    [[[1, 0], [0, 0]], [[0, 1], [0, 0]], [[0, 0], [1, 0]], [[0, 0], [0, 2 ** -60]]].map((a) => fromRows(a)), // prettier-ignore
    [1, 0, 0, 2 ** -60],
    fromRows([[1, 0], [0, 1]]), // prettier-ignore
  ],
  [
    "known up to a radius alone",
    [fromRows([[1, 0]]), new Matrix(1, 2, Float64Array.of(1, 0), 0.1)],
    [1, 1.05],
    fromRows([[1, 0.5]]),
  ],
];

describe.each(NEARLY_DEPENDENT)("measurements that may be independent: %s", (_, measurements, numbers, truth) => {
  const labels = numbers.map((b, i) => approximately(b, measurements[i]!.radius));
  const problem = { measurements, labels };

  it("have no bound of what interpolates them, or one that holds", () => {
    for (const found of [minimumFrobenius(problem), minimumNuclearNorm(problem).minimizer]) {
      const gap = distance(found, truth);
      expect(gap.value).toBeLessThanOrEqual(gap.error);
    }
    const { value, gap } = minimumNuclearNorm(problem);
    expect(Math.abs(value.value - nuclearNorm(truth).value)).toBeLessThanOrEqual(value.error);
    expect(gap).toBe(Infinity);
  });

  it("are said to be uncertain, which dependent ones are not", () => {
    expect(measurementMap(measurements).isCertain).toBe(false);
    expect(measurementMap([measurements[0]!, measurements[0]!]).isCertain).toBe(true);
    expect(measurementMap([zeros(1, 2), zeros(1, 2)]).isCertain).toBe(true);
  });
});

describe("labels of dependent measurements", () => {
  /** Seven measurements of 2 × 2 matrices, at a scale and with singular values down to a size, and rounded labels of one. */
  function dependent(seed: number, scale: number, least: number) {
    const next = normals(seed);
    const base = Array.from({ length: 4 }, (_, k) => drawn(2, 2, next).times(k === 0 ? least : 1));
    const measurements = Array.from({ length: 7 }, () =>
      base.reduce((sum, a) => sum.plus(a, next()), zeros(2, 2)).times(scale),
    ).map(({ data }) => new Matrix(2, 2, Float64Array.from(data)));
    const truth = drawn(2, 2, next);
    return { measurements, labels: measurements.map((a) => exact(inner(a, truth).value)) };
  }

  it("are taken where they are those of a matrix but for their rounding, at bad condition and odd scale", () => {
    for (let seed = 1; seed <= 60; seed++) {
      for (const scale of [1, 2 ** 40, 2 ** -300]) {
        for (const least of [1, 2 ** -10, 2 ** -20]) {
          expect(() => minimumFrobenius(dependent(seed, scale, least))).not.toThrow();
        }
      }
    }
  });

  it("are taken where they are few subnormal numbers, each rounded by up to half of one", () => {
    const factors = [1, 1.5, 0.7, 2.3];
    const measurements = factors.map((a) => fromRows([[a]]));
    const problem = (m: number, off = 0) => {
      return { measurements, labels: factors.map((a, i) => exact(a * m + (i === 0 ? off : 0))) };
    };
    for (let k = 1; k <= 60; k++) expect(() => minimumFrobenius(problem(k * 2 ** -1074))).not.toThrow();
    expect(() => minimumFrobenius(problem(9 * 2 ** -1074, 2 ** -1067))).toThrow(/interpolates/);
  });

  it("are refused where one of them is off by what rounding does not explain", () => {
    for (let seed = 1; seed <= 60; seed++) {
      for (const scale of [1, 2 ** 40, 2 ** -300]) {
        const { measurements, labels } = dependent(seed, scale, 1);
        const off = labels.map((b, i) => exact(b.value + (i === 0 ? 2 ** -40 * scale * 8 : 0)));
        expect(() => minimumFrobenius({ measurements, labels: off })).toThrow(/interpolates/);
      }
    }
  });
});

describe("movedToInterpolation", () => {
  it("moves by the shortest way onto the interpolating matrices", () => {
    const next = normals(5);
    const measurements = Array.from({ length: 4 }, () => drawn(3, 2, next));
    const labels = measurements.map(() => exact(next()));
    const problem = { measurements, labels };
    const map = measurementMap(measurements);
    const from = drawn(3, 2, next);
    const moved = movedToInterpolation(map, problem, from);
    const least = minimumFrobenius({
      measurements,
      labels: labels.map((b, i) => exact(b.value - inner(measurements[i]!, from).value)),
    });
    expect(distance(moved, from).value).toBeCloseTo(Math.hypot(...least.data), 12);
    expect(moved.radius).toBeLessThan(1e-13);
    expect(distanceToInterpolation(map, problem, from)).toBeGreaterThanOrEqual(distance(moved, from).value);
  });
});
