import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matrixOf, RUNS } from "../fixtures/arbitrary-matrix.js";
import { atMost, exactInner, fromDouble, minus, plus, type Rational, times } from "../fixtures/rational.js";
import { fromRows, identity, Matrix, zeros } from "./matrix.js";
import { chain } from "./product.js";

const ZERO: Rational = { num: 0n, den: 1n };
const sides = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }));
const few = fc.array(fc.integer({ min: -(2 ** 12), max: 2 ** 12 }), { minLength: 1, maxLength: 6 });
const some = sides.chain(([rows, cols]) => matrixOf(rows, cols));

/** A unit vector that A lengthens most, nearly: by the power method, in plain loops. */
function leading({ rows, cols, data }: Matrix): number[] {
  let v = Array.from({ length: cols }, (_, j) => 1 + j / 7);
  for (let step = 0; step < 200; step++) {
    const image = Array.from({ length: rows }, (_, i) => v.reduce((sum, x, j) => sum + data[i * cols + j]! * x, 0));
    const back = v.map((_, j) => image.reduce((sum, y, i) => sum + data[i * cols + j]! * y, 0));
    const length = Math.hypot(...back);
    if (!(length > 0)) return v.map((_, j) => (j === 0 ? 1 : 0));
    v = back.map((x) => x / length);
  }
  return v;
}

/** ‖Av‖², exactly. */
function squaredImage({ rows, cols, data }: Matrix, v: readonly number[]): Rational {
  let total = ZERO;
  for (let i = 0; i < rows; i++) {
    const entry = exactInner(data.subarray(i * cols, (i + 1) * cols), v);
    total = plus(total, times(entry, entry));
  }
  return total;
}

/** Whether ‖Av‖ ≤ bound·‖v‖, exactly. */
function lengthensAtMost(a: Matrix, v: readonly number[], bound: number): boolean {
  const size = fromDouble(bound);
  return atMost(squaredImage(a, v), times(times(size, size), exactInner(v, v)));
}

describe("gainBound", () => {
  it("is at least what A does to the vector that it lengthens most, and at most m^{1/32} times that", () => {
    fc.assert(
      fc.property(some, (a) => {
        const v = leading(a);
        expect(lengthensAtMost(a, v, a.gainBound)).toBe(true);
        const m = Math.min(a.rows, a.cols);
        const isLoose = m > 1 && lengthensAtMost(a, v, (a.gainBound * (1 - 2 ** -40)) / m ** (1 / 32));
        expect(isLoose && a.gainBound < a.normBound).toBe(false);
        expect(a.gainBound).toBeLessThanOrEqual(a.normBound);
      }),
      RUNS,
    );
  });

  it("covers its own roundings where nothing else is left: on matrices of rank one, of any scale", () => {
    fc.assert(
      fc.property(few, few, fc.integer({ min: -1040, max: 900 }), (u, v, exponent) => {
        // Few bits, so that the entries are exact, and ‖uvᵀ‖₂ = ‖u‖‖v‖.
        const [rows, cols] = [u.length, v.length];
        const data = u.flatMap((x) => v.map((y) => x * y * 2 ** exponent));
        const a = new Matrix(rows, cols, Float64Array.from(data));
        expect(lengthensAtMost(a, v, a.gainBound)).toBe(true);
      }),
      RUNS,
    );
  });

  it("covers what the last product loses, where the norm is a few subnormal numbers", () => {
    // 2^1074‖A‖₂ is 1.41 and 10.47: only whole numbers from the next one on are bounds.
    const subnormals = [[[1, 1], [0, 0], [0, 0]], [[3, 9], [2, 4]]]; // prettier-ignore
    for (const rows of subnormals) {
      const a = fromRows(rows.map((row) => row.map((x) => -x * 2 ** -1074)));
      expect(lengthensAtMost(a, leading(fromRows(rows)), a.gainBound)).toBe(true);
      expect(a.gainBound).toBeLessThanOrEqual(a.normBound);
    }
  });

  it("is that of the Frobenius norm for vectors, zero for zero, and infinite where entries are no numbers", () => {
    const v = fromRows([[3, 4]]);
    expect(v.gainBound).toBe(v.normBound);
    expect(zeros(3, 3).gainBound).toBe(0);
    expect(new Matrix(2, 2, Float64Array.of(1, NaN, 0, 1)).gainBound).toBe(Infinity);
    expect(identity(64).gainBound).toBeLessThan(1 + 2 ** -30);
  });
});

describe("a product with a radius that has grown", () => {
  it("contains the truth where the error lies along what the other factor lengthens most", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }).chain((d) => fc.tuple(matrixOf(d, d), matrixOf(d, d))),
        ([a, b]) => {
          const [d, r] = [a.rows, b.normBound * 2 ** -30];
          const v = leading(a);
          const truth = new Matrix(
            d,
            d,
            b.data.map((x, k) => (k % d === 0 ? x + r * v[Math.floor(k / d)]! : x)),
          );
          const off = Math.hypot(...truth.data.map((x, k) => x - b.data[k]!)) * (1 + 2 ** -50);
          const known = new Matrix(d, d, b.data, off);
          expect(isContained(a.times(known), a, truth)).toBe(true);
          expect(isContained(known.T.times(a.T), truth.T, a.T)).toBe(true);
        },
      ),
      RUNS,
    );
  });

  it("stays useful through 64 orthogonal layers of 64 rows", () => {
    // Walsh–Hadamard, of exact entries: H² = I.
    const parity = (x: number): number => (x === 0 ? 0 : (x & 1) ^ parity(x >> 1));
    const signs = Float64Array.from({ length: 64 * 64 }, (_, k) => (parity((k >> 6) & k & 63) === 0 ? 1 / 8 : -1 / 8));
    const product = chain(new Array<Matrix>(64).fill(new Matrix(64, 64, signs)));
    // Frobenius norms alone come to 8⁶³·2⁻⁵³, which is above 2¹³⁰.
    expect(product.radius).toBeLessThan(2 ** -24);
    expect(product.minus(identity(64)).normBound).toBeLessThanOrEqual(product.radius);
  });
});

/** Whether the radius of a computed product reaches the exact one. */
function isContained(computed: Matrix, a: Matrix, b: Matrix): boolean {
  const flipped = b.T;
  let total = ZERO;
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.cols; j++) {
      const row = a.data.subarray(i * a.cols, (i + 1) * a.cols);
      const entry = exactInner(row, flipped.data.subarray(j * b.rows, (j + 1) * b.rows));
      const off = minus(entry, fromDouble(computed.at(i, j)));
      total = plus(total, times(off, off));
    }
  }
  const radius = fromDouble(computed.radius);
  return atMost(total, times(radius, radius));
}
