import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minors } from "../minors.fixture.js";
import { fromDouble, powerOfTwo } from "../numbers/dyadic.js";
import { between } from "../numbers/interval.js";
import { EXACT } from "../numbers/precision.js";
import { RUNS } from "../rational.fixture.js";
import { exactRank, fractionFree, integerMatrix } from "./fraction-free.js";
import { fromRows, IntervalMatrix, product } from "./interval-matrix.js";

const rows = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([m, n]) =>
    fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
  );

describe("fractionFree", () => {
  it("has the rank that the minors give, and a reduced echelon form", () => {
    fc.assert(
      fc.property(rows, (entries) => {
        const integers = entries.map((row) => row.map(BigInt));
        const size = Math.min(integers.length, integers[0]!.length);
        const orders = Array.from({ length: size + 1 }, (_, k) => k);
        const rank = Math.max(...orders.filter((k) => minors(integers, k).some((x) => x !== 0n)));
        const { rows: echelon, pivotColumns, pivot } = fractionFree(integers);
        expect(pivotColumns.length).toBe(rank);
        expect(echelon.length).toBe(rank);
        pivotColumns.forEach((k, i) => {
          expect(echelon.map((row) => row[k]!)).toEqual(echelon.map((_, l) => (l === i ? pivot : 0n)));
        });
        // Every row of A is the combination of the echelon rows that its pivot entries say.
        for (const row of integers) {
          const combined = row.map((_, l) =>
            pivotColumns.reduce((total, k, i) => total + row[k]! * echelon[i]![l]!, 0n),
          );
          expect(combined).toEqual(row.map((x) => x * pivot));
        }
      }),
      RUNS,
    );
  });

  it("ends with a pivot that is the determinant, up to its sign", () => {
    expect(
      fractionFree([
        [2n, 1n],
        [7n, 5n],
      ]).pivot,
    ).toBe(3n);
    expect(
      fractionFree([
        [0n, 4n, 1n],
        [2n, 1n, 1n],
        [1n, 1n, 9n],
      ]).pivot,
    ).toBe(67n);
  });
});

describe("exactRank", () => {
  it("tells a matrix of doubles from its rank-one neighbour", () => {
    const third = 1 / 3;
    expect(
      exactRank(
        fromRows([
          [1, 3],
          [third, 1],
        ]),
      ),
    ).toBe(2);
    expect(exactRank(product(fromRows([[1], [third]]), fromRows([[third, 1e-200, 1e200]]), EXACT))).toBe(1);
    expect(
      exactRank(
        fromRows([
          [1e-315, 0],
          [0, 1e200],
        ]),
      ),
    ).toBe(2);
    expect(exactRank(fromRows([[0, 0, 0]]))).toBe(0);
  });

  it("refuses intervals", () => {
    const wide = new IntervalMatrix(1, 1, [between(fromDouble(0), powerOfTwo(-100))]);
    expect(() => exactRank(wide)).toThrow(
      "integerMatrix: expected a matrix of points, got intervals of positive width",
    );
  });
});

describe("integerMatrix", () => {
  it("scales by one power of two", () => {
    const { rows: integers, exponent } = integerMatrix(
      fromRows([
        [0.5, 0],
        [-3, 0.75],
      ]),
    );
    expect(integers.map((row) => row.map((x) => Number(x) * 2 ** exponent))).toEqual([
      [0.5, 0],
      [-3, 0.75],
    ]);
    expect(integerMatrix(fromRows([[0, 0]]))).toEqual({ rows: [[0n, 0n]], exponent: 0 });
  });
});
