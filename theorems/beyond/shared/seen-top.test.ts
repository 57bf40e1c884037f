import { describe, expect, it } from "vitest";
import { sum } from "../../../src/numerics/arithmetic/quantity.js";
import { fromRows } from "../../../src/numerics/matrices/matrix.js";
import { inner } from "../../../src/numerics/matrices/norms.js";
import { ripConstant } from "../../../src/numerics/measurements/rip.js";
import { seenTop } from "./seen-top.js";

/** Three, four and five at the ends of what is permitted, and in between. */
const CASES = [
  [[3, 4, 5], 3],
  [[4, 3, 5], 3],
  [[1431, 1040, 1769], 3],
  [[5, 12, 13], 4],
  [[21, 20, 29], 4],
] as const;

describe("seenTop", () => {
  it("is the quadratic form that it says", () => {
    const { measurements } = seenTop([3, 4, 5], 2);
    const x = fromRows([
      [1, 2, -1],
      [0, 3, 5],
      [4, 1, -2],
    ]);
    const { value, error } = sum(measurements.map((a) => inner(a, x).squared())).over(measurements.length);
    // w = 0.8, T = 1, ‖Y‖_F² = 39, b = (2, −1), c = (0, 4).
    const meant = (0.8 - 0.6) ** 2 + 2 * (39 - 1 / 2) + 5 + 16 + 1.2 * -4;
    expect(Math.abs(value - meant)).toBeLessThanOrEqual(error + 2 ** -44);
    expect(error).toBeLessThan(2 ** -40);
  });

  it.each(CASES)("knows its constant, and does not see D, for δ = a/c of %j, m = %i", ([a, b, c], m) => {
    const { measurements, delta, unseen } = seenTop([a, b, c], m);
    expect(Math.abs(delta.value - a / c)).toBeLessThanOrEqual(delta.error);
    expect(delta.error).toBeLessThan(2 ** -40);
    const found = ripConstant(measurements, 2);
    expect(found.value - found.error).toBeLessThanOrEqual(delta.value + delta.error);
    expect(found.value + found.error).toBeGreaterThanOrEqual(delta.value - delta.error);
    for (const one of measurements) {
      const seen = inner(one, unseen);
      expect(Math.abs(seen.value)).toBeLessThanOrEqual(seen.error + 2 ** -40 * c);
    }
    expect(unseen.at(0, 0)).toBe(m * a);
  });

  it("has a larger constant where 1/(m−1) is not within the bounds", () => {
    for (const [triple, m] of [
      [[12, 5, 13], 3],
      [[7, 24, 25], 3],
    ] as const) {
      const { measurements, delta } = seenTop(triple, m);
      const found = ripConstant(measurements, 2);
      expect(found.value - found.error).toBeGreaterThan(delta.value + 0.01);
    }
  });
});
