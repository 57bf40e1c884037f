import { describe, expect, it } from "vitest";
import { numbersFrom } from "../../fixtures/networks.js";
import { certifiedWidth, COUNT_ERROR } from "./bidiagonal-counts.js";
import { squaredValues } from "./dqds.js";

/** Descending singular values of the bidiagonal matrix by dqds. */
function values(d: readonly number[], f: readonly number[]): Float64Array {
  const out = new Float64Array(d.length);
  expect(squaredValues(Float64Array.from(d), Float64Array.from(f), d.length, out)).toBe(true);
  return out.map(Math.sqrt).sort().reverse();
}

/** The width that counts certify. */
const width = (d: readonly number[], f: readonly number[], found: Float64Array): number =>
  certifiedWidth(Float64Array.from(d), Float64Array.from([...f, 0]), d.length, found);

/** Diagonals and what stands beside them. */
const cases: Readonly<Record<string, (n: number) => { d: number[]; f: number[] }>> = {
  random: (n) => {
    const next = numbersFrom(n);
    return { d: Array.from({ length: n }, next), f: Array.from({ length: n - 1 }, next) };
  },
  ones: (n) => ({ d: new Array<number>(n).fill(1), f: new Array<number>(n - 1).fill(1) }),
  "graded down": (n) => ({
    d: Array.from({ length: n }, (_, i) => 2 ** (-5 * i)),
    f: Array.from({ length: n - 1 }, (_, i) => 2 ** (-5 * i)),
  }),
  "graded up": (n) => ({
    d: Array.from({ length: n }, (_, i) => 2 ** (5 * i - 60)),
    f: Array.from({ length: n - 1 }, (_, i) => 2 ** (5 * i - 60)),
  }),
  "zeros on the diagonal": (n) => ({
    d: Array.from({ length: n }, (_, i) => i % 3),
    f: new Array<number>(n - 1).fill(0.5),
  }),
  "zeros beside it": (n) => ({
    d: Array.from({ length: n }, (_, i) => 1 + (i % 2)),
    f: Array.from({ length: n - 1 }, (_, i) => i % 2),
  }),
  clusters: (n) => ({ d: new Array<number>(n).fill(3), f: new Array<number>(n - 1).fill(2 ** -30) }),
};

describe("squaredValues and certifiedWidth", () => {
  it.each(Object.entries(cases))("find and certify all values to a few units: %s", (_, make) => {
    for (const n of [1, 2, 3, 8, 12, 40]) {
      const { d, f } = make(n);
      const found = values(d, f);
      expect(width(d, f, found)).toBeLessThanOrEqual(2 ** -48 + Math.sqrt(n) * 2 ** -50);
      const squares = [...d, ...f].reduce((total, x) => total + x * x, 0);
      const sum = found.reduce((total, x) => total + x * x, 0);
      expect(Math.abs(sum - squares)).toBeLessThanOrEqual(1e-14 * n * squares);
    }
  });

  it("fall into parts where nothing couples them, whatever was asked for before: the bits of each part alone", () => {
    const parts = [6, 9, 7].map((n) => cases["random"]!(n));
    values([3, 2, 1, 4, 2], [1, 1, 1, 1]);
    const whole = values(
      parts.flatMap(({ d }) => d),
      parts.flatMap(({ f }, i) => (i < 2 ? [...f, 0] : f)),
    );
    const alone = parts.flatMap(({ d, f }) => Array.from(values(d, f)));
    expect(Array.from(whole)).toEqual(alone.sort((x, y) => y - x));
  });

  it("know 2cos(πk/(2n+1)), the values of the matrix of ones", () => {
    const n = 30;
    const found = values(new Array<number>(n).fill(1), new Array<number>(n - 1).fill(1));
    found.forEach((x, k) => expect(x).toBeCloseTo(2 * Math.cos((Math.PI * (k + 1)) / (2 * n + 1)), 13));
  });

  it("are the same for the matrix turned around, to all digits of small values", () => {
    const { d, f } = cases["graded down"]!(12);
    const [down, up] = [values(d, f), values([...d].reverse(), [...f].reverse())];
    down.forEach((x, i) => expect(Math.abs(x / up[i]! - 1)).toBeLessThan(1e-14));
  });

  it("look at n − 1 numbers beside the diagonal, whatever lies behind them", () => {
    const { d, f } = cases["random"]!(9);
    const found = values(d, f);
    const wrong = found.map((x, k) => (k === 8 ? x * (1 + 2 ** -20) : x));
    for (const rest of [0, 1, 2 ** 100]) {
      const certified = (all: Float64Array): number =>
        certifiedWidth(Float64Array.from(d), Float64Array.from([...f, rest]), 9, all);
      expect(certified(found)).toBe(width(d, f, found));
      expect(certified(wrong)).toBe(width(d, f, wrong));
    }
    expect(width(d, f, wrong)).toBeGreaterThan(2 ** -21);
  });

  it("refuse values that are off, doubled, or left out, however small the fault", () => {
    const { d, f } = cases["random"]!(12);
    const found = values(d, f);
    for (const off of [2 ** -40, 2 ** -35, -(2 ** -38)]) {
      for (let i = 0; i < 12; i++) {
        const wrong = found.map((x, k) => (k === i ? x * (1 + off) : x));
        expect(width(d, f, wrong)).toBeGreaterThanOrEqual(Math.abs(off) * 0.99);
      }
    }
    expect(
      width(
        d,
        f,
        found.map((x, k) => (k === 4 ? found[3]! : x)),
      ),
    ).toBe(Infinity);
    expect(
      width(
        d,
        f,
        found.map((x, k) => (k === 11 ? 0 : x)),
      ),
    ).toBe(Infinity);
    expect(
      width(
        d,
        f,
        found.map(() => NaN),
      ),
    ).toBe(Infinity);
    // Each of the two values that are looked at together, and the last of an odd number.
    expect(width([3, 2, 1], [0, 0], Float64Array.of(3, 2, 1.01))).toBe(Infinity);
    expect(width([3, 2, 1], [0, 0], Float64Array.of(3, 2, 1))).toBeLessThan(1e-14);
  });

  it("count with an error of the roundings in a pivot, and say so at once for nothing", () => {
    expect(COUNT_ERROR * 2 ** 53).toBe(2.02);
    expect(width([0, 0], [0], Float64Array.of(0, 0))).toBe(0);
    const n = 9;
    const least = width(new Array<number>(n).fill(1), new Array<number>(n - 1).fill(0), new Float64Array(n).fill(1));
    expect(least * 2 ** 53).toBeCloseTo(1.01 * (16 + 4 + 3 * (4 + 2.02)), 6);
  });

  it("see a pivot that is zero as one that is hardly positive", () => {
    // The square of the first entry is that of the upper end of the interval of the second value.
    const d = [1 + 20 * 2 ** -53, 1];
    expect(width(d, [0], Float64Array.from(d)) * 2 ** 53).toBeLessThan(1.01 * (20 + 1.5 * 6.1));
  });

  it("give up after the permitted steps", () => {
    const { d, f } = cases["random"]!(12);
    expect(squaredValues(Float64Array.from(d), Float64Array.from(f), 12, new Float64Array(12), 1)).toBe(false);
  });
});
