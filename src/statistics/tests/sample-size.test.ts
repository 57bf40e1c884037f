import { describe, expect, it } from "vitest";
import { DomainError } from "../../numerics/arithmetic/errors.js";
import { concentrationSize } from "./sample-size.js";

describe("concentrationSize", () => {
  it("is the smallest n with d log(n/δ) ≤ n", () => {
    for (const d of [1, 2, 3, 8, 20]) {
      for (const delta of [0.9, 0.5, 0.1, 0.001]) {
        const n = concentrationSize(d, delta);
        expect(Math.exp(n / d) * delta).toBeGreaterThanOrEqual(n * (1 - 2 ** -40));
        for (let k = 1; k < n; k++) expect(Math.exp(k / d) * delta).toBeLessThan(k);
      }
    }
  });

  it("is 9 for d = 2, δ = 0.1, and refuses what it is not defined for", () => {
    expect(concentrationSize(2, 0.1)).toBe(9);
    expect(() => concentrationSize(0, 0.1)).toThrow(DomainError);
    expect(() => concentrationSize(2, 1)).toThrow("0 < δ < 1");
  });
});
