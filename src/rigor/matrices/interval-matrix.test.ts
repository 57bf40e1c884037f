import { describe, expect, it } from "vitest";
import { compare, fromDouble, powerOfTwo } from "../numbers/dyadic.js";
import { add, between, fromNumber, isPoint, toNumbers, width } from "../numbers/interval.js";
import { EXACT, Precision } from "../numbers/precision.js";
import { holds, member, rational } from "../rational.fixture.js";
import { matrixFrom, numbersFrom } from "../../numerics/fixtures/networks.js";
import { exactInner, plus, type Rational } from "../../numerics/fixtures/rational.js";
import {
  addMatrices,
  build,
  chain,
  frobeniusNorm,
  frobeniusSquared,
  fromMatrix,
  fromRows,
  identity,
  inner,
  IntervalMatrix,
  isPointMatrix,
  kronecker,
  linearCombination,
  midpoint,
  product,
  scale,
  subtractMatrices,
  trace,
  transpose,
  widened,
} from "./interval-matrix.js";

const p = new Precision(64);
const next = numbersFrom(11);
const first = matrixFrom(next, 3, 4);
const second = matrixFrom(next, 4, 2);

/** The entries as doubles, which they have to be. */
function numbers(a: IntervalMatrix): number[][] {
  return Array.from({ length: a.rows }, (_, i) =>
    Array.from({ length: a.cols }, (_, k) => {
      expect(isPoint(a.at(i, k))).toBe(true);
      return toNumbers(a.at(i, k))[0];
    }),
  );
}

function column(data: Float64Array, cols: number, k: number): number[] {
  return [...data].filter((_, at) => at % cols === k);
}

describe("product", () => {
  it("of doubles is exact at exact precision and encloses at any other", () => {
    const exact = product(fromMatrix(first), fromMatrix(second), EXACT);
    const rounded = product(fromMatrix(first), fromMatrix(second), new Precision(20));
    for (let i = 0; i < 3; i++) {
      for (let k = 0; k < 2; k++) {
        const truth = exactInner(first.data.subarray(4 * i, 4 * i + 4), column(second.data, 2, k));
        expect(isPoint(exact.at(i, k)) && holds(exact.at(i, k), truth)).toBe(true);
        expect(!isPoint(rounded.at(i, k)) && holds(rounded.at(i, k), truth)).toBe(true);
      }
    }
  });

  it("of intervals holds the products of members", () => {
    const spread = (a: IntervalMatrix, r: number): IntervalMatrix => widened(a, powerOfTwo(r));
    const [a, b] = [spread(fromMatrix(first), -3), spread(fromMatrix(second), -1)];
    const whole = product(a, b, p);
    for (let t = 0; t < 20; t++) {
      const pick = (m: IntervalMatrix): IntervalMatrix =>
        build(m.rows, m.cols, (i, k) => {
          const x = member(m.at(i, k), Math.floor((next() + 1) * 4));
          return { lo: x, hi: x };
        });
      const one = product(pick(a), pick(b), EXACT);
      expect(one.data.every((x, at) => holds(whole.data[at]!, rational(x.lo)))).toBe(true);
    }
  });
});

describe("small matrices", () => {
  const a = fromRows([
    [1, -2],
    [0, 3],
  ]);
  const b = fromRows([
    [4, 1],
    [1, 0],
  ]);

  it("add, subtract, scale, combine, multiply and transpose", () => {
    expect(numbers(addMatrices(a, b, p))).toEqual([
      [5, -1],
      [1, 3],
    ]);
    expect(numbers(subtractMatrices(a, b, p))).toEqual([
      [-3, -3],
      [-1, 3],
    ]);
    expect(numbers(scale(a, fromNumber(0.5), p))).toEqual([
      [0.5, -1],
      [0, 1.5],
    ]);
    expect(numbers(linearCombination([a, b], [fromNumber(2), fromNumber(-1)], p))).toEqual([
      [-2, -5],
      [-1, 6],
    ]);
    expect(numbers(product(a, b, p))).toEqual([
      [2, 1],
      [3, 0],
    ]);
    expect(numbers(chain([a, b, identity(2)], EXACT))).toEqual([
      [2, 1],
      [3, 0],
    ]);
    expect(numbers(transpose(fromRows([[1, 2, 3]])))).toEqual([[1], [2], [3]]);
    expect(numbers(kronecker(a, fromRows([[1, 10]]), p))).toEqual([
      [1, 10, -2, -20],
      [0, 0, 3, 30],
    ]);
  });

  it("have traces, inner products and norms", () => {
    expect(toNumbers(trace(a, p))).toEqual([4, 4]);
    expect(toNumbers(inner(a, b, p))).toEqual([2, 2]);
    expect(toNumbers(frobeniusSquared(a, EXACT))).toEqual([14, 14]);
    expect(toNumbers(frobeniusNorm(fromRows([[3, 4]]), p))).toEqual([5, 5]);
    expect(toNumbers(frobeniusNorm(a, p))).toEqual([3.7416573867739413, 3.7416573867739418]);
  });

  it("of doubles have an exact squared norm", () => {
    const truth: Rational = plus(exactInner(first.data, first.data), { num: 0n, den: 1n });
    const found = frobeniusSquared(fromMatrix(first), EXACT);
    expect(isPoint(found) && holds(found, truth)).toBe(true);
  });
});

describe("midpoint", () => {
  it("is the centre, with the distance to the corners", () => {
    const a = new IntervalMatrix(1, 2, [between(fromDouble(1), fromDouble(3)), between(fromDouble(0), fromDouble(4))]);
    const { center, radiusSquared } = midpoint(a);
    expect(center.map((x) => compare(x, fromDouble(2)))).toEqual([0, 0]);
    expect(compare(radiusSquared, fromDouble(5))).toBe(0);
    expect(isPointMatrix(a)).toBe(false);
    expect(compare(width(add(a.at(0, 0), fromNumber(1), EXACT)), fromDouble(2))).toBe(0);
  });
});

describe("shapes that do not fit", () => {
  it("are refused in a line", () => {
    const [row, square] = [fromRows([[1, 2]]), identity(2)];
    expect(() => product(square, identity(3), p)).toThrow("product: expected a second factor of 2 rows, got 3 × 3");
    expect(() => addMatrices(row, square, p)).toThrow("addMatrices: expected a matrix of shape 1 × 2, got 2 × 2");
    expect(() => trace(row, p)).toThrow("trace: expected a square matrix, got 1 × 2");
    expect(() => fromRows([[1, 2], [3]])).toThrow("fromRows: expected rows of 2 entries, got a row of 1");
    expect(() => new IntervalMatrix(2, 2, [])).toThrow("IntervalMatrix: expected 2 × 2 = 4 entries, got 0");
    expect(() => chain([], p)).toThrow("chain: expected one or more matrices, got none");
    expect(() => linearCombination([row], [], p)).toThrow("as many coefficients, got 1 and 0");
    expect(() => fromMatrix({ rows: 1, cols: 1, data: [NaN] })).toThrow("a finite number, got NaN");
  });
});
