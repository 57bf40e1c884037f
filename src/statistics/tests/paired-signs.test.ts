import { describe, expect, it } from "vitest";
import { uniforms } from "../uniforms.fixture.js";
import { DomainError } from "../../numerics/arithmetic/errors.js";
import { byThirds, type RatioAt, signTest, type Trend, trendDecision, trendFit } from "./paired-signs.js";

const pairs = (wins: number, losses: number, ties: number): [number, number][] => [
  ...Array.from({ length: wins }, (): [number, number] => [2, 1]),
  ...Array.from({ length: losses }, (): [number, number] => [1, 2]),
  ...Array.from({ length: ties }, (): [number, number] => [1, 1]),
];

describe("signTest", () => {
  it("decides exactly from the number of wins that the binomial law allows", () => {
    // P(Bin(10, ½) ≥ 9) = 11/1024 and P(≥ 8) = 56/1024.
    expect(signTest(pairs(9, 1, 0), 23 / 1024).decision).toBe("larger");
    expect(signTest(pairs(9, 1, 0), 21 / 1024).decision).toBe("undecided");
    expect(signTest(pairs(8, 2, 0), 111 / 1024).decision).toBe("undecided");
    expect(signTest(pairs(1, 9, 0), 23 / 1024).decision).toBe("smaller");
  });

  it("counts ties for neither side, and infinity as larger than any number", () => {
    expect(signTest(pairs(10, 0, 90), 2 ** -8)).toMatchObject({ decision: "larger", wins: 10, trials: 10 });
    expect(signTest(pairs(0, 0, 5), 0.1)).toMatchObject({ decision: "undecided", trials: 0 });
    expect(signTest([[Infinity, 1]], 0.1)).toMatchObject({ wins: 1, trials: 1 });
  });
});

/** ratio = size^power·(uniform in [½, 3/2)) at sizes 10 … 99. */
function ratios(seed: number, count: number, power: number): RatioAt[] {
  const next = uniforms(seed);
  return Array.from({ length: count }, () => {
    const size = 10 + Math.floor(90 * next());
    return { size, ratio: size ** power * (0.5 + next()) };
  });
}

/** From the lowest third of sizes to the highest. */
function outerTrend(data: readonly RatioAt[], error: number): Trend {
  const { small, large } = byThirds(data);
  return trendDecision(small, large, error);
}

describe("a trend", () => {
  it("sees growth and decay by half a power, on each of 20 seeds", () => {
    for (let seed = 0; seed < 20; seed++) {
      expect(outerTrend(ratios(seed, 300, 0.5), 2 ** -20).decision).toBe("grows");
      expect(outerTrend(ratios(seed, 300, -0.5), 2 ** -20).decision).toBe("falls");
    }
  });

  it("calls a ratio that does not depend on the size growing no more often than stated", () => {
    const verdicts = Array.from({ length: 400 }, (_, seed) => outerTrend(ratios(seed, 90, 0), 0.1).decision);
    // Of 30 pairs, 20 wins or more on either side decide: probability 0.0987. Four standard deviations are allowed.
    expect(verdicts.filter((verdict) => verdict !== "level").length).toBeLessThan(400 * 0.0987 + 4 * 6);
  });

  it("finds the exponent, and pairs the ends", () => {
    const data = ratios(3, 2000, -1.5);
    const { exponent, exponentInterval } = trendFit(data);
    expect(Math.abs(exponent + 1.5)).toBeLessThan(0.05);
    expect(exponentInterval.lower).toBeLessThan(exponent);
    expect(exponentInterval.upper).toBeGreaterThan(exponent);
    expect(outerTrend([...ratios(3, 20, 0), { size: 1000, ratio: 1 }], 0.1).pairs).toBeGreaterThan(5);
  });

  it("keeps three sizes apart, however many cases each has, and parts more of them into thirds", () => {
    const counts = (data: readonly number[]) => {
      const { small, between, large } = byThirds(data.map((size) => ({ size, ratio: 1 })));
      return [small, between, large].map((cases) => cases.map(({ size }) => size).join(" "));
    };
    expect(counts([2, 8, 4, 2, 2, 2, 2, 2])).toEqual(["2 2 2 2 2 2", "4", "8"]);
    expect(counts([8, 8, 2])).toEqual(["2", "", "8 8"]);
    expect(counts([6, 5, 4, 3, 2, 1])).toEqual(["2 1", "4 3", "6 5"]);
    expect(counts([1, 1, 1, 1, 1, 1, 1, 1, 4, 3, 2])).toEqual(["1 1 1 1 1 1 1 1", "", "4 3 2"]);
    expect(counts([1, 2, 2, 2, 2, 3, 4])).toEqual(["1", "2 2 2 2", "3 4"]);
  });

  it("says nothing from one size, and leaves zero ratios out of the fit", () => {
    const same = Array.from({ length: 50 }, (_, i) => ({ size: 7, ratio: i }));
    expect(outerTrend(same, 0.1)).toMatchObject({ decision: "level", interval: { lower: 0, upper: 1 } });
    expect(trendFit(same).exponent).toBeNaN();
    const zeros = [1, 2, 3, 4].map((size) => ({ size, ratio: size < 4 ? size ** 2 : 0 }));
    expect(trendFit(zeros).exponent).toBeCloseTo(2, 10);
    expect(() => outerTrend([], 0.1)).toThrow(DomainError);
  });
});
