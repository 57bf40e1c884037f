import { describe, expect, it } from "vitest";
import { UNIT_ROUNDOFF } from "../../arithmetic/roundoff.js";
import { apart, fixedRows, reflectedRight, transposed } from "../../fixtures/exact-reflections.js";
import { padded, workspace } from "../../kernels/index.js";
import { kinds, matrixOfKind } from "../../fixtures/large-matrices.js";
import { type Bidiagonal, bidiagonalError, bidiagonalize, bidiagonalOf, bidiagonalRoom } from "./bidiagonal.js";
import { squaredLength } from "../orthogonal/jacobi-svd.js";
import { FLOOR } from "../orthogonal/reflector.js";

const SIZES = [
  [1, 1],
  [1, 4],
  [2, 3],
  [9, 9],
  [10, 17],
  [16, 16],
] as const;

/** Reduces a copy: the bidiagonal matrix, and what is left in place of the matrix. */
function reduced(data: Float64Array, n: number, m: number): { form: Bidiagonal; x: Float64Array; norm: number } {
  const form = bidiagonalOf(n);
  const square = squaredLength(data, 0, data.length);
  const space = workspace(bidiagonalRoom(n, m));
  for (let i = 0; i < n; i++) space.set(data.subarray(i * m, i * m + m), i * padded(m));
  bidiagonalize(space, n, m, FLOOR * square, form);
  const x = Float64Array.from({ length: n * m }, (_, at) => space[Math.floor(at / m) * padded(m) + (at % m)]!);
  return { form, x, norm: Math.sqrt(square) };
}

/** How far B is from what the exact reflectors that were stored make of A, in units of u‖A‖_F. */
function backwardError(data: Float64Array, n: number, m: number): number {
  const { form, x, norm } = reduced(data, n, m);
  let exact = fixedRows(data, n, m);
  for (let k = 0; k < n; k++) {
    if (form.h[k] !== 0) exact = reflectedRight(exact, Array.from(x.subarray(k * m + k, (k + 1) * m)), k);
    if (k === n - 1 || form.g[k] === 0) continue;
    const u = Array.from({ length: n - k - 1 }, (_, i) => x[(k + 1 + i) * m + k]!);
    exact = transposed(reflectedRight(transposed(exact), u, k + 1));
  }
  const off = apart(exact, (i, j) => (i === j ? form.d[i]! : i === j + 1 ? form.e[j]! : 0));
  return norm === 0 ? off : off / norm / UNIT_ROUNDOFF;
}

describe("bidiagonalize", () => {
  it.each(Object.entries(kinds))("keeps what is proved, in four hundred digits: %s", (_, kind) => {
    for (const [n, m] of SIZES) {
      for (const scale of [1, 2 ** -40, 2 ** 40]) {
        const data = matrixOfKind(kind, n, m).map((x) => x * scale);
        const error = backwardError(data, n, m);
        expect(error * UNIT_ROUNDOFF).toBeLessThanOrEqual(bidiagonalError(n, m));
        // What is usual is far below what is proved: a fault of one digit in ten shows here, not there.
        expect(error).toBeLessThanOrEqual(8 * Math.sqrt(n));
      }
    }
  });

  it("needs no reflector where A is bidiagonal already, and says so", () => {
    const lower = matrixOfKind((_, i, j) => (i === j || i === j + 1 ? i + 1 : 0), 10, 12);
    const { form } = reduced(lower, 10, 12);
    expect([...form.h, ...form.g.subarray(0, 9)]).toEqual(new Array(19).fill(0));
    expect(Array.from(form.d)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(Array.from(form.e.subarray(0, 9))).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("has the bound 7s/4 + 5r/4 + 76 a step, until it says nothing", () => {
    expect(bidiagonalError(1, 8) / UNIT_ROUNDOFF).toBeCloseTo(1.01 * (14 + 76), 6);
    expect(bidiagonalError(2, 8) / UNIT_ROUNDOFF).toBeCloseTo(1.01 * (14 + 1.25 + 76 + 12.25 + 76), 6);
    expect(bidiagonalError(64, 64)).toBeLessThan(1.3e-12);
    expect(bidiagonalError(1, 2 ** 44)).toBe(Infinity);
  });
});
