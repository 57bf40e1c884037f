import { describe, expect, it } from "vitest";
import { exact, fromRows } from "../numerics/index.js";
import { aroundTall } from "./least-sharpness.js";

describe("what rounding of a tall T adds to the least sharpness", () => {
  /** 2m|r|^{2/m}|tr|^{2−2/m}: of one input, where the maximum is over v = 1. */
  const least = (m: number, t: number, r: number): number => 2 * m * r ** (2 / m) * (t * r) ** (2 - 2 / m);

  it.each([2, 3, 5])("is all that it can be for one input and %i layers", (m) => {
    const [t, r, e] = [3, 1.75, 0.5];
    const bound = aroundTall(exact(least(m, t, r)), e, fromRows([[r]]), m);
    expect(bound.value / least(m, t + e, r)).toBeCloseTo(1, 12);
    expect(bound.value + bound.error).toBeGreaterThanOrEqual(least(m, t + e, r) * (1 - 2 ** -50));
  });
});
