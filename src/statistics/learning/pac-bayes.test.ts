import { describe, expect, it } from "vitest";
import { normalized } from "../distributions/finite-distribution.js";
import { uniforms } from "../uniforms.fixture.js";
import { approximately, exact } from "../../numerics/arithmetic/quantity.js";
import { exceeds, gapExponent, logInverse } from "./pac-bayes.js";

/** sup over a fine grid of λ, by plain arithmetic. */
function gridSupremum(weights: readonly number[], gaps: readonly number[], n: number): number {
  const total = weights.reduce((all, w) => all + w, 0);
  let best = -Infinity;
  for (let step = 1; step <= 4000; step++) {
    const lambda = (step * 4 * n) / 4000;
    const moment = weights.reduce((all, w, h) => all + (w / total) * Math.exp(lambda * gaps[h]!), 0);
    best = Math.max(best, Math.log(moment) - lambda ** 2 / (8 * n));
  }
  return best;
}

describe("gapExponent", () => {
  it("is λΔ − λ²/(8n) for a single hypothesis", () => {
    const { value, error } = gapExponent([exact(1)], [exact(0.25)], 3, 2);
    expect(Math.abs(value - (0.5 - 4 / 24))).toBeLessThanOrEqual(error + 2 ** -52);
  });
});

describe("exceeds", () => {
  it("decides as the single hypothesis does, where sup F = 2nΔ²", () => {
    const one = [exact(1)];
    const gap = [exact(0.5)];
    expect(exceeds(one, gap, 2, exact(0.999))).toBe(true);
    expect(exceeds(one, gap, 2, exact(1.001))).toBe(false);
    expect(exceeds(one, gap, 2, exact(1))).not.toBe(true);
    expect(exceeds(one, [exact(-0.5)], 2, exact(0.001))).toBe(false);
    expect(exceeds(one, [exact(0)], 2, exact(0.001))).toBe(false);
  });

  it("leaves open what the errors do not decide", () => {
    expect(exceeds([exact(1)], [approximately(0.5, 0.01)], 2, exact(1))).toBe(null);
  });

  it("agrees with a fine grid of λ wherever that is clear", () => {
    const next = uniforms(7);
    let decided = 0;
    for (let trial = 0; trial < 300; trial++) {
      const size = 1 + Math.floor(next() * 4);
      const n = 1 + Math.floor(next() * 5);
      const weights = Array.from({ length: size }, () => 1 + Math.floor(next() * 6));
      const eighths = weights.map(() => Math.floor(next() * 15) - 7);
      const supremum = gridSupremum(
        weights,
        eighths.map((g) => g / 8),
        n,
      );
      const threshold = 0.01 + next();
      if (Math.abs(supremum - threshold) < 0.001) continue;
      decided += 1;
      const gaps = eighths.map((g) => exact(g).over(8));
      expect(exceeds(normalized(weights), gaps, n, exact(threshold))).toBe(supremum > threshold);
    }
    expect(decided).toBeGreaterThan(250);
  });

  it("proves the violation for two complementary hypotheses by the Q that one can check by hand", () => {
    // Z of probabilities 1/4 and 3/4, prior (2/3, 1/3), n = 1, δ = 0.99.
    const prior = normalized([2, 1]);
    const threshold = logInverse(0.99);
    expect(exceeds(prior, [exact(0.25), exact(-0.25)], 1, threshold)).toBe(true);
    expect(1 / 12).toBeGreaterThan(Math.sqrt(Math.log(1 / 0.99) / 2));
    expect(exceeds(prior, [exact(-0.75), exact(0.75)], 1, threshold)).toBe(true);
    expect(0.75).toBeGreaterThan(Math.sqrt((Math.log(3) + Math.log(1 / 0.99)) / 2));
  });
});

describe("logInverse", () => {
  it("is log(1/δ)", () => {
    expect(Math.abs(logInverse(0.5).value - Math.LN2)).toBeLessThanOrEqual(logInverse(0.5).error);
  });
});
