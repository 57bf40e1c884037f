import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withArena } from "../arithmetic/arena.js";
import { approximately } from "../arithmetic/quantity.js";
import { NonFiniteError, ShapeError } from "../arithmetic/errors.js";
import { entry, matrixOf, RUNS } from "../fixtures/arbitrary-matrix.js";
import {
  atMost,
  exactInner,
  fromDouble,
  minus as less,
  plus as more,
  type Rational,
  times,
} from "../fixtures/rational.js";
import { frobeniusOf, powerOfTwoNear } from "./kernels.js";
import { kronecker } from "./arrangements/kronecker.js";
import { linearCombination } from "./linear-combination.js";
import { column, diagonal, fromRows, identity, Matrix, requireSameShape, zeros } from "./matrix.js";

describe("Matrix", () => {
  it("is row-major", () => {
    const a = fromRows([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect([a.rows, a.cols, a.shape, a.radius]).toEqual([2, 3, "2×3", 0]);
    expect(a.at(1, 0)).toBe(4);
    expect(Array.from(a.data)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(a.T.toRows()).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(new Matrix(1, 2, Float64Array.of(1, 2), 0.5).T.radius).toBe(0.5);
  });

  it("bounds no error of what is beyond the range of doubles", () => {
    const large = fromRows([[2 ** 600]]);
    const t = approximately(2 ** 600, 1);
    const results = {
      product: large.times(large),
      scaled: large.times(2 ** 600),
      "times a quantity": large.times(t),
      kronecker: kronecker(large, large),
      combination: linearCombination([large], [t]),
    };
    for (const [name, { radius }] of Object.entries(results)) expect([name, radius]).toEqual([name, Infinity]);
  });

  it("bounds no error of zeros times what is beyond that range, and has none of zeros times what is not", () => {
    const beyond = fromRows([[2 ** 600]]).times(2 ** 600);
    const none = zeros(1, 1);
    for (const { radius } of [none.times(beyond), beyond.times(none)]) expect(radius).toBe(Infinity);
    for (const { radius } of [none.times(fromRows([[2 ** 600]])), fromRows([[3]]).times(none)]) expect(radius).toBe(0);
  });

  it("makes copies that outlive the workspace", () => {
    const rows = withArena(() =>
      fromRows([
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ]).toRows(),
    );
    withArena(() => zeros(3, 3));
    expect(rows).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
  });

  it("bounds its Frobenius norm from above and within 1e-14, at every scale", () => {
    fc.assert(
      fc.property(matrixOf(3, 4), fc.constantFrom(-1060, -600, 0, 600, 1000), (a, exponent) => {
        const data = a.data.map((x) => x * 2 ** (exponent / 2) * 2 ** (exponent / 2));
        const bound = new Matrix(3, 4, data).normBound;
        const square = exactInner(data, data);
        const upper = fromDouble(bound);
        expect(atMost(square, times(upper, upper))).toBe(true);
        const lower = fromDouble(Math.max(bound * (1 - 1e-14) - 2e-323, 0));
        expect(atMost(times(lower, lower), square)).toBe(true);
      }),
      RUNS,
    );
    const tiny = new Matrix(1, 2, Float64Array.of(5e-324, 5e-324));
    expect(tiny.normBound).toBe(1e-323);
    expect(zeros(2, 2).normBound).toBe(0);
  });
});

describe("constructors", () => {
  it("make zero, identity, diagonal and column", () => {
    expect(zeros(1, 2).toRows()).toEqual([[0, 0]]);
    expect(identity(2).toRows()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(diagonal([1, 2], 2, 3).toRows()).toEqual([
      [1, 0, 0],
      [0, 2, 0],
    ]);
    expect(diagonal([1, 2, 3], 2, 1).toRows()).toEqual([[1], [0]]);
    expect(column([1, 2]).toRows()).toEqual([[1], [2]]);
    withArena(() => {
      zeros(3, 3).data.fill(5);
      expect(zeros(3, 3).data.every((x) => x === 0)).toBe(true);
    });
  });

  it("refuse ragged, empty and non-finite input, naming the place", () => {
    expect(() => fromRows([])).toThrow(ShapeError);
    expect(() => fromRows([[]])).toThrow(ShapeError);
    expect(() => fromRows([[1, 2], [3]], "W_1")).toThrow("W_1: expected 2 entries in row 2, as in row 1, got 1");
    expect(() => fromRows([[1], [NaN]])).toThrow(NonFiniteError);
    expect(() => fromRows([[1], [Infinity]])).toThrow("at (2, 1), got Infinity");
  });
});

describe("powerOfTwoNear", () => {
  it("brings numbers next to one and stays invertible", () => {
    for (const x of [3, -0.7, 1e-200, 1e200]) {
      expect(Math.abs(x) / powerOfTwoNear(x)).toBeGreaterThanOrEqual(1);
      expect(Math.abs(x) / powerOfTwoNear(x)).toBeLessThan(2);
    }
    expect([powerOfTwoNear(5e-324), powerOfTwoNear(0), powerOfTwoNear(Infinity)]).toEqual([
      2 ** -1021,
      2 ** -1021,
      2 ** 1021,
    ]);
  });
});

describe("frobeniusOf", () => {
  it("hands on what is not finite", () => {
    expect(frobeniusOf(Float64Array.of(1, NaN))).toBeNaN();
    expect(frobeniusOf(Float64Array.of(1, -Infinity))).toBe(Infinity);
    expect(frobeniusOf(Float64Array.of(3e200, 4e200))).toBeCloseTo(5e200, -190);
  });
});

describe("entrywise operations", () => {
  /** ‖result − (a + t b)‖_F ≤ radius, exactly. */
  function contained(result: Matrix, a: Matrix, b: Matrix, t: number): boolean {
    let total: Rational = { num: 0n, den: 1n };
    result.data.forEach((x, i) => {
      const exactly = more(fromDouble(a.data[i]!), times(fromDouble(t), fromDouble(b.data[i]!)));
      const off = less(exactly, fromDouble(x));
      total = more(total, times(off, off));
    });
    const radius = fromDouble(result.radius);
    return atMost(total, times(radius, radius));
  }

  it("have radii that contain the exact result", () => {
    fc.assert(
      fc.property(matrixOf(2, 3), matrixOf(2, 3), entry, (a, b, t) => {
        expect(contained(a.plus(b, t), a, b, t)).toBe(true);
        expect(contained(a.plus(b), a, b, 1)).toBe(true);
        expect(contained(a.minus(b), a, b, -1)).toBe(true);
        expect(contained(b.times(t), zeros(2, 3), b, t)).toBe(true);
      }),
      RUNS,
    );
  });

  it("propagate radii and are exact where nothing rounds", () => {
    const a = new Matrix(1, 1, Float64Array.of(1), 0.25);
    const b = new Matrix(1, 1, Float64Array.of(2), 0.5);
    expect(a.plus(b, -3).radius).toBeGreaterThanOrEqual(1.75);
    expect(a.plus(b, -3).radius).toBeLessThan(1.7501);
    expect(b.times(3).radius).toBeGreaterThanOrEqual(1.5);
    expect(fromRows([[0.1]]).times(-1).radius).toBe(0);
    expect(fromRows([[0.1]]).plus(fromRows([[0.3]]), 0).radius).toBe(0);
  });

  it("keep the error of underflow", () => {
    const b = fromRows([[5e-324, 1.5e-323]]);
    expect(contained(b.times(0.3), zeros(1, 2), b, 0.3)).toBe(true);
  });

  it("refuse shapes that differ", () => {
    expect(() => zeros(1, 2).plus(zeros(2, 1))).toThrow(ShapeError);
    expect(() => requireSameShape(zeros(1, 2), zeros(1, 3), "here")).toThrow("here");
  });
});

it("shows the entries of matrices of up to 64, and of larger ones the shape alone", () => {
  expect(String(fromRows([[1, 2], [3, 4]]))).toBe("2×2 [1 2; 3 4]"); // prettier-ignore
  expect(String(identity(8))).toMatch(/^8×8 \[1 0 0 .* 0 1\]$/);
  expect(String(zeros(5, 13))).toBe("5×13");
  expect(String(new Matrix(1, 1, Float64Array.of(2), 0.125))).toBe("1×1 [2] ± 0.125");
});
