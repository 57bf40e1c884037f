import { describe, expect, it } from "vitest";
import { sum } from "../../../src/numerics/arithmetic/quantity.js";
import { fromRows } from "../../../src/numerics/matrices/matrix.js";
import { inner } from "../../../src/numerics/matrices/norms.js";
import { ripConstant } from "../../../src/numerics/measurements/rip.js";
import { seenTrace } from "./seen-trace.js";

describe("seenTrace", () => {
  it("measures (1 − δ) of the energy and δ of the squared trace", () => {
    const x = fromRows([
      [1, 2, -1],
      [0, 3, 5],
    ]);
    const { measurements } = seenTrace(2, 3, 1 / 4);
    const { value, error } = sum(measurements.map((a) => inner(a, x).squared())).over(measurements.length);
    expect(Math.abs(value - ((3 / 4) * 40 + (1 / 4) * 16))).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(2 ** -40);
  });

  it.each([
    [2, 2, 1],
    [2, 3, 1 / 2],
    [1, 3, 1 / 4],
    [1, 1, 3 / 4],
    [3, 3, 0],
    [3, 3, 1 / 8],
    [4, 3, 1],
  ])("knows its constant for %i×%i and δ = %f", (rows, cols, delta) => {
    const built = seenTrace(rows, cols, delta);
    const found = ripConstant(built.measurements, 2);
    const [low, high] = [found.value - found.error, found.value + found.error];
    expect(built.delta.value + built.delta.error).toBeGreaterThanOrEqual(low);
    expect(built.delta.value - built.delta.error).toBeLessThanOrEqual(high);
    expect(built.delta.error).toBeLessThan(2 ** -40);
    if (Math.min(rows, cols) > 1) expect(Math.abs(built.delta.value - delta)).toBeLessThanOrEqual(built.delta.error);
  });

  it("is one measurement for δ = 1", () => {
    const { measurements } = seenTrace(2, 2, 1);
    expect(measurements.map((a) => a.toRows())).toEqual([
      [
        [1, 0],
        [0, 1],
      ],
    ]);
  });
});
