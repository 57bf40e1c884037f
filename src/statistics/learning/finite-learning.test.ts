import { describe, expect, it } from "vitest";
import { fixedViolation, probabilityOf, someViolation } from "./finite-learning.js";
import { logInverse } from "./pac-bayes.js";
import { twoPoints as problem } from "./two-points.fixture.js";

describe("probabilityOf", () => {
  it("is the binomial probability for two points", () => {
    [27 / 64, 27 / 64, 9 / 64, 1 / 64].forEach((truth, k) => {
      const { value, error } = probabilityOf(problem, ([first]) => first === k);
      expect(Math.abs(value - truth)).toBeLessThanOrEqual(error);
      expect(error).toBeLessThan(2 ** -45);
    });
  });

  it("sums to one over all samples of three points", () => {
    const three = { ...problem, pointWeights: [1, 2, 4], losses: [[0, 0, 0]], priorWeights: [1] };
    const { value, error } = probabilityOf(three, () => true);
    expect(Math.abs(value - 1)).toBeLessThanOrEqual(error);
  });

  it("encloses both answers of undecided samples", () => {
    const { value, error } = probabilityOf(problem, ([first]) => (first === 0 ? null : false));
    expect(value - error).toBeLessThanOrEqual(0);
    expect(value + error).toBeGreaterThanOrEqual(27 / 64);
    expect(value + error).toBeLessThan(27 / 64 + 2 ** -40);
  });
});

describe("violations", () => {
  it("by some Q: on both samples of the counterexample with n = 1, for δ = 0.99 but not for δ = 0.9", () => {
    const one = { ...problem, samples: 1 };
    expect(probabilityOf(one, someViolation(one, logInverse(0.99))).value).toBe(1);
    expect(someViolation(one, logInverse(0.9))([0, 1])).toBe(false);
  });

  it("at one λ: as the exponent says, and for no more samples than by some Q", () => {
    const one = { ...problem, samples: 1 };
    // log(1/3 e^{9/4} + 2/3 e^{−9/4}) − 9/8 = 0.048 at λ = 3 on the rare point.
    expect(fixedViolation(one, 3, logInverse(0.96))([1, 0])).toBe(true);
    expect(fixedViolation(one, 3, logInverse(0.94))([1, 0])).toBe(false);
    expect(fixedViolation(one, 3, logInverse(0.96))([0, 1])).toBe(false);
  });
});
