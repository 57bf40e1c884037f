import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matrixOf, RUNS } from "../../src/numerics/fixtures/arbitrary-matrix.js";
import {
  atMost,
  exactInner,
  fromDouble,
  minus,
  plus,
  type Rational,
  times,
} from "../../src/numerics/fixtures/rational.js";
import { Matrix } from "../../src/numerics/index.js";
import { gramDeviation } from "./gram-deviation.js";

/** ‖G − (D + s yyᵀ)‖_F², exactly. */
function exactSquare(list: readonly Matrix[], diagonal: number[], strength: number, y: number[]): Rational {
  const offs = y.flatMap((_, i) =>
    y.map((_unused, j) => {
      const sum = exactInner(
        list.map(({ data }) => data[i]!),
        list.map(({ data }) => data[j]!),
      );
      const gram = times(sum, { num: 1n, den: BigInt(list.length) });
      const outer = times(fromDouble(strength), times(fromDouble(y[i]!), fromDouble(y[j]!)));
      return minus(gram, i === j ? plus(fromDouble(diagonal[i]!), outer) : outer);
    }),
  );
  return offs.reduce((total, off) => plus(total, times(off, off)), fromDouble(0));
}

describe("gramDeviation", () => {
  it("is at least the distance, exactly, and at most a little more where the construction is met", () => {
    fc.assert(
      fc.property(
        fc.array(matrixOf(1, 3), { minLength: 1, maxLength: 4 }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (list, s) => {
          const [diagonal, y] = [[1, 1.5, 2], [0.5, -0.7, 0.1]] as const; // prettier-ignore
          const found = fromDouble(gramDeviation(list, { diagonal, strength: s, y }));
          expect(atMost(exactSquare(list, [...diagonal], s, [...y]), times(found, found))).toBe(true);
        },
      ),
      RUNS,
    );
    const units = [1, 2, 3].map(
      (_, k) =>
        new Matrix(
          1,
          3,
          Float64Array.from({ length: 3 }, (_x, i) => (i === k ? Math.sqrt(3) : 0)),
        ),
    );
    expect(gramDeviation(units, { diagonal: [1, 1, 1], strength: 0, y: [0, 0, 0] })).toBeLessThan(2 ** -44);
  });

  it("is the size of a departure", () => {
    const list = [new Matrix(1, 2, Float64Array.of(2, 0)), new Matrix(1, 2, Float64Array.of(0, 1))];
    // G is diag(2, 1/2), and D + yyᵀ is (3 1; 1 2).
    const found = gramDeviation(list, { diagonal: [2, 1], strength: 1, y: [1, 1] });
    expect(found).toBeCloseTo(Math.sqrt(1 + 1 + 1 + 1.5 ** 2), 13);
  });
});
