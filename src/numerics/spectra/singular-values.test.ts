import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withArena } from "../arithmetic/arena.js";
import { DomainError, NonFiniteError } from "../arithmetic/errors.js";
import { withProvenance } from "../arithmetic/provenance.js";
import { RUNS, someMatrix } from "../fixtures/arbitrary-matrix.js";
import { mlSingularValues } from "../fixtures/ml-matrix.js";
import {
  absolute,
  atMost,
  contains,
  fromDecimal,
  fromDouble,
  minus,
  plus,
  type Rational,
  times,
  toDouble,
} from "../fixtures/rational.js";
import { referenceMatrices } from "../fixtures/reference.js";
import { diagonal, fromRows, Matrix, zeros } from "../matrices/matrix.js";
import { distance, frobeniusNorm, frobeniusSquared } from "../matrices/norms.js";
import { nuclearNorm, schattenNorm, schattenPower } from "./schatten.js";
import { eachSingularValue, singularValues, spectralNorm } from "./singular-values.js";
import { svd } from "./svd.js";

const named = referenceMatrices.map((reference, i) => [`${i + 1} ${reference.kind}`, reference] as const);

/** Σ (values_i − truth_i)², exactly. */
function squaredError(values: Float64Array, truth: readonly Rational[]): Rational {
  return truth.reduce<Rational>(
    (total, exactly, i) => {
      const off = minus(fromDouble(values[i]!), exactly);
      return plus(total, times(off, off));
    },
    { num: 0n, den: 1n },
  );
}

function within(value: number, truth: Rational, allowed: number): boolean {
  return atMost(absolute(minus(fromDouble(value), truth)), fromDouble(allowed));
}

describe.each(named)("reference matrix %s", (_, reference) => {
  const { matrix } = reference;
  const truth = reference.singularValues.map(fromDecimal);
  const largest = Number(reference.spectral);

  it("has singular values within 1e-14 of the largest, and the true ones within the error", () => {
    for (const { values, error } of [singularValues(matrix), svd(matrix), singularValues(matrix.T)]) {
      expect(values.length).toBe(Math.min(matrix.rows, matrix.cols));
      for (const [i, exactly] of truth.entries()) expect(within(values[i]!, exactly, 1e-14 * largest)).toBe(true);
      expect(atMost(squaredError(values, truth), times(fromDouble(error), fromDouble(error)))).toBe(true);
      expect(error).toBeLessThanOrEqual(2e-13 * largest + 1e-310);
    }
  });

  it("has its norms within 1e-14, and the true ones within the error", () => {
    const cases = [
      [spectralNorm(matrix), reference.spectral],
      [nuclearNorm(matrix), reference.nuclear],
      [frobeniusNorm(matrix), reference.frobenius],
      [schattenNorm(matrix, 1), reference.nuclear],
      [schattenNorm(matrix, 2), reference.frobenius],
    ] as const;
    for (const [quantity, text] of cases) {
      expect(contains(quantity, fromDecimal(text))).toBe(true);
      expect(within(quantity.value, fromDecimal(text), 1e-14 * Number(text))).toBe(true);
    }
  });

  it("has its Schatten-1/2 quasi-norm within the error", () => {
    const half = schattenNorm(matrix, 0.5);
    expect(contains(half, fromDecimal(reference.schattenHalf))).toBe(true);
    const wellConditioned = truth.every((x) => toDouble(x) > 0.01 * largest);
    if (wellConditioned) expect(within(half.value, fromDecimal(reference.schattenHalf), 1e-13 * half.value)).toBe(true);
    if (wellConditioned) expect(half.error).toBeLessThanOrEqual(1e-11 * half.value);
  });
});

describe("singularValues", () => {
  it("agree with ml-matrix, for all shapes up to 8×8, inside the workspace too", () => {
    fc.assert(
      fc.property(someMatrix(8), (a) => {
        const theirs = mlSingularValues(a);
        const { values, error } = singularValues(a);
        const allowed = error + 1e-14 * theirs[0]!;
        theirs.forEach((x, i) => expect(Math.abs(x - values[i]!)).toBeLessThanOrEqual(allowed));
        expect(withArena(() => Array.from(singularValues(a).values))).toEqual(Array.from(values));
      }),
      RUNS,
    );
  });

  it("of 2×2 matrices multiply to |det| and have squares that add to ‖A‖_F²", () => {
    fc.assert(
      fc.property(fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: -1000, max: 1000 }))), ([a, b, c, d]) => {
        const matrix = fromRows([
          [a!, b!],
          [c!, d!],
        ]);
        const { values, error } = singularValues(matrix);
        const [x, y] = [values[0]!, values[1]!];
        expect(Math.abs(x * y - Math.abs(a! * d! - b! * c!))).toBeLessThanOrEqual((x + y) * error + 1e-15 * x * y);
        expect(Math.abs(x * x + y * y - frobeniusSquared(matrix).value)).toBeLessThanOrEqual(3 * x * error);
      }),
      RUNS,
    );
  });

  it("know 4 ± 2 for [[3, 1], [1, 3]], and all multiplicities of an orthogonal matrix", () => {
    const pair = singularValues(
      fromRows([
        [3, 1],
        [1, 3],
      ]),
    );
    expect(Math.hypot(pair.values[0]! - 4, pair.values[1]! - 2)).toBeLessThanOrEqual(pair.error);
    const hadamard = fromRows([
      [1, 1, 1, 1],
      [1, -1, 1, -1],
      [1, 1, -1, -1],
      [1, -1, -1, 1],
    ]);
    expect(Array.from(singularValues(hadamard).values)).toEqual([2, 2, 2, 2]);
  });

  it("are exact for the zero matrix and as large as the radius allows", () => {
    expect(singularValues(zeros(3, 5))).toEqual({ values: new Float64Array(3), error: 0 });
    expect(singularValues(zeros(2, 2)).error).toBe(0);
    expect(singularValues(new Matrix(2, 2, new Float64Array(4), 0.5)).error).toBeGreaterThanOrEqual(0.5);
    expect(nuclearNorm(new Matrix(2, 2, new Float64Array(4), 0.5)).error).toBeGreaterThanOrEqual(Math.SQRT2 * 0.5);
  });

  it("scale with powers of two down to subnormal numbers", () => {
    const a = fromRows([
      [3, 1, 2],
      [-1, 4, 1],
      [5, 2, -2],
    ]);
    const { values } = singularValues(a);
    for (const exponent of [-1040, -700, -200, 200, 700, 1000]) {
      const moved = singularValues(a.times(2 ** (exponent / 2)).times(2 ** (exponent / 2)));
      const unit = 2 ** (exponent / 2);
      values.forEach((x, i) =>
        expect(Math.abs(moved.values[i]! - x * unit * unit)).toBeLessThanOrEqual(moved.error + 1e-14 * x * unit * unit),
      );
    }
  });

  it("are unknown where they overflow", () => {
    const a = new Matrix(2, 2, new Float64Array(4).fill(Number.MAX_VALUE));
    expect(singularValues(a).values[0]).toBe(Infinity);
    expect(singularValues(a).error).toBe(Infinity);
    expect(nuclearNorm(a).error).toBe(Infinity);
    expect(svd(a).error).toBe(Infinity);
  });

  it.each([NaN, Infinity])("refuse %s", (x) => {
    for (const shape of [
      [1, 3],
      [2, 3],
      [3, 3],
    ] as const) {
      const a = new Matrix(shape[0], shape[1], new Float64Array(shape[0] * shape[1]).fill(1));
      a.data[2] = x;
      for (const f of [singularValues, svd, nuclearNorm, spectralNorm]) expect(() => f(a)).toThrow(NonFiniteError);
    }
  });

  it("at larger sizes have an error that grows with the size", () => {
    const spectrum = Array.from({ length: 40 }, (_, i) => 2 ** -i);
    const a = reflector(40, 1).times(diagonal(spectrum)).times(reflector(40, 2));
    const { values, error } = singularValues(a);
    expect(error).toBeLessThanOrEqual(2e-12);
    expect(Math.hypot(...values.map((x, i) => x - spectrum[i]!))).toBeLessThanOrEqual(error);
    expect(Math.abs(nuclearNorm(a).value - 2)).toBeLessThanOrEqual(nuclearNorm(a).error);
    expect(nuclearNorm(a).error).toBeLessThanOrEqual(7 * error);
  });

  it("between 9 and 32 columns agree with ml-matrix, and the bounds hold", () => {
    for (const n of [9, 17, 32]) {
      const a = new Matrix(
        n,
        n + 3,
        Float64Array.from({ length: n * (n + 3) }, (_, i) => Math.sin(1 + i * i)),
      );
      const { values, error } = singularValues(a);
      const certified = svd(a);
      expect(Math.hypot(...values.map((x, i) => x - certified.values[i]!))).toBeLessThanOrEqual(1e-14 * n * values[0]!);
      expect(error).toBeLessThanOrEqual(2e-12 * values[0]!);
      mlSingularValues(a).forEach((x, i) =>
        expect(Math.abs(x - values[i]!)).toBeLessThanOrEqual(1e-14 * n * values[0]!),
      );
    }
  });
});

/** I − 2vvᵀ/vᵀv. */
function reflector(d: number, seed: number): Matrix {
  const v = Array.from({ length: d }, (_, i) => Math.sin(seed + i * i));
  const square = v.reduce((total, x) => total + x * x, 0);
  const data = Float64Array.from({ length: d * d }, (_, at) => {
    const i = Math.floor(at / d);
    const j = at % d;
    return (i === j ? 1 : 0) - (2 * v[i]! * v[j]!) / square;
  });
  return new Matrix(d, d, data, 1e-14);
}

describe("svd", () => {
  function check(a: Matrix): void {
    const { u, values, v, error } = svd(a);
    const k = Math.min(a.rows, a.cols);
    expect([u.shape, v.shape]).toEqual([`${a.rows}×${k}`, `${a.cols}×${k}`]);
    expect(Math.max(u.radius, v.radius)).toBeLessThanOrEqual(1e-15 * k * (a.rows + a.cols));
    const rebuilt = u.times(diagonal(values)).times(v.T);
    expect(distance(a, rebuilt).value).toBeLessThanOrEqual(error);
    expect(error).toBeLessThanOrEqual(1e-14 * (a.rows + a.cols) * values[0]! + 1e-310);
    expect(Array.from(values)).toEqual(Array.from(values).sort((x, y) => y - x));
  }

  it("rebuilds random matrices within its error, with orthonormal factors", () => {
    fc.assert(fc.property(someMatrix(7), check), RUNS);
  });

  it("has orthonormal factors for rank-deficient, zero and graded input", () => {
    check(zeros(3, 5));
    check(zeros(4, 1));
    check(
      fromRows([
        [1, 2, 3],
        [2, 4, 6],
        [3, 6, 9],
      ]),
    );
    check(
      fromRows([
        [0, 0],
        [0, 1],
        [0, 0],
      ]),
    );
    check(
      fromRows([
        [1, 1e-200],
        [0, 1e-200],
        [0, 0],
      ]),
    );
    check(
      fromRows([
        [0, 0, 0],
        [5e-324, 0, 3],
        [5e-324, 0, 4],
      ]),
    );
    check(zeros(40, 36));
  });

  it("rebuilds large matrices through ml-matrix", () => {
    check(
      new Matrix(
        35,
        41,
        Float64Array.from({ length: 35 * 41 }, (_, i) => Math.sin(i * i)),
      ),
    );
  });

  it("adds the radius of the matrix to the error", () => {
    expect(svd(new Matrix(1, 1, Float64Array.of(1), 0.25)).error).toBeGreaterThanOrEqual(0.25);
  });
});

describe("Schatten norms", () => {
  const exponents = fc.constantFrom(0.25, 0.5, 2 / 3, 1, 1.5, 2, 3, 10);

  it("agree with the formula on the values, and the power with the norm", () => {
    fc.assert(
      fc.property(someMatrix(6), exponents, (a, p) => {
        const total = schattenPower(a, p);
        const norm = schattenNorm(a, p);
        const values = Array.from(mlSingularValues(a));
        const direct = values.reduce((sum, x) => sum + x ** p, 0);
        expect(Math.abs(total.value - direct)).toBeLessThanOrEqual(total.error + 1e-13 * direct);
        expect(Math.abs(norm.value - direct ** (1 / p))).toBeLessThanOrEqual(norm.error + 1e-12 * norm.value);
      }),
      RUNS,
    );
  });

  it("of diag(4, 1, 0) are known, and the error at rank deficiency is k·error^p", () => {
    const a = diagonal([4, 1, 0]);
    expect(contains(schattenPower(a, 0.5), fromDecimal("3"))).toBe(true);
    expect(contains(schattenNorm(a, 0.5), fromDecimal("9"))).toBe(true);
    expect(contains(schattenPower(a, 3), fromDecimal("65"))).toBe(true);
    expect(contains(schattenPower(a, 1), fromDecimal("5"))).toBe(true);
    expect(contains(schattenPower(a, 2), fromDecimal("17"))).toBe(true);
    expect(schattenPower(a, 0.5).error).toBeLessThanOrEqual(1.1 * Math.sqrt(singularValues(a).error));
    expect(schattenNorm(a, 3).error).toBeLessThanOrEqual(1e-13 * 5);
  });

  it("do not overflow before their value does", () => {
    const a = diagonal([3e200, 4e200]);
    expect(schattenNorm(a, 4).value / 337 ** 0.25 / 1e200).toBeCloseTo(1, 13);
    expect(schattenNorm(zeros(2, 2), 4).value).toBe(0);
    expect(schattenPower(a, 4)).toEqual({ value: Infinity, error: Infinity });
  });

  it("contain the truth when the matrix has a radius", () => {
    fc.assert(
      fc.property(someMatrix(5), exponents, (a, p) => {
        const moved = new Matrix(
          a.rows,
          a.cols,
          a.data.map((x, i) => x + 1e-3 * Math.cos(i)),
        );
        const off = Math.hypot(...moved.data.map((x, i) => x - a.data[i]!)) * 1.001;
        const known = schattenNorm(new Matrix(a.rows, a.cols, a.data, off), p);
        const truth = schattenNorm(moved, p);
        expect(Math.abs(known.value - truth.value)).toBeLessThanOrEqual(known.error + truth.error);
      }),
      RUNS,
    );
  });

  it.each([0, -1, NaN, Infinity])("refuse the exponent %s", (p) => {
    expect(() => schattenNorm(zeros(1, 1), p)).toThrow(DomainError);
    expect(() => schattenPower(zeros(1, 1), p)).toThrow("0 < p < ∞");
  });

  it("take a fraction for what it comes to, whatever its parts are", () => {
    const a = diagonal([1, 4]);
    expect(contains(schattenPower(a, 1e200, 1e200), fromDecimal("5"))).toBe(true);
    expect(() => schattenPower(a, 1e-200, 1e200)).toThrow("0 < p < ∞");
  });
});

describe("eachSingularValue", () => {
  it("gives the values with their common error, each with its place", () => {
    const a = fromRows([
      [3, 0, 0],
      [0, -4, 0],
    ]);
    const { result, stepOf } = withProvenance(() => eachSingularValue(a));
    const { values, error } = singularValues(a);
    expect(result.map(({ value }) => value)).toEqual(Array.from(values));
    expect(result.every((x) => x.error === error)).toBe(true);
    expect(result.map(({ value }, i) => Math.abs(value - [4, 3][i]!) <= error)).toEqual([true, true]);
    expect(result.map((x) => stepOf(x))).toEqual([0, 1].map((i) => ({ operation: "singularValue", operands: [a, i] })));
  });
});

it.each([
  [0, 1e-277, 0.9],
  [0, 1e200, 0.7],
  [1, 1e300, 0.7],
  [0.5, 2, 0.3],
])("the Schatten norm of (%d ± %d) with p = %d is known at the end of what it is known by", (x, radius, p) => {
  const { value, error } = schattenNorm(new Matrix(1, 1, Float64Array.of(x), radius), p);
  // Of one entry it is its size, which a sum of two doubles may exceed by half a unit in the last place.
  expect((x + radius) * (1 - 2 ** -53)).toBeLessThanOrEqual(value + error);
});
