import { describe, expect, it } from "vitest";
import { column, fromRows } from "../../../src/numerics/index.js";
import { SHIFT, slopesOfMaximum } from "./slopes-of-maximum.js";

describe("slopesOfMaximum", () => {
  it("is g + hρ for one parameter, where the maximum is at the end of the interval", () => {
    const slopes = slopesOfMaximum(fromRows([[2]]), column([1]), column([0.5]), 0.5);
    expect(slopes.at(0, 0)).toBeCloseTo(2, 8);
  });

  it("follows the maximum as it turns: for H = 0 it is ρ‖g‖ + gᵀθ, whatever θ", () => {
    const slopes = slopesOfMaximum(
      fromRows([
        [0, 0],
        [0, 0],
      ]),
      column([3, 4]),
      column([0.6, 0.8]),
      1,
    );
    expect([slopes.at(0, 0), slopes.at(1, 0)]).toEqual([expect.closeTo(3, 8), expect.closeTo(4, 8)]);
  });

  it("is above the slope at ε* by ‖He_i‖²t/(2(μ − λ₁)) at most, and not below it", () => {
    // H = diag(1, −1), ε* = (1, 1)/2, μ = 2: g = (1/2, 3/2), and ∇L at ε* is (1, 1).
    const slopes = slopesOfMaximum(
      fromRows([
        [1, 0],
        [0, -1],
      ]),
      column([0.5, 1.5]),
      column([0.5, 0.5]),
      Math.SQRT1_2,
    );
    for (const i of [0, 1]) {
      expect(slopes.at(i, 0)).toBeGreaterThan(1 - 2 ** -25);
      expect(slopes.at(i, 0)).toBeLessThan(1 + SHIFT / 2 + 2 ** -25);
      // The search found more than ε* alone gives.
      expect(slopes.at(i, 0)).toBeGreaterThan(1 + SHIFT / 64);
    }
  });
});
