import { describe, expect, it } from "vitest";
import { gamma, UNIT_ROUNDOFF } from "../../arithmetic/roundoff.js";
import { apart, fixedRows, reflectedRight } from "../../fixtures/exact-reflections.js";
import { numbersFrom } from "../../fixtures/networks.js";
import { absolute, atMost, fromDouble, minus, plus, type Rational, times } from "../../fixtures/rational.js";
import { dot, heightRoundings, makeReflector, pivotRoundings } from "./reflector.js";

const squareOf = (x: Float64Array): Rational =>
  Array.from(x, fromDouble).reduce((total, a) => plus(total, times(a, a)), fromDouble(0));

/** Vectors of all lengths up to 40, with a first entry of either sign, alone large or alone small, at both ends of the range. */
const vectors = Array.from({ length: 400 }, (_, seed) => {
  const next = numbersFrom(seed + 1);
  const x = Float64Array.from({ length: 1 + (seed % 40) }, next);
  x[0]! *= [1, 2 ** 30, 2 ** -30, 2 ** -300, 0][seed % 5]!;
  const scale = [1, 2 ** -60, 2 ** 60][seed % 3]!;
  return x.map((a) => a * scale);
});

describe("makeReflector", () => {
  it("has the height ‖v‖²/2 and takes x to (β, 0, …) within what is proved, by exact arithmetic", () => {
    let tightest = 0;
    for (const x of vectors) {
      const v = x.slice();
      const beta = new Float64Array(1);
      const h = makeReflector(v, 0, v.length, 2 ** -470, beta, 0);
      if (h === 0) {
        expect([Array.from(v), beta[0]]).toEqual([Array.from(x), x[0]]);
        continue;
      }
      const twice = squareOf(v);
      const off = absolute(minus(fromDouble(2 * h), twice));
      expect(atMost(off, times(twice, fromDouble(gamma(heightRoundings(v.length)))))).toBe(true);
      const image = reflectedRight(fixedRows(x, 1, x.length), Array.from(v), 0);
      const error = apart(image, (_, j) => (j === 0 ? beta[0]! : 0)) / Math.hypot(...x) / UNIT_ROUNDOFF;
      expect(error).toBeLessThanOrEqual(pivotRoundings(v.length));
      tightest = Math.max(tightest, error / pivotRoundings(v.length));
    }
    expect(tightest).toBeGreaterThan(0.05);
  });

  it("leaves alone what has nothing beside its first number, or nothing that counts", () => {
    const beta = new Float64Array(2);
    for (const x of [[3], [-3, 0, -0], [0, 0], [2, 2 ** -600], [2 ** -240, 2 ** -240]]) {
      const v = Float64Array.from(x);
      expect(makeReflector(v, 0, v.length, 2 ** -470, beta, 1)).toBe(0);
      expect([beta[1], ...v]).toEqual([x[0], ...x]);
    }
    expect(makeReflector(Float64Array.of(2 ** -230, 2 ** -230), 0, 2, 2 ** -470, beta, 1)).toBeGreaterThan(0);
    // A squared length of 25 is up to 25, and not up to 24.
    expect([25, 24].map((floor) => makeReflector(Float64Array.of(3, 4), 0, 2, floor, beta, 0))).toEqual([0, 40]);
  });
});

describe("dot", () => {
  it("adds what they should, for all lengths", () => {
    for (let length = 0; length < 20; length++) {
      const x = Float64Array.from({ length: length + 3 }, (_, i) => i + 1);
      const y = Float64Array.from({ length: length + 1 }, (_, i) => 2 * i - 3);
      const direct = Array.from({ length }, (_, i) => x[3 + i]! * y[1 + i]!).reduce((a, b) => a + b, 0);
      expect(dot(x, 3, y, 1, length)).toBe(direct);
    }
  });
});
