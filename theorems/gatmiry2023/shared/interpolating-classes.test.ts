import { describe, expect, it } from "vitest";
import { Random } from "../../../src/random/index.js";
import { dummyTrial, rareTrial } from "./interpolating-classes.js";

describe("dummyTrial", () => {
  it.each([2 ** 18, 2 ** 24])("has a mean complexity that is at most its bound, and close to it, for n = %i", (n) => {
    const random = new Random(1);
    const trials = Array.from({ length: 400 }, () => dummyTrial(n, random));
    const mean = trials.reduce((total, { complexity }) => total + complexity, 0) / trials.length;
    const { population } = trials[0]!;
    // Five standard deviations of √K/√N for a binomial K of mean N are 5/(2√(400N)) of the mean.
    expect(mean).toBeLessThan(population! * 1.03);
    expect(mean).toBeGreaterThan(population! * 0.95);
  });

  it("costs about 0.4 times the share of points that are no dummies", () => {
    const random = new Random(2);
    const { worst, population } = dummyTrial(2 ** 30, random);
    expect(worst / population!).toBeGreaterThan(0.3);
    expect(worst / population!).toBeLessThan(0.5);
  });
});

describe("rareTrial", () => {
  it("costs B on a set that a sample misses with probability p", () => {
    const [n, p] = [64, 2 ** -16];
    const { worst } = rareTrial(n, 16 * Math.log(2), { H: 1, B: 4 });
    expect((1 - worst / 4) ** n / p).toBeCloseTo(1, 10);
  });

  it("has half the mean absolute walk as its complexity, by counting signs", () => {
    // |S_4| is 4 for two of sixteen, 2 for eight, 0 for six; the height is π for ω = 1.
    const counted = (Math.PI * (24 / 16)) / 8;
    const { complexity } = rareTrial(4, 1, { H: 1, B: 2 });
    expect(complexity / counted).toBeGreaterThan(1);
    expect(complexity / counted).toBeLessThan(1.07);
  });
});
