import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choices, minors } from "../minors.fixture.js";
import { compare, Dyadic, fromDouble, powerOfTwo } from "../numbers/dyadic.js";
import { power } from "../numbers/elementary.js";
import {
  add,
  disjoint,
  fromNumber,
  type Interval,
  isZero,
  multiply,
  square,
  sum,
  toNumbers,
  WHOLE_LINE,
} from "../numbers/interval.js";
import { EXACT, Precision } from "../numbers/precision.js";
import { holds, isNarrow, meets, member, RUNS } from "../rational.fixture.js";
import { matrixFrom, numbersFrom } from "../../numerics/fixtures/networks.js";
import { fromDouble as exactly } from "../../numerics/fixtures/rational.js";
import { referenceMatrices } from "../../numerics/fixtures/reference.js";
import {
  build,
  frobeniusNorm,
  fromMatrix,
  fromRows,
  identity,
  IntervalMatrix,
  product,
  transpose,
  widened,
} from "./interval-matrix.js";
import {
  eigenvalues,
  largestEigenvalue,
  nuclearNorm,
  schattenNorm,
  schattenPower,
  singularValues,
  spectralNorm,
} from "./spectrum.js";

const p = new Precision(128);
const half = { numerator: 1, denominator: 2 };

/** Whether no enclosure is wider than 2^{20−bits} ‖A‖_F. */
function areSharp(values: readonly Interval[], a: IntervalMatrix, precision: Precision): boolean {
  const size = frobeniusNorm(a, p).hi;
  return values.every((x) => isNarrow(x, 20 - precision.bits, size));
}

describe("the reference matrices", () => {
  it.each(referenceMatrices.map((m) => [`${m.kind} ${m.matrix.rows} × ${m.matrix.cols}`, m] as const))("%s", (_, m) => {
    const a = fromMatrix(m.matrix);
    const values = singularValues(a, p);
    expect(values.length).toBe(m.singularValues.length);
    expect(values.every((x, k) => meets(x, m.singularValues[k]!))).toBe(true);
    expect(areSharp(values, a, p)).toBe(true);
    expect(meets(spectralNorm(a, p), m.spectral)).toBe(true);
    expect(meets(nuclearNorm(a, p), m.nuclear)).toBe(true);
    expect(meets(frobeniusNorm(a, p), m.frobenius)).toBe(true);
    expect(meets(schattenNorm(a, 0.5, p), m.schattenHalf)).toBe(true);
    expect(meets(schattenNorm(a, half, p), m.schattenHalf)).toBe(true);
  });

  it("a value of 1e-324 beside 5 takes 1200 bits to tell from 0", () => {
    // The reference file has √2 t for t/5 here: sixty digits are too few. The product of both values is |det| = t.
    const [t, a] = [
      5e-324,
      fromRows([
        [5e-324, 3],
        [5e-324, 4],
      ]),
    ];
    const [, low] = singularValues(a, p);
    const [high, tiny] = singularValues(a, new Precision(1200));
    expect(low!.lo.sign).toBe(0);
    expect(tiny!.lo.sign).toBe(1);
    expect(holds(multiply(high!, tiny!, EXACT), exactly(t))).toBe(true);
    expect(isNarrow(tiny!, -100, tiny!.hi)).toBe(true);
  });
});

/** Integer matrices up to 4 × 3, rank-deficient ones among them, with columns over forty binades. */
const graded = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .chain(([m, n]) =>
    fc.tuple(
      fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: n, maxLength: n }), {
        minLength: m,
        maxLength: m,
      }),
      fc.array(fc.integer({ min: 0, max: 40 }), { minLength: n, maxLength: n }),
    ),
  )
  .map(([rows, binades]) => rows.map((row) => row.map((x, k) => x * 2 ** binades[k]!)));

describe("singularValues", () => {
  it("have squares whose elementary symmetric functions are the sums of squared minors (Cauchy and Binet)", () => {
    fc.assert(
      fc.property(graded, fc.constantFrom(8, 24, 128, 400), (rows, bits) => {
        const a = fromRows(rows);
        const integers = rows.map((row) => row.map(BigInt));
        const values = singularValues(a, new Precision(bits));
        const squares = values.map((x) => square(x, EXACT));
        for (let k = 1; k <= values.length; k++) {
          const terms = choices(values.length, k).map((chosen) =>
            chosen.reduce((total, i) => multiply(total, squares[i]!, EXACT), fromNumber(1)),
          );
          const truth = minors(integers, k).reduce((total, x) => total + x * x, 0n);
          expect(holds(sum(terms, EXACT), { num: truth, den: 1n })).toBe(true);
        }
        expect(areSharp(values, a, new Precision(bits))).toBe(true);
      }),
      { ...RUNS, numRuns: 150 },
    );
  });

  it("meet at all precisions", () => {
    const next = numbersFrom(3);
    for (const [m, n] of [
      [3, 3],
      [2, 6],
      [7, 4],
    ] as const) {
      const a = fromMatrix(matrixFrom(next, m, n));
      const best = singularValues(a, new Precision(600));
      for (const bits of [8, 53, 100, 300]) {
        const values = singularValues(a, new Precision(bits));
        expect(values.some((x, k) => disjoint(x, best[k]!))).toBe(false);
        expect(areSharp(values, a, new Precision(bits))).toBe(true);
      }
    }
  });

  it("of an exact product of rank one are 0 but for the first", () => {
    const next = numbersFrom(4);
    const a = product(fromMatrix(matrixFrom(next, 4, 1)), fromMatrix(matrixFrom(next, 1, 5)), EXACT);
    expect(singularValues(a, p).map(isZero)).toEqual([false, true, true, true]);
    expect(singularValues(widened(a, powerOfTwo(-100)), p, 1).map(isZero)).toEqual([false, true, true, true]);
  });

  it("are exact for permutations, the identity and 0", () => {
    expect(singularValues(identity(4), p).map(toNumbers)).toEqual(new Array(4).fill([1, 1]));
    expect(
      singularValues(
        fromRows([
          [0, 3],
          [-2, 0],
        ]),
        p,
      ).map(toNumbers),
    ).toEqual([
      [3, 3],
      [2, 2],
    ]);
    expect(
      singularValues(
        fromRows([
          [0, 0, 0],
          [0, 0, 0],
        ]),
        p,
      ).map(toNumbers),
    ).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(toNumbers(nuclearNorm(identity(4), p))).toEqual([4, 4]);
  });

  it("of an interval matrix hold those of its members", () => {
    const next = numbersFrom(6);
    const wide = widened(fromMatrix(matrixFrom(next, 3, 3)), powerOfTwo(-2));
    const values = singularValues(wide, p);
    for (let t = 0; t < 30; t++) {
      const one = build(3, 3, (i, k) => {
        const x = member(wide.at(i, k), Math.floor((next() + 1) * 4));
        return { lo: x, hi: x };
      });
      const inside = singularValues(one, p);
      expect(inside.every((x, k) => compare(values[k]!.lo, x.hi) <= 0 && compare(x.lo, values[k]!.hi) <= 0)).toBe(true);
    }
    // 3/4 is the Frobenius norm of a corner of the box.
    expect(values.every((x) => isNarrow(x, 0, fromDouble(1.5001)))).toBe(true);
  });

  it("around 0 or of the whole line are what is known", () => {
    const around = widened(
      fromRows([
        [0, 0],
        [0, 0],
      ]),
      fromDouble(0.5),
    );
    expect(singularValues(around, p).map(toNumbers)).toEqual([
      [0, 1],
      [0, 1],
    ]);
    const line = new IntervalMatrix(1, 2, [fromNumber(1), WHOLE_LINE]);
    expect(singularValues(line, p)).toEqual([WHOLE_LINE]);
    expect(() => singularValues(identity(2), EXACT)).toThrow("singularValues: expected a finite precision, got EXACT");
  });
});

describe("Schatten norms", () => {
  it("agree with their closed forms", () => {
    const a = fromRows([
      [3, 0],
      [0, 4],
    ]);
    expect(toNumbers(schattenNorm(a, 2, p))).toEqual([5, 5]);
    expect(toNumbers(schattenPower(a, 3, p))).toEqual([91, 91]);
    expect(
      meets(
        schattenPower(
          fromRows([
            [8, 0],
            [0, 0],
          ]),
          { numerator: 2, denominator: 3 },
          p,
        ),
        "4",
      ),
    ).toBe(true);
    // p = 1.5 as a double and as a fraction are the same number.
    expect(disjoint(schattenNorm(a, 1.5, p), schattenNorm(a, { numerator: 3, denominator: 2 }, p))).toBe(false);
    expect(disjoint(power(schattenNorm(a, 0.7, p), 0.7, p), schattenPower(a, 0.7, p))).toBe(false);
  });

  it("stay within each other's order: S_1 ≥ S_2 ≥ S_∞", () => {
    const a = fromMatrix(matrixFrom(numbersFrom(8), 4, 4));
    const [one, two, most] = [nuclearNorm(a, p), schattenNorm(a, 2, p), spectralNorm(a, p)];
    expect(compare(two.hi, one.lo) < 0 && compare(most.hi, two.lo) < 0).toBe(true);
    expect(disjoint(two, frobeniusNorm(a, p))).toBe(false);
  });

  it("keep the zeros of a rank-deficient matrix out of Σ σ^p for small p", () => {
    const a = product(fromRows([[1 / 3], [0.1]]), fromRows([[0.7, 1 / 7]]), EXACT);
    expect(isNarrow(schattenPower(a, 0.125, p), -120, powerOfTwo(0))).toBe(true);
  });

  it("refuse p ≤ 0", () => {
    expect(() => schattenPower(identity(2), 0, p)).toThrow("schattenPower: expected p > 0, got 0");
    expect(() => schattenPower(identity(2), { numerator: -1, denominator: 2 }, p)).toThrow("got -1/2");
  });
});

describe("eigenvalues", () => {
  it("agree with closed forms, negative and zero ones among them", () => {
    const [plus, minus] = eigenvalues(
      fromRows([
        [0, 1],
        [1, 0],
      ]),
      p,
    );
    expect(holds(plus!, exactly(1)) && holds(minus!, exactly(-1))).toBe(true);
    const path = fromRows([
      [0, 1, 0],
      [1, 0, 1],
      [0, 1, 0],
    ]);
    const [top, middle, bottom] = eigenvalues(path, p);
    expect(meets(top!, "1.41421356237309504880168872421") && isZero(middle!)).toBe(true);
    expect(meets({ lo: negative(bottom!.hi), hi: negative(bottom!.lo) }, "1.41421356237309504880168872421")).toBe(true);
    expect(
      eigenvalues(
        fromRows([
          [0, 0],
          [0, 0],
        ]),
        p,
      ).every(isZero),
    ).toBe(true);
    expect(toNumbers(largestEigenvalue(fromRows([[-3]]), p))).toEqual([-3, -3]);
  });

  it("are 0 only where the rank says so", () => {
    const [, faint] = eigenvalues(
      fromRows([
        [1, 0],
        [0, 1e-200],
      ]),
      p,
    );
    expect(isZero(faint!)).toBe(false);
    expect(holds(faint!, exactly(1e-200))).toBe(true);
  });

  it("sum to the trace and multiply to the determinant", () => {
    const a = fromRows([
      [2, -1, 3],
      [-1, -5, 0.5],
      [3, 0.5, 1],
    ]);
    const values = eigenvalues(a, p);
    expect(holds(sum(values, EXACT), { num: -2n, den: 1n })).toBe(true);
    // det = 2(−5 − 1/4) + (−1 − 3/2) + 3(−1/2 + 15).
    const determinant = values.reduce((x, y) => multiply(x, y, EXACT));
    expect(holds(determinant, { num: 61n, den: 2n })).toBe(true);
    expect(areSharp(values, a, p)).toBe(true);
  });

  it("of AᵀA are the squares of the singular values", () => {
    const a = fromMatrix(matrixFrom(numbersFrom(12), 4, 3));
    const squares = singularValues(a, p).map((x) => square(x, p));
    const values = eigenvalues(product(transpose(a), a, EXACT), p);
    expect(values.some((x, k) => disjoint(x, squares[k]!))).toBe(false);
  });

  it("of an interval matrix hold those of its symmetric members", () => {
    const wide = widened(
      fromRows([
        [1, 2],
        [2, -1],
      ]),
      fromDouble(0.25),
    );
    const values = eigenvalues(wide, p);
    for (const shift of [-0.25, 0.25]) {
      const inside = eigenvalues(
        fromRows([
          [1 + shift, 2 - shift],
          [2 - shift, -1 + shift],
        ]),
        p,
      );
      expect(inside.every((x, k) => compare(values[k]!.lo, x.lo) <= 0 && compare(x.hi, values[k]!.hi) <= 0)).toBe(true);
    }
  });

  it("refuse what is not symmetric", () => {
    const where = "eigenvalues: expected a symmetric matrix, got entries (1, 0) and (0, 1) that differ";
    expect(() =>
      eigenvalues(
        fromRows([
          [1, 2],
          [2.5, 1],
        ]),
        p,
      ),
    ).toThrow(where);
    expect(() => eigenvalues(fromRows([[1, 2]]), p)).toThrow("a square matrix, got 1 × 2");
    expect(eigenvalues(new IntervalMatrix(1, 1, [add(WHOLE_LINE, fromNumber(1), p)]), p)).toEqual([WHOLE_LINE]);
  });
});

function negative(x: Dyadic): Dyadic {
  return new Dyadic(-x.mantissa, x.exponent);
}
