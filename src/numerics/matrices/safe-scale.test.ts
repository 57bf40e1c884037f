import { describe, expect, it } from "vitest";
import { NonFiniteError } from "../arithmetic/errors.js";
import { largestSize, safeScale } from "./safe-scale.js";

describe("safeScale", () => {
  it("leaves ordinary data and zeros alone", () => {
    expect(safeScale(Float64Array.of(1e-5, 3, 1e10), "test")).toBe(1);
    expect(safeScale(new Float64Array(3), "test")).toBe(1);
  });

  it.each([5e-324, 1e-315, 1e-200, 1e200, Number.MAX_VALUE])("brings %s to a size whose square is safe", (x) => {
    const scale = safeScale(Float64Array.of(0, -x), "test");
    expect(Number.isInteger(Math.log2(scale))).toBe(true);
    expect((x / scale) ** 2).toBeGreaterThan(2 ** -128);
    expect((x / scale) ** 2).toBeLessThan(2 ** 128);
    expect((x / scale) * scale).toBe(x);
  });

  it.each([NaN, Infinity, -Infinity])("refuses %s and names the entry", (x) => {
    expect(() => safeScale(Float64Array.of(1, x), "test")).toThrow(NonFiniteError);
    expect(() => largestSize(Float64Array.of(1, x), "test")).toThrow("at entry 2");
  });
});
