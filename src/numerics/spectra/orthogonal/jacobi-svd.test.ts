import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConvergenceError } from "../../arithmetic/errors.js";
import { UNIT_ROUNDOFF } from "../../arithmetic/roundoff.js";
import { RUNS, someMatrix } from "../../fixtures/arbitrary-matrix.js";
import { fromRows, Matrix } from "../../matrices/matrix.js";
import { distance, frobeniusNorm } from "../../matrices/norms.js";
import { jacobiError, loadVectors, orthogonalize, squaredLength } from "./jacobi-svd.js";
import { Random } from "../../../random/random.js";

/** Runs the kernel with the rotations accumulated: the rotated vectors, the rotations, the stages. */
function rotated(a: Matrix): { vectors: Matrix; rotations: Matrix; stages: number } {
  const count = Math.min(a.rows, a.cols);
  const length = Math.max(a.rows, a.cols);
  const stride = count + length;
  const work = new Float64Array(count * stride);
  loadVectors(a, 1, work, stride);
  for (let i = 0; i < count; i++) work[i * stride + length + i] = 1;
  const stages = orthogonalize(work, count, length, stride, new Float64Array(count));
  const part = (from: number, size: number): Matrix =>
    new Matrix(
      count,
      size,
      Float64Array.from(
        { length: count * size },
        (_, at) => work[Math.floor(at / size) * stride + from + (at % size)]!,
      ),
    );
  return { vectors: part(0, length), rotations: part(length, count), stages };
}

describe("orthogonalize at other scales", () => {
  it.each([-200, -100, 100, 200])("has the same bits times 2^%i", (exponent) => {
    const random = new Random(16);
    for (const [count, length] of [
      [2, 2],
      [3, 5],
      [6, 6],
    ] as const) {
      const work = Float64Array.from({ length: count * length }, () => random.normal());
      const scaled = work.map((x) => x * 2 ** exponent);
      const [one, other] = [new Float64Array(count), new Float64Array(count)];
      const rotations = orthogonalize(work, count, length, length, one);
      expect(rotations).toBeGreaterThan(0);
      expect(orthogonalize(scaled, count, length, length, other)).toBe(rotations);
      expect(scaled).toEqual(work.map((x) => x * 2 ** exponent));
    }
  });
});

describe("loadVectors", () => {
  it("takes the rows of a wide and the columns of a tall matrix, scaled", () => {
    const a = fromRows([
      [2, 4, 6],
      [8, 10, 12],
    ]);
    for (const source of [a, a.T]) {
      const work = new Float64Array(8).fill(9);
      loadVectors(source, 2, work, 4);
      expect(Array.from(work)).toEqual([1, 2, 3, 9, 4, 5, 6, 9]);
    }
  });
});

describe("orthogonalize", () => {
  it("leaves orthogonal vectors, rotated within the rounding of its stages", () => {
    fc.assert(
      fc.property(someMatrix(8), (a) => {
        const { vectors, rotations, stages } = rotated(a);
        for (let p = 0; p < vectors.rows; p++) {
          for (let q = 0; q < p; q++) {
            const x = vectors.data.subarray(p * vectors.cols, (p + 1) * vectors.cols);
            const y = vectors.data.subarray(q * vectors.cols, (q + 1) * vectors.cols);
            const inner = x.reduce((total, xi, i) => total + xi * y[i]!, 0);
            const size = Math.sqrt(squaredLength(x, 0, x.length) * squaredLength(y, 0, y.length));
            expect(Math.abs(inner)).toBeLessThanOrEqual(30 * UNIT_ROUNDOFF * size);
          }
        }
        const source = a.rows <= a.cols ? a : a.T;
        const apart = distance(rotations.times(source), vectors);
        const allowed = 2 * 6.5 * UNIT_ROUNDOFF * stages * Math.sqrt(source.rows) * frobeniusNorm(a).value;
        expect(apart.value).toBeLessThanOrEqual(allowed + apart.error);
      }),
      RUNS,
    );
  });

  it("does nothing to vectors that are orthogonal, zero or negligible", () => {
    for (const rows of [
      [
        [1, 0],
        [0, 2],
      ],
      [
        [0, 0],
        [1, 1],
      ],
      [
        [1, 1],
        [1e-60, 1e-60],
      ],
    ]) {
      const work = Float64Array.from(rows.flat());
      expect(orthogonalize(work, 2, 2, 2, new Float64Array(2))).toBe(0);
      expect(Array.from(work)).toEqual(rows.flat());
    }
  });

  it("converges for graded, circulant and nearly repeated vectors, where squared lengths must not drift", () => {
    const families: ((i: number, j: number, d: number) => number)[] = [
      (i, j) => Math.sin(1 + i * 37 + j * j * 11 + i * j) * 10 ** (-3 * j),
      (i, j) => Math.sin(1 + i * 37 + j * j * 11 + i * j) * 10 ** (-5 * i),
      (i, j, d) => Math.sin(1 + ((i + d - j) % d) ** 2),
      (i, j, d) => Math.cos((2 * Math.PI * i * j) / d) + Math.sin((2 * Math.PI * i * j) / d),
      (i, j, d) => ((i + 1) / d) ** j,
    ];
    for (const family of families) {
      for (const d of [8, 11, 16, 19, 24, 32]) {
        const entries = Float64Array.from({ length: d * d }, (_, at) => family(Math.floor(at / d), at % d, d));
        const { vectors, stages } = rotated(new Matrix(d, d, entries));
        expect(stages).toBeLessThanOrEqual(30 * (2 * d - 3));
        expect(orthogonalize(vectors.data, d, d, d, new Float64Array(d), 1)).toBe(0);
      }
    }
  });

  it("counts one stage for one rotation", () => {
    expect(orthogonalize(Float64Array.of(3, 1, 1, 3), 2, 2, 2, new Float64Array(2))).toBe(1);
  });

  it("gives up after the permitted sweeps", () => {
    const work = Float64Array.of(3, 1, 1, 3);
    expect(() => orthogonalize(work, 2, 2, 2, new Float64Array(2), 1)).toThrow(ConvergenceError);
  });
});

describe("jacobiError", () => {
  it("grows with the stages by 6.5 units of roundoff and is small without any", () => {
    expect(jacobiError(0, 1, 1)).toBeLessThan(3 * UNIT_ROUNDOFF);
    const each = (jacobiError(100, 8, 8) - jacobiError(0, 8, 8)) / 100 / UNIT_ROUNDOFF;
    expect(each).toBeCloseTo(6.565, 6);
  });
});
