import { Matrix, solve } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { uniforms } from "../uniforms.fixture.js";
import { DomainError } from "../../numerics/arithmetic/errors.js";
import { fitExponent } from "./rate-fit.js";

const xs = [1, 2, 4, 8, 16, 32];

/** A normal number by summing twelve uniforms. */
function noise(next: () => number): number {
  let total = -6;
  for (let i = 0; i < 12; i++) total += next();
  return total;
}

describe("fitExponent", () => {
  it("finds the exponent of an exact power law, inside a tiny interval", () => {
    const fit = fitExponent(
      xs,
      xs.map((x) => 3 * x ** 1.5),
    );
    expect(fit.lower).toBeLessThanOrEqual(1.5);
    expect(fit.upper).toBeGreaterThanOrEqual(1.5);
    expect(fit.upper - fit.lower).toBeLessThan(1e-12);
    expect(fit.constant).toBeCloseTo(3, 12);
    expect(fit.rSquared).toBeCloseTo(1, 12);
    expect(fit.worstFactor).toBeCloseTo(1, 12);
    expect(fit.bent).toBe(false);
  });

  it("solves the normal equations", () => {
    const next = uniforms(4);
    const ys = xs.map((x) => x ** -0.7 * Math.exp(0.3 * noise(next)));
    const design = new Matrix(xs.map((x) => [1, Math.log(x)]));
    const target = Matrix.columnVector(ys.map((y) => Math.log(y)));
    const [intercept, slope] = solve(design, target).to1DArray();
    const fit = fitExponent(xs, ys);
    expect(fit.exponent).toBeCloseTo(slope!, 12);
    expect(Math.log(fit.constant)).toBeCloseTo(intercept!, 12);
  });

  it("covers the true exponent about as often as stated, and calls straight data bent as seldom", () => {
    const next = uniforms(9);
    const runs = 1000;
    let missed = 0;
    let bent = 0;
    for (let run = 0; run < runs; run++) {
      const fit = fitExponent(
        xs,
        xs.map((x) => x ** 2 * Math.exp(0.5 * noise(next))),
        0.9,
      );
      if (fit.lower > 2 || fit.upper < 2) missed += 1;
      if (fit.bent) bent += 1;
    }
    // Five standard deviations around 100 of 1000.
    for (const count of [missed, bent]) {
      expect(count).toBeGreaterThan(52);
      expect(count).toBeLessThan(148);
    }
  });

  it("notices a logarithmic correction", () => {
    const fit = fitExponent(
      xs,
      xs.map((x) => x * (1 + Math.log(x)) ** 3),
    );
    expect(fit.bent).toBe(true);
    expect(fit.worstFactor).toBeGreaterThan(1.1);
  });

  it("accepts constant data and three points", () => {
    expect(fitExponent([1, 2, 3], [5, 5, 5])).toMatchObject({ exponent: 0, rSquared: 1, bent: false });
    expect(fitExponent([1, 1, 2, 2], [1, 2, 3, 4]).bent).toBe(false);
  });

  it("rejects what has no exponent", () => {
    expect(() => fitExponent([1, 2], [1, 2])).toThrow(DomainError);
    expect(() => fitExponent([1, 2, 3], [1, 2])).toThrow(DomainError);
    expect(() => fitExponent([1, 2, 3], [1, 0, 2])).toThrow(/ys\[1\]/);
    expect(() => fitExponent([2, 2, 2], [1, 3, 2])).toThrow(/different xs/);
  });
});
