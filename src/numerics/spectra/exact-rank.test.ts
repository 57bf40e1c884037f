import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NonFiniteError, ShapeError } from "../arithmetic/errors.js";
import { RUNS } from "../fixtures/arbitrary-matrix.js";
import { fromRows, identity, Matrix, zeros } from "../matrices/matrix.js";
import { sideBySide } from "../matrices/arrangements/stacking.js";
import { exactRank, exactRankOfProduct, isZeroExactly } from "./exact-rank.js";
import { LARGEST_PRIME, primeBelow } from "./modular-rank.js";

function integerMatrix(rows: number, cols: number): fc.Arbitrary<Matrix> {
  return fc
    .array(fc.integer({ min: -3, max: 3 }), { minLength: rows * cols, maxLength: rows * cols })
    .map((entries) => new Matrix(rows, cols, Float64Array.from(entries)));
}

/** A lower and an upper trapezoidal factor with ones on the diagonal: their product has rank r by construction. */
const ofRank = fc
  .record({ m: fc.integer({ min: 1, max: 6 }), n: fc.integer({ min: 1, max: 6 }), r: fc.integer({ min: 1, max: 6 }) })
  .chain(({ m, n, r }) => {
    const k = Math.min(m, n, r);
    return fc.tuple(integerMatrix(m, k), integerMatrix(k, n), fc.constant(k));
  })
  .map(([left, right, rank]) => {
    const lower = left.data.map((x, at) => trapezoid(x, Math.floor(at / left.cols), at % left.cols));
    const upper = right.data.map((x, at) => trapezoid(x, at % right.cols, Math.floor(at / right.cols)));
    return {
      rank,
      matrix: new Matrix(left.rows, left.cols, lower).times(new Matrix(right.rows, right.cols, upper)),
    };
  });

function trapezoid(x: number, along: number, across: number): number {
  if (along < across) return 0;
  return along === across ? 1 : x;
}

describe("exactRank", () => {
  it("finds a rank that is known by construction, whatever the shuffle, transposition and scale of rows", () => {
    fc.assert(
      fc.property(ofRank, fc.integer({ min: -300, max: 300 }), ({ matrix, rank }, exponent) => {
        expect(exactRank(matrix)).toBe(rank);
        expect(exactRank(matrix.T)).toBe(rank);
        const rows = matrix.toRows().reverse();
        rows[0] = rows[0]!.map((x) => x * 2 ** exponent);
        expect(exactRank(fromRows(rows))).toBe(rank);
        expect(exactRank(fromRows([...rows, rows[0]]))).toBe(rank);
      }),
      RUNS,
    );
  });

  it("sees what floating point cannot", () => {
    expect(
      exactRank(
        fromRows([
          [1, 1],
          [1, 1 + 2 ** -52],
        ]),
      ),
    ).toBe(2);
    expect(
      exactRank(
        fromRows([
          [0.1, 0.3],
          [0.3, 0.9],
        ]),
      ),
    ).toBe(2);
    expect(
      exactRank(
        fromRows([
          [0.1, 0.2],
          [0.2, 0.4],
        ]),
      ),
    ).toBe(1);
    expect(
      exactRank(
        fromRows([
          [1e300, 5e-324],
          [5e-324, 0],
        ]),
      ),
    ).toBe(2);
    expect(
      exactRank(
        fromRows([
          [5e-324, 1e-323],
          [1e-323, 2e-323],
        ]),
      ),
    ).toBe(1);
    expect(
      exactRank(
        fromRows([
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ]),
      ),
    ).toBe(2);
  });

  it("is not taken in by a prime: modulo the first ones these have less than their rank, and others no more than it", () => {
    const primes = [LARGEST_PRIME, primeBelow(LARGEST_PRIME)];
    const both = primes[0]! * primes[1]!;
    const squares = (values: readonly number[]) =>
      new Matrix(
        values.length,
        values.length,
        Float64Array.from({ length: values.length ** 2 }, (_, k) =>
          k % (values.length + 1) === 0 ? values[k % values.length]! : 0,
        ),
      );
    const ones = new Array<number>(12).fill(1);
    for (const special of [...primes, both]) {
      for (const zeros of [0, 1, 5]) {
        const values = [...ones, special, special, ...new Array<number>(zeros).fill(0)];
        expect(exactRank(squares(values))).toBe(14);
      }
    }
  });

  it("finds ranks that are known by construction at sizes where it counts by primes", () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 12, max: 16 })
          .chain((n) =>
            fc.integer({ min: 1, max: n }).chain((k) => fc.tuple(integerMatrix(n, k), integerMatrix(k, n + 1))),
          ),
        fc.integer({ min: -300, max: 300 }),
        ([left, right], exponent) => {
          const lower = left.data.map((x, at) => trapezoid(x, Math.floor(at / left.cols), at % left.cols));
          const upper = right.data.map((x, at) => trapezoid(x, at % right.cols, Math.floor(at / right.cols)));
          const factors = [new Matrix(left.rows, left.cols, lower), new Matrix(right.rows, right.cols, upper)] as const;
          const rows = factors[0].times(factors[1]).toRows().reverse();
          rows[0] = rows[0]!.map((x) => x * 2 ** exponent);
          expect(exactRank(fromRows(rows))).toBe(left.cols);
          expect(exactRankOfProduct(factors)).toBe(left.cols);
        },
      ),
      { ...RUNS, numRuns: 60 },
    );
  });

  it("finds the rank of 200 rows of 64 doubles, and of a product of rank 9", () => {
    const some = (rows: number, cols: number) =>
      new Matrix(
        rows,
        cols,
        Float64Array.from({ length: rows * cols }, (_, i) => Math.sin(1 + i * i)),
      );
    expect(exactRank(some(200, 64))).toBe(64);
    expect(exactRankOfProduct([some(80, 9), some(9, 64)])).toBe(9);
  });

  it("knows the simple cases", () => {
    expect(exactRank(zeros(3, 2))).toBe(0);
    expect(exactRank(identity(12))).toBe(12);
    expect(exactRank(identity(3).times(-1e-310))).toBe(3);
    expect(
      exactRank(
        fromRows([
          [0, 0, 1],
          [0, 0, 2],
          [0, 1, 0],
        ]),
      ),
    ).toBe(2);
  });

  it("refuses NaN", () => {
    expect(() => exactRank(new Matrix(1, 1, Float64Array.of(NaN)))).toThrow(NonFiniteError);
  });
});

describe("exactRankOfProduct", () => {
  const column = (...entries: number[]): Matrix => new Matrix(entries.length, 1, Float64Array.from(entries));
  const row = (...entries: number[]): Matrix => column(...entries).T;
  /** Doubles with all 53 bits in use, of which products are rounded. */
  const rough = (rows: number, cols: number): fc.Arbitrary<Matrix> =>
    fc.array(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), { minLength: rows * cols, maxLength: rows * cols }).map(
      (entries) =>
        new Matrix(
          rows,
          cols,
          Float64Array.from(entries, (x) => (x || 1) / 3),
        ),
    );

  it("does not take rounding for rank", () => {
    const left = column(1, -3);
    const right = row(4.411352525518158, 3 * 4.411352525518158);
    expect(exactRank(left.times(right))).toBe(2);
    expect(exactRankOfProduct([left, right])).toBe(1);
    fc.assert(
      fc.property(rough(3, 1), rough(1, 2), rough(2, 4), (a, b, c) => {
        expect(exactRankOfProduct([a, b])).toBe(1);
        expect(exactRankOfProduct([a, b.times(c)])).toBe(1);
        expect(exactRankOfProduct([a, b, c])).toBe(exactRankOfProduct([b, c]));
      }),
      RUNS,
    );
  });

  it("sees a zero product that floating point does not, and does not see one where it underflows", () => {
    // (2^27 + 1)² = 2^54 + 2^28 + 1 takes 55 bits.
    const [left, right] = [row(2 ** 27 + 1, 2 ** 54 + 2 ** 28, 1), column(2 ** 27 + 1, -1, -1)];
    expect(left.times(right).at(0, 0)).toBe(-1);
    expect(exactRankOfProduct([left, right])).toBe(0);
    expect(exactRankOfProduct([row(1e-200), column(1e-200)])).toBe(1);
    expect(row(1e-200).times(column(1e-200)).at(0, 0)).toBe(0);
  });

  it("agrees with the rank of the product of integers, in any number of factors", () => {
    fc.assert(
      fc.property(ofRank, fc.array(fc.constantFrom(-1, 1), { maxLength: 3 }), ({ matrix, rank }, signs) => {
        const across = matrix.T.times(matrix);
        expect(exactRankOfProduct([matrix])).toBe(rank);
        expect(exactRankOfProduct([matrix.T, matrix])).toBe(exactRank(across));
        // AᵀA has the rank of A, and so have its powers, whatever the scale of a factor.
        const factors = [across, ...signs.map((sign) => across.times(sign * 2 ** -500))];
        expect(exactRankOfProduct(factors)).toBe(rank);
      }),
      RUNS,
    );
  });

  it("finds the rank of a sum A_1A_1ᵀ + A_2A_2ᵀ from [A_1 A_2]", () => {
    fc.assert(
      fc.property(rough(3, 1), rough(3, 1), (a, b) => {
        const beside = sideBySide([a, b]);
        expect(exactRankOfProduct([beside, beside.T])).toBe(exactRank(beside));
      }),
      RUNS,
    );
  });

  it("refuses factors that do not fit, none at all, and NaN", () => {
    expect(() => exactRankOfProduct([identity(2), identity(3)])).toThrow(ShapeError);
    expect(() => exactRankOfProduct([])).toThrow(ShapeError);
    expect(() => exactRankOfProduct([identity(1), new Matrix(1, 1, Float64Array.of(NaN))])).toThrow(NonFiniteError);
    expect(() => exactRankOfProduct([new Matrix(1, 1, Float64Array.of(Infinity))])).toThrow(NonFiniteError);
  });
});

describe("isZeroExactly", () => {
  it("takes entries and radius into account", () => {
    expect(isZeroExactly(zeros(2, 2))).toBe(true);
    expect(isZeroExactly(fromRows([[0, -0]]))).toBe(true);
    expect(isZeroExactly(fromRows([[0, 5e-324]]))).toBe(false);
    expect(isZeroExactly(new Matrix(1, 1, new Float64Array(1), 1e-300))).toBe(false);
  });
});
