import { describe, expect, it } from "vitest";
import { uniforms } from "../uniforms.fixture.js";
import { logarithmicRate } from "./logarithmic-rate.js";

const ERROR = 2 ** -20;

/** Decisions on `cases` ratios n^exponent·log^extra n·noise at n = 16, …, 1024, each on ten seeds. */
function decisions(exponent: number, extra: number, cases = 1200): string[] {
  const found = Array.from({ length: 10 }, (_, seed) => {
    const next = uniforms(seed + 1);
    const data = Array.from({ length: cases }, () => {
      const n = 2 ** (4 + Math.floor(7 * next()));
      return { n, quantity: n ** exponent * Math.log(n) ** extra * (0.5 + next()) };
    });
    return logarithmicRate(
      (power) => data.map(({ n, quantity }) => ({ size: n, ratio: quantity / Math.log(n) ** power })),
      3,
      ERROR,
    ).decision;
  });
  return [...new Set(found)];
}

describe("logarithmicRate", () => {
  it("finds the rate met where no logarithm is needed, or less than one", () => {
    expect(decisions(0, 0)).toEqual(["met"]);
    expect(decisions(-0.25, 1)).toEqual(["met"]);
    expect(decisions(0, 1 / 2)).toEqual(["met"]);
  });

  it("leaves open what needs more than one logarithm and not more than all of them", () => {
    expect(decisions(0, 2)).toEqual(["open"]);
    expect(decisions(0.25, 0.5)).toEqual(["open"]);
  });

  it("finds the rate broken where the logarithms are not enough", () => {
    expect(decisions(0, 4)).toEqual(["broken"]);
    expect(decisions(1, 0)).toEqual(["broken"]);
  });

  it("needs evidence, and says what it had", () => {
    expect(decisions(0, 0, 40)).toEqual(["open"]);
    const ratios = Array.from({ length: 300 }, (_, i) => ({ size: 2 + (i % 50), ratio: 1 / (2 + (i % 50)) }));
    const { power, exponent, largest } = logarithmicRate(() => ratios, 3, ERROR);
    expect(power).toMatch(
      /^log n in place of log\^3 n was enough where .* in 0 % to 1\d % of pairs of cases; more than/,
    );
    expect(exponent).toBeCloseTo(-1, 12);
    expect(largest).toEqual({ plain: 0.5, printed: 0.5 });
  });
});
