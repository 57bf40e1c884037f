import { describe, expect, it } from "vitest";
import { klMoment, maurerSum } from "./maurer.js";
import { twoPoints } from "./two-points.fixture.js";

describe("maurerSum", () => {
  it("is 2, 5/2 and 26/9 for one, two and three samples, and at most 2√n", () => {
    [2, 5 / 2, 26 / 9].forEach((truth, i) => {
      const { value, error } = maurerSum(i + 1);
      expect(Math.abs(value - truth)).toBeLessThanOrEqual(error);
      expect(error).toBeLessThan(2 ** -45);
    });
    for (let n = 1; n <= 40; n++) expect(maurerSum(n).value).toBeLessThanOrEqual(2 * Math.sqrt(n) * (1 + 2 ** -48));
  });
});

describe("klMoment", () => {
  it("is the sum for losses of 0 and 1, whatever the probabilities", () => {
    const [moment, sum] = [klMoment(twoPoints), maurerSum(3)];
    expect(Math.abs(moment.value - sum.value)).toBeLessThanOrEqual(moment.error + sum.error);
    expect(moment.error).toBeLessThan(2 ** -40);
  });

  it("is 1 without a gap, and less than the sum for a loss between", () => {
    const none = klMoment({
      ...twoPoints,
      losses: [
        [0, 0],
        [1, 1],
      ],
    });
    expect(Math.abs(none.value - 1)).toBeLessThanOrEqual(none.error);
    expect(
      klMoment({
        ...twoPoints,
        losses: [
          [0.5, 0.25],
          [0, 0.75],
        ],
      }).value,
    ).toBeLessThan(maurerSum(3).value);
  });

  it("agrees with the sum over samples by hand", () => {
    const half = { ...twoPoints, samples: 1, priorWeights: [1], losses: [[0.5, 0]] };
    // L = 1/8: kl(1/2‖1/8) on the rare point, kl(0‖1/8) on the other.
    const truth = 0.25 * Math.sqrt((4 * (1 / 2)) / (7 / 8)) + 0.75 / (7 / 8);
    const { value, error } = klMoment(half);
    // Both numbers below 1 are rounded a few times.
    expect(Math.abs(value - truth)).toBeLessThanOrEqual(error + 8 * 2 ** -53);
  });
});
