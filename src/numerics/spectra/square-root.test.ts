import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError, NonFiniteError, ShapeError } from "../arithmetic/errors.js";
import { matrixOf, RUNS } from "../fixtures/arbitrary-matrix.js";
import { diagonal, fromRows, identity, Matrix, zeros } from "../matrices/matrix.js";
import { distance } from "../matrices/norms.js";
import { pseudoInverse, squareRootPsd } from "./square-root.js";

const shape = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }));
const any = shape.chain(([rows, cols]) => matrixOf(rows, cols));

/** ‖A − B‖_F of the stored entries. */
function apart(a: Matrix, b: Matrix): number {
  return distance(new Matrix(a.rows, a.cols, a.data), new Matrix(b.rows, b.cols, b.data)).value;
}

describe("squareRootPsd", () => {
  it("squares back within its radius", () => {
    fc.assert(
      fc.property(any, (factor) => {
        const a = factor.T.times(factor);
        const root = squareRootPsd(a);
        const squared = root.times(root);
        expect(apart(squared, a)).toBeLessThanOrEqual(squared.radius + a.radius);
        expect(apart(root, root.T)).toBeLessThanOrEqual(1e-14 * root.normBound);
      }),
      RUNS,
    );
  });

  it("keeps its radius where the distance from a root underflows", () => {
    // The roots of matrices at a distance δ = 2^-1074 from 0 may be (√2 δ)^{1/2} away: 2^-537 · 2^{1/4}.
    const { radius } = squareRootPsd(new Matrix(2, 2, Float64Array.of(0, 0, 0, 0), 2 ** -1074));
    expect(radius).toBeGreaterThanOrEqual(2 ** -537 * Math.sqrt(Math.SQRT2));
    expect(radius).toBeLessThan(4 * 2 ** -537);
  });

  it("contains known roots, definite and singular", () => {
    // [[5,4],[4,5]] = [[2,1],[1,2]]², and vvᵀ has the root vvᵀ/‖v‖.
    const definite = squareRootPsd(
      fromRows([
        [5, 4],
        [4, 5],
      ]),
    );
    expect(
      apart(
        definite,
        fromRows([
          [2, 1],
          [1, 2],
        ]),
      ),
    ).toBeLessThanOrEqual(definite.radius);
    expect(definite.radius).toBeLessThanOrEqual(2e-14);
    const singular = squareRootPsd(
      fromRows([
        [9, 12],
        [12, 16],
      ]),
    );
    expect(
      apart(
        singular,
        fromRows([
          [1.8, 2.4],
          [2.4, 3.2],
        ]),
      ),
    ).toBeLessThanOrEqual(singular.radius);
    expect(singular.radius).toBeLessThanOrEqual(1e-6);
    expect(squareRootPsd(zeros(3, 3)).data).toEqual(new Float64Array(9));
  });

  it("contains the root of every matrix within the radius", () => {
    for (const least of [0, 1e-3, 1]) {
      for (const shift of [0, 1e-4, 1e-2]) {
        const root = squareRootPsd(new Matrix(2, 2, Float64Array.of(4, 0, 0, least), shift));
        const truth = fromRows([
          [2, 0],
          [0, Math.sqrt(least + shift)],
        ]);
        expect(apart(root, truth)).toBeLessThanOrEqual(root.radius);
      }
    }
    // Where the eigenvalues are well above the radius r, the bound is r/(2√λ_min) and not √r.
    expect(squareRootPsd(new Matrix(2, 2, Float64Array.of(4, 0, 0, 1), 1e-6)).radius).toBeLessThanOrEqual(0.51e-6);
  });

  it("refuses indefinite and oblong matrices", () => {
    expect(() =>
      squareRootPsd(
        fromRows([
          [1, 2],
          [2, 1],
        ]),
      ),
    ).toThrow(DomainError);
    expect(() =>
      squareRootPsd(
        fromRows([
          [1, 2],
          [2, 1],
        ]),
      ),
    ).toThrow("an eigenvalue -1.00000");
    expect(() => squareRootPsd(zeros(2, 1))).toThrow(ShapeError);
  });
});

describe("pseudoInverse", () => {
  it("satisfies the four Penrose conditions within its radius", () => {
    fc.assert(
      fc.property(any, (a) => {
        const x = pseudoInverse(a);
        if (x.radius === Infinity) return;
        const ax = a.times(x);
        const xa = x.times(a);
        const axa = ax.times(a);
        const xax = xa.times(x);
        expect(apart(axa, a)).toBeLessThanOrEqual(axa.radius);
        expect(apart(xax, x)).toBeLessThanOrEqual(xax.radius + x.radius);
        expect(apart(ax, ax.T)).toBeLessThanOrEqual(2 * ax.radius);
        expect(apart(xa, xa.T)).toBeLessThanOrEqual(2 * xa.radius);
      }),
      RUNS,
    );
  });

  it("contains known inverses, of full and of lower rank", () => {
    const inverse = pseudoInverse(
      fromRows([
        [2, 1],
        [1, 1],
      ]),
    );
    expect(
      apart(
        inverse,
        fromRows([
          [1, -1],
          [-1, 2],
        ]),
      ),
    ).toBeLessThanOrEqual(inverse.radius);
    expect(inverse.radius).toBeLessThanOrEqual(1e-12);
    const low = pseudoInverse(
      fromRows([
        [1, 2],
        [2, 4],
        [0, 0],
      ]),
    );
    expect(
      apart(
        low,
        fromRows([
          [0.04, 0.08, 0],
          [0.08, 0.16, 0],
        ]),
      ),
    ).toBeLessThanOrEqual(low.radius);
    expect(low.radius).toBeLessThanOrEqual(1e-13);
    const zero = pseudoInverse(zeros(2, 3));
    expect(zero.data).toEqual(new Float64Array(6));
    expect(zero.radius).toBeLessThanOrEqual(1e-300);
  });

  it("decides the rank exactly where the entries are, and otherwise says when it cannot", () => {
    const close = fromRows([
      [1, 1],
      [1, 1 + 2 ** -52],
    ]);
    expect(pseudoInverse(close).radius).toBe(Infinity);
    const uncertain = new Matrix(2, 2, Float64Array.of(1, 1, 1, 1), 1e-10);
    expect(pseudoInverse(uncertain).radius).toBe(Infinity);
    const known = pseudoInverse(uncertain, 1);
    expect(known.radius).toBeLessThanOrEqual(1e-9);
    const truth = fromRows([
      [1, 1],
      [1, 1],
    ]).times(1 / (4 * (1 + 4e-11)));
    expect(apart(known, truth)).toBeLessThanOrEqual(known.radius);
    expect(pseudoInverse(uncertain, 2).radius).toBe(Infinity);
  });

  it("contains the inverse of every matrix of the same rank within the radius", () => {
    const off = 0.01;
    const known = pseudoInverse(new Matrix(2, 2, Float64Array.of(1, 0, 0, 0.5), off));
    for (const truth of [diagonal([1, 1 / 0.49]), diagonal([1, 1 / 0.51]), diagonal([1 / 0.99, 2])]) {
      expect(apart(known, truth)).toBeLessThanOrEqual(known.radius);
    }
  });

  it("refuses an impossible rank and an inverse that overflows", () => {
    expect(() => pseudoInverse(identity(2), 3)).toThrow(DomainError);
    expect(() => pseudoInverse(identity(2), 1)).toThrow("a rank between 2 and 2");
    expect(() => pseudoInverse(zeros(2, 2), 0.5)).toThrow("a rank between 0 and 2");
    expect(() => pseudoInverse(fromRows([[1e-310]]), 1)).toThrow(NonFiniteError);
  });
});
