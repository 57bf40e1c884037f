import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { along, scaleOf } from "./axis.js";

const log = { title: "x", scale: "log" } as const;
const linear = { title: "x", scale: "linear" } as const;

/** The names of the ticks that have one. */
function names(axis: typeof log | typeof linear, values: readonly number[]): string[] {
  return scaleOf(axis, values).ticks.flatMap(({ label }) => (label === "" ? [] : [label]));
}

describe("a linear axis", () => {
  it("names round numbers with the same decimals", () => {
    expect(names(linear, [0, 1])).toEqual(["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
    expect(names(linear, [0.25, 0.61])).toEqual(["0.3", "0.4", "0.5", "0.6"]);
    expect(names(linear, [0.1, 0.33])).toEqual(["0.10", "0.15", "0.20", "0.25", "0.30"]);
    expect(names(linear, [-2.5, 2.5])).toEqual(["−2", "−1", "0", "1", "2"]);
    expect(names(linear, [0, 2500])).toEqual(["0", "500", "1000", "1500", "2000", "2500"]);
  });
});

describe("a logarithmic axis", () => {
  it("names powers of ten, as exponents where they are far apart, and marks what is between them", () => {
    expect(names(log, [1, 1000])).toEqual(["1", "10", "100", "1000"]);
    expect(names(log, [1e-24, 1])).toEqual(["10⁻²⁴", "10⁻²⁰", "10⁻¹⁶", "10⁻¹²", "10⁻⁸", "10⁻⁴", "10⁰"]);
    expect(scaleOf(log, [1, 100]).ticks.map(({ at }) => at)).toContain(30);
  });

  it("names multiples of them where there are too few, and round numbers on a short stretch", () => {
    expect(names(log, [5, 40])).toEqual(["5", "10", "20"]);
    expect(names(log, [0.02, 0.2])).toEqual(["0.02", "0.05", "0.1", "0.2"]);
    expect(names(log, [0.022, 0.18])).toEqual(["0.03", "0.05", "0.07", "0.1"]);
    expect(names(log, [1, 1.35])).toEqual(["1.0", "1.1", "1.2", "1.3"]);
    expect(names(log, [2e-9, 6e-9])).toEqual(["2·10⁻⁹", "3·10⁻⁹", "5·10⁻⁹"]);
  });
});

describe("any axis", () => {
  it("has all values and ticks on it, ticks in order, and some names but not too many", () => {
    const sizes = fc.array(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(log, linear), sizes, (axis, values) => {
        const scale = scaleOf(axis, values);
        const places = scale.ticks.map(({ at }) => along(scale, at));
        for (const place of [...values.map((value) => along(scale, value)), ...places]) {
          expect(place).toBeGreaterThanOrEqual(-(2 ** -20));
          expect(place).toBeLessThanOrEqual(1 + 2 ** -20);
        }
        expect(places).toEqual([...places].sort((a, b) => a - b));
        const labels = scale.ticks.map(({ label }) => label).filter((label) => label !== "");
        expect(labels.length).toBeGreaterThanOrEqual(2);
        expect(labels.length).toBeLessThanOrEqual(10);
        expect(new Set(labels).size).toBe(labels.length);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("is as wide as it is told to be, and has room without any value", () => {
    expect(scaleOf({ ...linear, domain: [-1, 3] }, [0, 100]).domain).toEqual([-1, 3]);
    expect(scaleOf(log, []).ticks.length).toBeGreaterThan(1);
  });
});
