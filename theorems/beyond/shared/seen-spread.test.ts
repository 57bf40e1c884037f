import { describe, expect, it } from "vitest";
import { sum } from "../../../src/numerics/arithmetic/quantity.js";
import { diagonal, fromRows } from "../../../src/numerics/matrices/matrix.js";
import { frobeniusSquared, inner } from "../../../src/numerics/matrices/norms.js";
import { ripConstant } from "../../../src/numerics/measurements/rip.js";
import { seenSpread } from "./seen-spread.js";

const SHAPES = [
  [2, 2, 1, 1 / 2],
  [2, 3, 1 / 2, 0],
  [3, 2, 1 / 4, 3 / 4],
  [3, 3, 1 / 8, 1 / 4],
  [4, 3, 1, 1],
] as const;

describe("seenSpread", () => {
  it("is the quadratic form that it says", () => {
    const [delta, first] = [1 / 4, 1 / 2];
    const x = fromRows([
      [1, 2, -1],
      [0, 3, 5],
    ]);
    const { measurements } = seenSpread(2, 3, delta, first);
    const { value, error } = sum(measurements.map((a) => inner(a, x).squared())).over(measurements.length);
    const rows = frobeniusSquared(diagonal([first, 1]).times(x)).value;
    const cols = frobeniusSquared(x.times(diagonal([first, 1, 1]))).value;
    const meant = (1 + delta) * 40 + delta * ((first * 1 + 3) ** 2 - rows - cols);
    expect(Math.abs(value - meant)).toBeLessThanOrEqual(error + 2 ** -44);
    expect(error).toBeLessThan(2 ** -40);
  });

  it.each(SHAPES)("knows its constant for %i×%i, δ = %f, first = %f", (rows, cols, delta, first) => {
    const built = seenSpread(rows, cols, delta, first);
    const found = ripConstant(built.measurements, 2);
    expect(built.delta.value).toBe(delta);
    expect(built.delta.error).toBeLessThan(2 ** -40);
    expect(found.value - found.error).toBeLessThanOrEqual(delta + built.delta.error);
    expect(found.value + found.error).toBeGreaterThanOrEqual(delta - built.delta.error);
  });
});
