import { describe, expect, it } from "vitest";
import { agree } from "../agreement.fixture.js";
import { fromDouble, minus, powerOfTwo, toNumber } from "../numbers/dyadic.js";
import {
  add,
  contains,
  disjoint,
  fromNumber,
  type Interval,
  isPoint,
  isWholeLine,
  isZero,
  toNumbers,
  WHOLE_LINE,
} from "../numbers/interval.js";
import { EXACT, Precision } from "../numbers/precision.js";
import { isNarrow, meets } from "../rational.fixture.js";
import { matrixFrom, numbersFrom } from "../../numerics/fixtures/networks.js";
import {
  build,
  fromMatrix,
  fromRows,
  identity,
  IntervalMatrix,
  product,
  transpose,
  widened,
} from "./interval-matrix.js";
import { pseudoInverse, squareRootPsd } from "./matrix-functions.js";
import { singularValues } from "./spectrum.js";

const p = new Precision(128);
const next = numbersFrom(21);

function rows(a: IntervalMatrix): (readonly [number, number])[][] {
  return Array.from({ length: a.rows }, (_, i) => Array.from({ length: a.cols }, (_, k) => toNumbers(a.at(i, k))));
}

function widest(a: IntervalMatrix, k: number): boolean {
  return a.data.every((x) => isNarrow(x, k, fromDouble(1)));
}

describe("squareRootPsd", () => {
  it("has no exact value, of whatever size", () => {
    expect(() =>
      squareRootPsd(
        build(0, 0, () => WHOLE_LINE),
        EXACT,
      ),
    ).toThrow("squareRootPsd");
    expect(() => squareRootPsd(identity(2), EXACT)).toThrow("squareRootPsd: expected a finite precision, got EXACT");
  });

  it("squares to the matrix, and is sharp where that is regular", () => {
    const x = fromMatrix(matrixFrom(next, 4, 6));
    const gram = product(x, transpose(x), EXACT);
    const root = squareRootPsd(gram, p);
    expect(agree(product(root, root, EXACT), gram)).toBe(true);
    expect(widest(root, -100)).toBe(true);
    // The eigenvalues of the root are the singular values of x.
    const values = singularValues(root, p);
    expect(values.some((value, k) => disjoint(value, singularValues(x, p)[k]!))).toBe(false);
  });

  it("knows closed forms, singular ones at half the bits", () => {
    const regular = squareRootPsd(
      fromRows([
        [5, 4],
        [4, 5],
      ]),
      p,
    );
    expect(
      agree(
        regular,
        fromRows([
          [2, 1],
          [1, 2],
        ]),
      ) && widest(regular, -115),
    ).toBe(true);
    const singular = squareRootPsd(
      fromRows([
        [2, 2],
        [2, 2],
      ]),
      p,
    );
    expect(
      agree(
        singular,
        fromRows([
          [1, 1],
          [1, 1],
        ]),
      ) && widest(singular, -55),
    ).toBe(true);
    expect(
      squareRootPsd(
        fromRows([
          [0, 0],
          [0, 0],
        ]),
        p,
      ).data.every(isZero),
    ).toBe(true);
    expect(meets(squareRootPsd(fromRows([[2]]), p).at(0, 0), "1.41421356237309504880168872421")).toBe(true);
  });

  it("of an interval matrix holds the roots of its members", () => {
    const wide = widened(
      fromRows([
        [5, 4],
        [4, 5],
      ]),
      fromDouble(0.0625),
    );
    const root = squareRootPsd(wide, p);
    for (const shift of [-0.0625, 0.0625]) {
      const member = fromRows([
        [5 + shift, 4 - shift],
        [4 - shift, 5 + shift],
      ]);
      const inside = squareRootPsd(member, p);
      expect(inside.data.every((x, at) => holdsAll(root.data[at]!, x))).toBe(true);
    }
  });

  it("of the whole line is the whole line", () => {
    const line = new IntervalMatrix(2, 2, new Array<Interval>(4).fill(WHOLE_LINE));
    expect(squareRootPsd(line, p).data.every(isWholeLine)).toBe(true);
    expect(squareRootPsd(new IntervalMatrix(0, 0, []), p).data).toEqual([]);
  });

  it("refuses negative eigenvalues and asymmetry", () => {
    expect(() => squareRootPsd(fromRows([[-4]]), p)).toThrow(
      "squareRootPsd: expected eigenvalues of at least 0, got one of at most -4",
    );
    expect(() =>
      squareRootPsd(
        fromRows([
          [1, 2],
          [0, 1],
        ]),
        p,
      ),
    ).toThrow("a symmetric matrix");
  });
});

function holdsAll(a: Interval, b: Interval): boolean {
  const [[lo, hi], [least, most]] = [toNumbers(a), toNumbers(b)];
  return lo <= least && most <= hi;
}

describe("pseudoInverse", () => {
  it("fulfils the four conditions of Penrose", () => {
    const cases = [
      fromMatrix(matrixFrom(next, 3, 3)),
      fromMatrix(matrixFrom(next, 5, 2)),
      fromMatrix(matrixFrom(next, 2, 4)),
      product(fromMatrix(matrixFrom(next, 4, 2)), fromMatrix(matrixFrom(next, 2, 3)), EXACT),
      fromRows([
        [0, 0, 2],
        [0, 0, 0],
      ]),
    ];
    for (const a of cases) {
      const inverse = pseudoInverse(a, p);
      const [left, right] = [product(a, inverse, EXACT), product(inverse, a, EXACT)];
      expect(agree(product(left, a, EXACT), a)).toBe(true);
      expect(agree(product(right, inverse, EXACT), inverse)).toBe(true);
      expect(agree(left, transpose(left)) && agree(right, transpose(right))).toBe(true);
      expect(widest(left, -100) && widest(right, -100)).toBe(true);
    }
  });

  it("is exact where it is dyadic", () => {
    expect(
      rows(
        pseudoInverse(
          fromRows([
            [2, 0],
            [0, 0],
          ]),
          p,
        ),
      ),
    ).toEqual([
      [
        [0.5, 0.5],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ]);
    const ones = pseudoInverse(
      fromRows([
        [1, 1],
        [1, 1],
      ]),
      p,
    );
    expect(ones.data.every((x) => isPoint(x) && toNumbers(x)[0] === 0.25)).toBe(true);
    expect(pseudoInverse(fromRows([[0, 0, 0]]), p).data.map(isZero)).toEqual([true, true, true]);
    expect(agree(pseudoInverse(identity(3), p), identity(3))).toBe(true);
  });

  it("takes scales far apart", () => {
    const inverse = pseudoInverse(
      fromRows([
        [1e-300, 0],
        [0, 3e200],
      ]),
      p,
    );
    expect(
      agree(
        product(
          fromRows([
            [1e-300, 0],
            [0, 3e200],
          ]),
          inverse,
          EXACT,
        ),
        identity(2),
      ),
    ).toBe(true);
  });

  it.each([
    [2, 2],
    [3, 2],
    [1, 3],
  ])(
    "of intervals of shape %d × %d holds the inverses of all members, and is not much wider than they differ",
    (m, n) => {
      const a = fromMatrix(matrixFrom(next, m, n));
      const radius = fromDouble(2 ** -30);
      const wide = pseudoInverse(widened(a, radius), p);
      const shift = (sign: number) =>
        build(m, n, (i, k) => add(a.at(i, k), fromNumber((i + k) % 2 === 0 ? sign * 2 ** -30 : 0), EXACT));
      for (const sign of [-1, 1]) {
        const inside = pseudoInverse(shift(sign), p);
        expect(inside.data.every((x, at) => contains(wide.data[at]!, x.lo) && contains(wide.data[at]!, x.hi))).toBe(
          true,
        );
      }
      const least = singularValues(a, p).at(-1)!.lo;
      const allowed = 2 ** -28 * m * n * Math.max(1, 1 / toNumber(least, "down") ** 2);
      expect(wide.data.every(({ lo, hi }) => toNumber(minus(hi, lo), "up") < allowed)).toBe(true);
    },
  );

  it("of intervals that may lose rank is refused, and of the whole line says nothing", () => {
    const wide = build(1, 1, () => ({ lo: fromNumber(0).lo, hi: powerOfTwo(0) }));
    expect(() => pseudoInverse(wide, p)).toThrow("pseudoInverse: expected members of full rank");
    expect(() => pseudoInverse(fromRows([[1]]), EXACT)).toThrow("a finite precision");
    expect(pseudoInverse(new IntervalMatrix(1, 1, [WHOLE_LINE]), p).data.every(isWholeLine)).toBe(true);
  });
});
