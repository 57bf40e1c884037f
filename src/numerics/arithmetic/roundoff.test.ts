import { describe, expect, it } from "vitest";
import { gamma, OUTWARD, SMALLEST_SUBNORMAL, UNIT_ROUNDOFF } from "./roundoff.js";

describe("roundoff", () => {
  it("has the unit roundoff of round-to-nearest: 1 + u ties down to 1, anything more does not", () => {
    expect(1 + UNIT_ROUNDOFF).toBe(1);
    expect(1 + UNIT_ROUNDOFF * (1 + 2 ** -52)).toBeGreaterThan(1);
  });

  it("has the smallest subnormal", () => {
    expect(SMALLEST_SUBNORMAL).toBe(Number.MIN_VALUE);
    expect(SMALLEST_SUBNORMAL / 2).toBe(0);
  });

  it("has an outward factor of sixteen units of roundoff", () => {
    expect(OUTWARD).toBe(1 + 16 * UNIT_ROUNDOFF);
  });

  it("bounds (1+u)^n − 1, from above and closely", () => {
    for (const n of [1, 8, 1000, 1e6]) {
      const grown = Math.expm1(n * Math.log1p(UNIT_ROUNDOFF));
      expect(gamma(n)).toBeGreaterThanOrEqual(grown);
      expect(gamma(n)).toBeLessThanOrEqual(grown * 1.0001);
    }
  });
});
