import { describe, expect, it } from "vitest";
import { compare, type Dyadic, powerOfTwo } from "../numbers/dyadic.js";
import { disjoint } from "../numbers/interval.js";
import { EXACT, Precision } from "../numbers/precision.js";
import { isNarrow } from "../rational.fixture.js";
import { matrixFrom, numbersFrom } from "../../numerics/fixtures/networks.js";
import { type EnclosedDecomposition, enclosedDecomposition, singularValueBounds } from "./enclosed-decomposition.js";
import { type FixedDecomposition, fixedDecomposition } from "./fixed-point.js";
import { fromMatrix, fromRows, type IntervalMatrix } from "./interval-matrix.js";
import { singularValues, spectralNorm } from "./spectrum.js";

const p = new Precision(100);
const next = numbersFrom(61);
const matrices = [
  fromMatrix(matrixFrom(next, 3, 3)),
  fromMatrix(matrixFrom(next, 5, 2)),
  fromRows([
    [1, 1],
    [1, 1],
  ]),
];

/** What becomes of a decomposition whose numbers are spoilt before they are checked. */
function spoilt(
  a: IntervalMatrix,
  spoil: (found: FixedDecomposition, fraction: number) => FixedDecomposition,
): EnclosedDecomposition {
  return enclosedDecomposition(a, p, (columns, fraction) => spoil(fixedDecomposition(columns, fraction), fraction))!;
}

/** Every x made longer by x/2^k. */
function stretched(columns: readonly (readonly bigint[])[], k: bigint): bigint[][] {
  return columns.map((column) => column.map((x) => x + (x >> k)));
}

const spoils: [string, (found: FixedDecomposition, fraction: number) => FixedDecomposition][] = [
  ["V too long", (d) => ({ ...d, v: stretched(d.v, 4n) })],
  [
    "V too long, and the values with it",
    (d) => ({ ...d, v: stretched(d.v, 4n), values: stretched([d.values], 4n)[0]! }),
  ],
  ["Q too long", (d) => ({ ...d, q: stretched(d.q, 4n) })],
  [
    "Q too long, and the values shorter",
    (d) => ({ ...d, q: stretched(d.q, 4n), values: d.values.map((x) => x - x / 17n) }),
  ],
  ["values too large", (d) => ({ ...d, values: stretched([d.values], 3n)[0]! })],
  [
    "V turned",
    (d) => ({ ...d, v: d.v.map((column, k) => column.map((x, i) => x + (d.v[(k + 1) % d.v.length]![i]! >> 5n))) }),
  ],
  [
    "V replaced by the identity",
    (d, fraction) => ({ ...d, v: d.v.map((c, k) => c.map((_, i) => (i === k ? 1n << BigInt(fraction) : 0n))) }),
  ],
];

describe("singularValueBounds", () => {
  it.each(spoils)("hold whatever the decomposition is: %s", (_, spoil) => {
    for (const a of matrices) {
      const truth = singularValues(a, p);
      const bounds = singularValueBounds(spoilt(a, spoil), p)!;
      expect(bounds.some((x, k) => disjoint(x, truth[k]!))).toBe(false);
      // Spoilt they are: what is left is no longer sharp.
      expect(isNarrow(bounds[0]!, -20, spectralNorm(a, p).hi)).toBe(false);
    }
  });

  it("follow from nothing where columns may depend on one another", () => {
    for (const a of matrices) {
      expect(
        singularValueBounds(
          spoilt(a, (d) => ({ ...d, v: stretched(d.v, 1n) })),
          p,
        ),
      ).toBeUndefined();
      expect(
        singularValueBounds(
          spoilt(a, (d) => ({ ...d, q: stretched(d.q, 1n) })),
          p,
        ),
      ).toBeUndefined();
    }
  });
});

describe("enclosedDecomposition", () => {
  it("knows what is wrong with V, Q and the residual", () => {
    const [a] = matrices as [IntervalMatrix];
    const found = enclosedDecomposition(a, p)!;
    const bad = spoilt(a, (d) => ({ ...d, v: stretched(d.v, 4n) }));
    const isTiny = (x: Dyadic): boolean => compare(x, powerOfTwo(-100)) < 0;
    expect([found.residual, found.defectV, found.defectQ].every(isTiny)).toBe(true);
    // (17/16)² − 1 in each of three diagonal entries.
    expect(Number(bad.defectV.mantissa) * 2 ** bad.defectV.exponent).toBeCloseTo(Math.sqrt(3) * (33 / 256), 10);
    expect(found.values).toHaveLength(3);
  });

  it("has nothing to decompose at 0, and needs a precision", () => {
    expect(enclosedDecomposition(fromRows([[0], [0]]), p)).toBeUndefined();
    expect(() => enclosedDecomposition(matrices[0]!, EXACT)).toThrow("a finite precision, got EXACT");
  });
});

describe("a matrix with many rows", () => {
  it.each([1, 4, 64, 400])("loses no bits of its singular values: %i rows of two numbers", (rows) => {
    for (const bits of [64, 128]) {
      const found = singularValues(fromMatrix(matrixFrom(next, rows, 2)), new Precision(bits));
      expect(found.filter((x) => !isNarrow(x, 2 - bits, found[0]!.hi))).toEqual([]);
    }
  });
});

describe("a matrix that is too large", () => {
  it("is refused, and a long one with few columns is not", () => {
    expect(() => spectralNorm(fromMatrix(matrixFrom(next, 65, 65)), p)).toThrow(
      "enclosedDecomposition: expected at most 64 columns or rows, got 65 × 65",
    );
    expect(singularValues(fromMatrix(matrixFrom(next, 2, 200)), p)).toHaveLength(2);
  });
});
