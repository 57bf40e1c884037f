import { describe, expect, it } from "vitest";
import { agree } from "../agreement.fixture.js";
import { fromDouble } from "../numbers/dyadic.js";
import { contains, fromNumber, isWholeLine, square, sum, toNumbers } from "../numbers/interval.js";
import { EXACT, Precision } from "../numbers/precision.js";
import { isNarrow } from "../rational.fixture.js";
import { matrixFrom, numbersFrom } from "../../numerics/fixtures/networks.js";
import { leadingPair as computedPair } from "../../numerics/spectra/leading-pair.js";
import {
  build,
  fromMatrix,
  fromRows,
  type IntervalMatrix,
  product,
  scale,
  transpose,
  widened,
} from "./interval-matrix.js";
import { leadingPair } from "./leading-pair.js";
import { spectralNorm } from "./spectrum.js";

const p = new Precision(128);
const next = numbersFrom(47);

describe("leadingPair", () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 5],
    [5, 3],
    [4, 1],
    [1, 4],
  ])("of a %d × %d matrix is a pair of unit vectors with Av = σ₁u, Aᵀu = σ₁v, near the computed one", (m, n) => {
    const matrix = matrixFrom(next, m, n);
    const a = fromMatrix(matrix);
    const computed = computedPair(matrix);
    const peak = computed.right.data.reduce((best, x, i, all) => (Math.abs(x) > Math.abs(all[best]!) ? i : best), 0);
    for (const bits of [64, 128]) {
      const precision = new Precision(bits);
      const { left, right } = leadingPair(a, peak, precision);
      const gain = spectralNorm(a, precision);
      expect(agree(product(a, right, EXACT), scale(left, gain, EXACT))).toBe(true);
      expect(agree(product(transpose(a), left, EXACT), scale(right, gain, EXACT))).toBe(true);
      for (const [x, near] of [
        [left, computed.left],
        [right, computed.right],
      ] as const) {
        expect(
          contains(
            sum(
              x.data.map((entry) => square(entry, EXACT)),
              EXACT,
            ),
            fromDouble(1),
          ),
        ).toBe(true);
        expect(x.data.every((entry) => isNarrow(entry, 24 - bits, fromDouble(1)))).toBe(true);
        const [lower] = [x.data.map((entry) => toNumbers(entry)[0])];
        expect(Math.hypot(...lower.map((entry, i) => entry - near.data[i]!))).toBeLessThan(near.radius + 1e-15);
      }
    }
  });

  it("has the sign that was asked for", () => {
    const a = fromRows([[-3, 4]]);
    const at = (positive: number) => leadingPair(a, positive, p).right.data.map((x) => Math.round(5 * toNumbers(x)[0]));
    expect([at(0), at(1)]).toEqual([
      [3, -4],
      [-3, 4],
    ]);
    expect(toNumbers(leadingPair(a, 0, p).left.at(0, 0))[0]).toBeCloseTo(-1, 12);
  });

  it("holds the pairs of all members", () => {
    const wide = leadingPair(widened(fromRows([[2, 0], [0, 1]]), fromDouble(2 ** -10)), 0, p); // prettier-ignore
    const member = leadingPair(fromRows([[2, 2 ** -10], [-(2 ** -10), 1]]), 0, p); // prettier-ignore
    for (const side of ["left", "right"] as const) {
      expect(member[side].data.every((x, i) => contains(wide[side].data[i]!, x.lo))).toBe(true);
      expect(wide[side].data.some(isWholeLine)).toBe(false);
    }
  });

  it("says nothing where the first two singular values may be equal, or all are 0, or the entry may be 0", () => {
    const unknown = (a: IntervalMatrix, positive = 0) => leadingPair(a, positive, p).right.data.some(isWholeLine);
    expect(unknown(fromRows([[1, 0], [0, 1]]))).toBe(true); // prettier-ignore
    expect(unknown(widened(fromRows([[1, 0], [0, 1.25]]), fromDouble(0.25)), 1)).toBe(true); // prettier-ignore
    expect(unknown(fromRows([[2, 0], [0, 1]]), 1)).toBe(true); // prettier-ignore
    expect(unknown(build(2, 2, () => fromNumber(0)))).toBe(true);
    expect(leadingPair(fromRows([[0]]), 0, p).left.data.every(isWholeLine)).toBe(true);
  });
});
