import { describe, expect, it } from "vitest";
import { UNIT_ROUNDOFF } from "../../arithmetic/roundoff.js";
import { apart, fixedRows, reflectedRight, transposed } from "../../fixtures/exact-reflections.js";
import { padded, workspace } from "../../kernels/index.js";
import { kinds, symmetricOfKind } from "../../fixtures/large-matrices.js";
import { squaredLength } from "../orthogonal/jacobi-svd.js";
import { FLOOR } from "../orthogonal/reflector.js";
import { tridiagonalError, tridiagonalize, tridiagonalOf, tridiagonalRoom } from "./tridiagonal.js";

/** How far T is from what the exact reflectors that were stored make of A, in units of u‖A‖_F. */
function backwardError(data: Float64Array, n: number): number {
  const square = squaredLength(data, 0, data.length);
  const a = workspace(tridiagonalRoom(n));
  for (let i = 0; i < n; i++) a.set(data.subarray(i * n, i * n + n), i * padded(n));
  const { d, e, h } = tridiagonalOf(n);
  tridiagonalize(a, n, FLOOR * square, { d, e, h });
  let exact = fixedRows(data, n, n);
  for (let k = 0; k + 1 < n; k++) {
    if (h[k] === 0) continue;
    const v = Array.from(a.subarray(k * padded(n) + k + 1, k * padded(n) + n));
    exact = transposed(reflectedRight(transposed(reflectedRight(exact, v, k + 1)), v, k + 1));
  }
  const off = apart(exact, (i, j) => (i === j ? d[i]! : Math.abs(i - j) === 1 ? e[Math.min(i, j)]! : 0));
  return square === 0 ? off : off / Math.sqrt(square) / UNIT_ROUNDOFF;
}

describe("tridiagonalize", () => {
  it.each(Object.entries(kinds))("keeps what is proved, in four hundred digits: %s", (_, kind) => {
    for (const n of [1, 2, 3, 9, 16, 21]) {
      for (const scale of [1, 2 ** -40, 2 ** 40]) {
        const error = backwardError(
          symmetricOfKind(kind, n).map((x) => x * scale),
          n,
        );
        expect(error * UNIT_ROUNDOFF).toBeLessThanOrEqual(tridiagonalError(n) + UNIT_ROUNDOFF * 2 ** -90);
        expect(error).toBeLessThanOrEqual(10 * Math.sqrt(n));
      }
    }
  });

  it("leaves a tridiagonal matrix as it is", () => {
    const path = symmetricOfKind((_, i, j) => (Math.abs(i - j) <= 1 ? i + 1 : 0), 10);
    expect(backwardError(path, 10)).toBe(0);
  });

  it("has a bound that grows with the square of the size, until it says nothing", () => {
    expect(tridiagonalError(2)).toBe(2 ** -150);
    expect(tridiagonalError(3) / UNIT_ROUNDOFF).toBeCloseTo(
      1.01 * (Math.SQRT2 * 9.5 + 2 * Math.SQRT2 * 13.5 + 4 * 13 + 17),
      6,
    );
    expect(tridiagonalError(64)).toBeLessThan(1.8e-12);
    expect(tridiagonalError(3_000_000)).toBe(Infinity);
  });
});
