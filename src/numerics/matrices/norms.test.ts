import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ShapeError } from "../arithmetic/errors.js";
import { UNIT_ROUNDOFF } from "../arithmetic/roundoff.js";
import { matrixOf, RUNS, someMatrix } from "../fixtures/arbitrary-matrix.js";
import { contains, containsRoot, exactInner, fromDouble, plus, toDouble } from "../fixtures/rational.js";
import { fromRows, Matrix } from "./matrix.js";
import { distance, frobeniusNorm, frobeniusSquared, inner, trace } from "./norms.js";

const pair = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, cols]) => fc.tuple(matrixOf(rows, cols), matrixOf(rows, cols)));

/** The ones that the entries stand for when every entry is wrong by one part in 2^20. */
function perturbed(a: Matrix): { truth: Matrix; known: Matrix } {
  const truth = a.data.map((x, i) => x * (1 + (i % 2 === 0 ? 2 ** -20 : -(2 ** -20))));
  const off = Math.hypot(...truth.map((x, i) => x - a.data[i]!));
  return { truth: new Matrix(a.rows, a.cols, truth), known: new Matrix(a.rows, a.cols, a.data, off * (1 + 2 ** -40)) };
}

describe("error bounds contain the exact value", () => {
  it("frobeniusSquared and frobeniusNorm", () => {
    fc.assert(
      fc.property(someMatrix(6), (a) => {
        const square = exactInner(a.data, a.data);
        expect(contains(frobeniusSquared(a), square)).toBe(true);
        expect(containsRoot(frobeniusNorm(a), square)).toBe(true);
      }),
      RUNS,
    );
  });

  it("inner and distance", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(contains(inner(a, b), exactInner(a.data, b.data))).toBe(true);
        const mixed = exactInner(a.data, b.data);
        const twice = { num: -2n * mixed.num, den: mixed.den };
        const square = plus(plus(exactInner(a.data, a.data), exactInner(b.data, b.data)), twice);
        expect(containsRoot(distance(a, b), square)).toBe(true);
      }),
      RUNS,
    );
  });

  it("distance, where squares over- or underflow", () => {
    for (const scale of [2 ** 600, 2 ** -600, 2 ** -1070]) {
      const apart = distance(fromRows([[4 * scale, 1 * scale]]), fromRows([[1 * scale, -3 * scale]]));
      expect(Math.abs(apart.value - 5 * scale)).toBeLessThanOrEqual(apart.error);
      expect(apart.error).toBeLessThanOrEqual(3e-15 * scale + 2 ** -1070);
    }
  });

  it("trace", () => {
    fc.assert(
      fc.property(matrixOf(4, 4), (a) => {
        const diagonal = [0, 1, 2, 3].map((i) => a.at(i, i));
        expect(contains(trace(a), exactInner(diagonal, [1, 1, 1, 1]))).toBe(true);
      }),
      RUNS,
    );
  });

  it("with the radii of the arguments", () => {
    fc.assert(
      fc.property(matrixOf(3, 3), matrixOf(3, 3), (a, b) => {
        const { truth, known } = perturbed(a);
        expect(contains(frobeniusSquared(known), exactInner(truth.data, truth.data))).toBe(true);
        expect(containsRoot(frobeniusNorm(known), exactInner(truth.data, truth.data))).toBe(true);
        expect(contains(inner(known, b), exactInner(truth.data, b.data))).toBe(true);
        expect(contains(inner(b, known), exactInner(truth.data, b.data))).toBe(true);
        const apart = distance(truth, b);
        expect(Math.abs(distance(known, b).value - apart.value)).toBeLessThanOrEqual(distance(known, b).error);
        const diagonal = [0, 1, 2].map((i) => truth.at(i, i));
        expect(contains(trace(known), exactInner(diagonal, [1, 1, 1]))).toBe(true);
      }),
      RUNS,
    );
  });
});

describe("error bounds are not absurd", () => {
  it("stay within n + 4 units of roundoff of the natural size", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const n = a.data.length;
        const size = toDouble(exactInner(a.data.map(Math.abs), b.data.map(Math.abs)));
        const allowed = (n + 4) * UNIT_ROUNDOFF;
        expect(inner(a, b).error).toBeLessThanOrEqual(allowed * size + 1e-300);
        expect(frobeniusSquared(a).error).toBeLessThanOrEqual(allowed * frobeniusSquared(a).value + 1e-300);
        expect(frobeniusNorm(a).error).toBeLessThanOrEqual(allowed * frobeniusNorm(a).value + 1e-300);
      }),
      RUNS,
    );
  });
});

describe("extreme sizes", () => {
  it.each([5e-324, 1e-310, 1e-200, 1e200, 1e300])("the Frobenius norm of a 3-4 triangle of size %s", (t) => {
    const a = fromRows([[3 * t, 4 * t]]);
    const square = exactInner(a.data, a.data);
    expect(containsRoot(frobeniusNorm(a), square)).toBe(true);
    expect(frobeniusNorm(a).value).toBe(5 * t);
  });

  it("inner products that underflow keep their error", () => {
    const a = fromRows([[1e-170, 3e-162]]);
    expect(contains(inner(a, a), exactInner(a.data, a.data))).toBe(true);
    expect(contains(frobeniusSquared(a), exactInner(a.data, a.data))).toBe(true);
  });

  it("zero has no error but the underflow allowance", () => {
    expect(frobeniusNorm(new Matrix(1, 2, new Float64Array(2))).value).toBe(0);
    expect(trace(fromRows([[0]]))).toEqual({ value: 0, error: 0 });
    expect(fromDouble(0).num).toBe(0n);
  });
});

describe("shapes", () => {
  it("must agree", () => {
    const a = fromRows([[1, 2]]);
    const b = fromRows([[1], [2]]);
    expect(() => inner(a, b)).toThrow(ShapeError);
    expect(() => distance(a, b)).toThrow("distance: expected two matrices of one shape, got 1×2 and 2×1");
  });
});
