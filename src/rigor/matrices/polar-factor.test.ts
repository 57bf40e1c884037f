import { describe, expect, it } from "vitest";
import { agree } from "../agreement.fixture.js";
import { compare, fromDouble } from "../numbers/dyadic.js";
import { contains, fromNumber, type Interval, isWholeLine, point, WHOLE_LINE } from "../numbers/interval.js";
import { EXACT, Precision } from "../numbers/precision.js";
import { isNarrow } from "../rational.fixture.js";
import { matrixFrom, numbersFrom } from "../../numerics/fixtures/networks.js";
import { svd } from "../../numerics/spectra/svd.js";
import {
  build,
  fromMatrix,
  fromRows,
  identity,
  IntervalMatrix,
  isPointMatrix,
  product,
  scale,
  transpose,
  widened,
} from "./interval-matrix.js";
import { squareRootPsd } from "./matrix-functions.js";
import { polarFactor } from "./polar-factor.js";

const p = new Precision(128);
const next = numbersFrom(33);

function isSharp(a: IntervalMatrix, bits: number): boolean {
  return a.data.every((x) => isNarrow(x, 8 - bits, fromDouble(1)));
}

describe("polarFactor", () => {
  it.each([
    [4, 4],
    [5, 2],
    [3, 1],
  ])("of computed columns of shape %d × %d is orthonormal, and its product with A is positive semidefinite", (m, k) => {
    const a = fromMatrix(svd(matrixFrom(next, m, k)).u);
    for (const bits of [64, 128, 256]) {
      const q = polarFactor(a, new Precision(bits));
      expect(isSharp(q, bits)).toBe(true);
      expect(agree(product(transpose(q), q, EXACT), identity(k))).toBe(true);
      // QᵀA = (AᵀA)^{1/2} is what makes Q the polar factor, and not any other matrix with orthonormal columns near A.
      const root = squareRootPsd(product(transpose(a), a, EXACT), p);
      expect(agree(product(transpose(q), a, EXACT), root)).toBe(true);
    }
  });

  it("takes A(1 + t) back to A for orthonormal A, at the border of what is summed too", () => {
    const quarter = fromRows([[0, -1], [1, 0]]); // prettier-ignore
    for (const t of [2 ** -22, -(2 ** -22), 2 ** -60]) {
      const q = polarFactor(scale(quarter, fromNumber(1 + t), EXACT), p);
      expect(agree(q, quarter) && isSharp(q, 128)).toBe(true);
    }
  });

  it("leaves orthonormal columns alone", () => {
    const q = polarFactor(fromRows([[0], [-1]]), p);
    expect(isPointMatrix(q) && agree(q, fromRows([[0], [-1]]))).toBe(true);
  });

  it("holds the polar factors of all members", () => {
    const a = fromMatrix(svd(matrixFrom(next, 3, 2)).u);
    const radius = fromDouble(2 ** -40);
    const wide = polarFactor(widened(a, radius), p);
    const shifted = build(3, 2, (i, k) => ((i + k) % 2 === 0 ? upper(a, i, k) : a.at(i, k)));
    const inside = polarFactor(shifted, p);
    expect(inside.data.every((x, at) => contains(wide.data[at]!, x.lo) && contains(wide.data[at]!, x.hi))).toBe(true);
    expect(wide.data.every((x, at) => compare(x.lo, a.data[at]!.lo) < 0)).toBe(true);

    function upper(of: IntervalMatrix, i: number, k: number): Interval {
      return point(widened(of, radius).at(i, k).hi);
    }
  });

  it("says nothing far from orthonormal columns, and of nothing", () => {
    expect(() => polarFactor(fromRows([[2]]), p)).toThrow(
      "polarFactor: expected columns within 2^-20 of orthonormal ones, got ‖AᵀA − I‖_F up to 3",
    );
    expect(() => polarFactor(fromRows([[1]]), EXACT)).toThrow("a finite precision");
    expect(polarFactor(new IntervalMatrix(1, 1, [WHOLE_LINE]), p).data.every(isWholeLine)).toBe(true);
  });
});
