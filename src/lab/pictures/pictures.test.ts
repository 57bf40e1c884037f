import { describe, expect, it } from "vitest";
import { divergent, SERIES } from "./colours.js";
import { crossings, zeroSet } from "./contour.js";
import { over, place, ticks, valueAt } from "./scale.js";

describe("an axis", () => {
  it.each([
    { from: -2, to: 3, log: false },
    { from: 1e-6, to: 1e4, log: true },
  ])("takes values to places and back", (scale) => {
    for (const at of [0, 0.1, 0.5, 1]) expect(place(scale, valueAt(scale, at))).toBeCloseTo(at, 12);
  });

  it("has round values", () => {
    expect(ticks({ from: -1.1, to: 1.1, log: false }, 5)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(ticks({ from: 0.03, to: 0.31, log: false }, 3)).toEqual([0.1, 0.2, 0.3]);
    expect(ticks({ from: 0.5, to: 2e4, log: true }, 9)).toEqual([1, 10, 100, 1000, 10000]);
    expect(ticks({ from: 1.2, to: 12, log: true }, 5)).toEqual([2, 5, 10]);
    expect(ticks({ from: 1.1, to: 1.9, log: true }, 4)).toEqual([1.2, 1.4, 1.6, 1.8]);
    expect(ticks({ from: 1, to: 1, log: false }, 5)).toEqual([]);
  });

  it("leaves room, and is logarithmic for positive values alone", () => {
    const scale = over([1, 100], true);
    expect([scale.log, scale.from < 1, scale.to > 100]).toEqual([true, true, true]);
    expect(over([0, 1], true).log).toBe(false);
    expect(over([NaN, Infinity])).toEqual({ from: -1, to: 1, log: false });
    expect(over([5]).from).toBeLessThan(5);
  });
});

describe("where a function is zero", () => {
  it("lies on the circle, for that of a circle", () => {
    const at = Array.from({ length: 41 }, (_, i) => i / 10 - 2);
    const segments = zeroSet(at.map((y) => at.map((x) => x * x + y * y - 1)));
    expect(segments.length).toBeGreaterThan(40);
    for (const [x1, y1, x2, y2] of segments) {
      for (const [x, y] of [
        [x1, y1],
        [x2, y2],
      ] as const) {
        const [across, up] = [x / 10 - 2, y / 10 - 2];
        expect(Math.abs(Math.sqrt(across * across + up * up) - 1)).toBeLessThan(0.01);
      }
    }
  });

  it("has gaps where there are no values, and two pieces on a saddle", () => {
    expect(
      zeroSet([
        [1, null],
        [-1, -1],
      ]),
    ).toEqual([]);
    expect(
      zeroSet([
        [1, -1],
        [-1, 1],
      ]),
    ).toHaveLength(2);
  });

  it("is found between neighbours of different signs", () => {
    expect(crossings([0, 1, 2, 3], [1, -1, null, 1])).toEqual([0.5]);
  });
});

describe("colours", () => {
  it("come with a shape each, no two the same", () => {
    expect(new Set(SERIES.map(({ shape }) => shape)).size).toBe(SERIES.length);
    expect(new Set(SERIES.map(({ colour }) => colour)).size).toBe(SERIES.length);
  });

  it("are blue for what holds and orange for what does not, in light and dark", () => {
    for (const dark of [false, true]) {
      const [held, refuted] = [divergent(1, dark), divergent(-1, dark)];
      expect(held[2]).toBeGreaterThan(held[0]);
      expect(refuted[0]).toBeGreaterThan(refuted[2]);
    }
  });
});
