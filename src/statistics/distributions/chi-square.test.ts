import { describe, expect, it } from "vitest";
import { DomainError } from "../../numerics/arithmetic/errors.js";
import { chiSquareCdf, chiSquareInterval, normalCdf } from "./chi-square.js";

/** ∫_0^x of the density by Simpson's rule in s = √t, which removes the pole at 0 for d = 1. */
function integrated(x: number, degrees: number): number {
  let gammaHalf = degrees % 2 === 0 ? 1 : Math.sqrt(Math.PI);
  for (let k = degrees % 2 === 0 ? 2 : 1; k < degrees; k += 2) gammaHalf *= k / 2;
  const density = (s: number): number =>
    (2 * s ** (degrees - 1) * Math.exp((-s * s) / 2)) / (2 ** (degrees / 2) * gammaHalf);
  const steps = 4000;
  const h = Math.sqrt(x) / steps;
  let total = 0;
  for (let i = 0; i <= steps; i++) total += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * density(i * h);
  return (total * h) / 3;
}

describe("chiSquareCdf", () => {
  it.each([1, 2, 3, 4, 7])("is the integral of the density for %i degrees", (degrees) => {
    for (const x of [0.01, 0.5, 1, 3, 10, 40]) {
      const { value, error } = chiSquareCdf(x, degrees);
      expect(Math.abs(value - integrated(x, degrees))).toBeLessThan(2 ** -38);
      expect(error).toBeLessThan(2 ** -43);
    }
  });

  it("is 1 − e^{−x/2} for two degrees, within its error and not far", () => {
    for (const x of [2 ** -30, 0.25, 1, 8, 60, 700, 1300]) {
      const { value, error } = chiSquareCdf(x, 2);
      expect(Math.abs(value + Math.expm1(-x / 2))).toBeLessThanOrEqual(error + 2 ** -53);
      expect(error).toBeLessThan(2 ** -38 * value);
    }
  });

  it("is one less a sum of Poisson probabilities for 100 degrees, up to the end of the series", () => {
    for (const x of [40, 100, 180, 690]) {
      let mass = Math.exp(-x / 2);
      let beyond = 0;
      for (let k = 0; k < 50; k++) {
        beyond += mass;
        mass *= x / 2 / (k + 1);
      }
      const { value, error } = chiSquareCdf(x, 100);
      expect(Math.abs(value - (1 - beyond))).toBeLessThan(error + 2 ** -44);
      expect(error).toBeLessThan(2 ** -40);
    }
  });

  it("ends at 0 and 1", () => {
    expect(chiSquareCdf(0, 3)).toEqual({ value: 0, error: 0 });
    expect(chiSquareCdf(5000, 3).value).toBeCloseTo(1, 15);
  });

  it.each([
    [-1, 1],
    [NaN, 1],
    [1, 0],
    [1, 1.5],
    [1, 101],
  ])("refuses x = %d, d = %d", (x, degrees) => {
    expect(() => chiSquareCdf(x, degrees)).toThrow(DomainError);
  });
});

describe("normalCdf", () => {
  it("agrees with tabulated values and is symmetric", () => {
    // Abramowitz and Stegun 1964, Table 26.1.
    expect(normalCdf(1).value).toBeCloseTo(0.841344746068543, 14);
    expect(normalCdf(2.5).value).toBeCloseTo(0.993790334674224, 14);
    expect(normalCdf(0).value).toBe(0.5);
    const sum = normalCdf(-1.7).value + normalCdf(1.7).value;
    expect(Math.abs(sum - 1)).toBeLessThanOrEqual(normalCdf(-1.7).error + normalCdf(1.7).error + 2 ** -52);
  });
});

describe("chiSquareInterval", () => {
  it.each([1, 2, 7, 40, 100])("is left by χ²(%i) no more often than stated on either side", (degrees) => {
    for (const error of [1 / 2, 1 / 10, 2 ** -20]) {
      const { lower, upper } = chiSquareInterval(degrees, error);
      if (lower > 0) expect(chiSquareCdf(lower, degrees).value).toBeLessThanOrEqual(error / 2);
      expect(1 - chiSquareCdf(upper, degrees).value).toBeLessThanOrEqual(error / 2);
    }
  });

  it("is at most an eighth longer than that of the normal distribution for many degrees and an error of 2^−20", () => {
    const { lower, upper } = chiSquareInterval(20_000, 2 ** -20);
    // P(|N(0, 1)| > 4.9) = 9.6·10⁻⁷ > 2^−20.
    const normal = 2 * 4.9 * Math.sqrt(2 * 20_000);
    expect(normalCdf(-4.9).value).toBeGreaterThan(2 ** -21);
    expect(upper - lower).toBeGreaterThan(normal);
    expect(upper - lower).toBeLessThan((9 / 8) * normal);
  });

  it.each([
    [0, 0.1],
    [Infinity, 0.1],
    [1, 0],
    [1, 1],
  ])("refuses %d degrees and the error %d", (degrees, error) => {
    expect(() => chiSquareInterval(degrees, error)).toThrow(DomainError);
  });
});
