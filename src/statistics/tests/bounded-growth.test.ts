import { describe, expect, it } from "vitest";
import { Random } from "../../random/random.js";
import { boundedGrowth, convergentGrowth, depthAndWidth, ENLARGED, type Growth } from "./bounded-growth.js";

const ERROR = 2 ** -20;

/** Noisy values that grow like size^exponent. */
function growing(exponent: number, count: number, seed = 1): Growth {
  const random = new Random(seed);
  const noisy = (value: number): number => value * Math.exp(0.1 * random.normal());
  return {
    name: "X",
    pairs: Array.from({ length: count }, () => [noisy(1), noisy(ENLARGED ** exponent)] as const),
  };
}

describe("boundedGrowth", () => {
  it("tells a constant from growth", () => {
    expect(boundedGrowth([growing(0, 60)], ERROR).verdict).toBe("consistent");
    expect(boundedGrowth([growing(1 / 2, 60)], ERROR).verdict).toBe("inconsistent");
    expect(boundedGrowth([growing(1 / 4, 60)], ERROR).verdict).toBe("undecided");
  });

  it("is inconsistent where one of several quantities grows", () => {
    expect(boundedGrowth([growing(0, 60), growing(1, 60, 2)], ERROR).verdict).toBe("inconsistent");
  });

  it("decides nothing on few instances, and says so", () => {
    const { verdict, power } = boundedGrowth([growing(1, 8)], ERROR);
    expect(verdict).toBe("undecided");
    expect(power).toContain("none: 8 instances");
    expect(boundedGrowth([growing(1, 0)], ERROR).verdict).toBe("undecided");
  });

  it("says in its power what is refuted and what is not confirmed", () => {
    const among = (larger: number) =>
      boundedGrowth(
        [{ name: "X", pairs: Array.from({ length: 60 }, (_, i) => [1, i < larger ? 1.42 : 1.41] as const) }],
        ERROR,
      );
    const { power } = among(0);
    const [refuted, confirmed] = [/in (\d+) of 60/, /in fewer than (\d+) not/].map((part) =>
      Number(part.exec(power!)?.[1]),
    );
    expect([refuted!, refuted! - 1].map((k) => among(k).verdict)).toEqual(["inconsistent", "undecided"]);
    expect([60 - confirmed!, 61 - confirmed!].map((k) => among(k).verdict)).toEqual(["consistent", "undecided"]);
  });

  it("takes a divergent larger instance for growth", () => {
    const pairs = Array.from({ length: 40 }, () => [1, Infinity] as const);
    expect(boundedGrowth([{ name: "X", pairs }], ERROR).verdict).toBe("inconsistent");
  });

  it("reports exponent and largest value", () => {
    const pairs = Array.from({ length: 40 }, () => [3, 3 * ENLARGED ** 0.11] as const);
    const { summary, errorProbability } = boundedGrowth([{ name: "X", pairs }], ERROR);
    expect(summary).toBe("X like size^0.11 (median), at most 3.49");
    expect(errorProbability).toBe(ERROR);
  });
});

describe("convergentGrowth", () => {
  const outcomes = (successes: number): boolean[] => Array.from({ length: 60 }, (_, i) => i < successes);

  it.each([
    [60, 0, "consistent"],
    [60, 1, "inconsistent"],
    [0, 0, "inconsistent"],
    [30, 0, "undecided"],
  ] as const)("with %d of 60 convergent and growth like size^%d is %s", (successes, exponent, verdict) => {
    const conclusion = convergentGrowth(outcomes(successes), [growing(exponent, 60)], ERROR);
    expect(conclusion.verdict).toBe(verdict);
    expect(conclusion.summary).toContain(`${successes} of 60 converged`);
  });
});

describe("power of convergentGrowth", () => {
  it("says how many convergent instances are refuted and how many not confirmed", () => {
    const among = (successes: number) =>
      convergentGrowth(
        Array.from({ length: 60 }, (_, i) => i < successes),
        [growing(0, 60)],
        ERROR,
      );
    const { power } = among(60);
    const [refuted, confirmed] = [
      /convergence in fewer than (\d+) of 60/,
      /and in fewer than (\d+) not confirmed$/,
    ].map((part) => Number(part.exec(power!)?.[1]));
    expect([refuted! - 1, refuted!].map((k) => among(k).verdict)).toEqual(["inconsistent", "undecided"]);
    expect([confirmed!, confirmed! - 1].map((k) => among(k).verdict)).toEqual(["consistent", "undecided"]);
  });
});

describe("depthAndWidth", () => {
  it("pairs the value at the base size with the deep and with the wide one", () => {
    const measured = [
      { small: 1, deep: 2, wide: 3 },
      { small: 4, deep: 5, wide: 6 },
    ];
    expect(depthAndWidth("X", measured)).toEqual([
      {
        name: "X with depth",
        pairs: [
          [1, 2],
          [4, 5],
        ],
      },
      {
        name: "X with width",
        pairs: [
          [1, 3],
          [4, 6],
        ],
      },
    ]);
  });
});
