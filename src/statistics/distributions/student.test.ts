import { Decimal } from "decimal.js";
import { describe, expect, it } from "vitest";
import { DomainError } from "../../numerics/arithmetic/errors.js";
import { studentCentral, studentQuantile } from "./student.js";

/** P(|T| ≤ t) by Simpson's rule on the density, with Γ ratios from the recursion c(ν+2) = c(ν)(ν+1)/ν. */
function integrated(t: number, degrees: number): number {
  let ratio = degrees % 2 === 1 ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2;
  for (let v = degrees % 2 === 1 ? 1 : 2; v < degrees; v += 2) ratio *= (v + 1) / v;
  const density = (x: number) =>
    (ratio / Math.sqrt(Math.PI * degrees)) * (1 + (x * x) / degrees) ** (-(degrees + 1) / 2);
  const steps = 4000;
  const h = t / steps;
  let total = density(0) + density(t);
  for (let i = 1; i < steps; i++) total += (i % 2 === 1 ? 4 : 2) * density(i * h);
  return (2 * total * h) / 3;
}

const Wide = Decimal.clone({ precision: 50 });

/** P(|T| ≤ t) and its derivative in 50 digits, by the sums of Abramowitz and Stegun 26.7.3 and 26.7.4. */
function wideCentral(t: number, degrees: number): { probability: Decimal; density: Decimal } {
  const odd = degrees % 2 === 1;
  const angle = new Wide(t).div(new Wide(degrees).sqrt()).atan();
  const square = angle.cos().pow(2);
  let term = odd ? angle.cos() : new Wide(1);
  let total = new Wide(0);
  let peak = odd ? new Wide(2).div(Wide.acos(-1)) : new Wide(1);
  for (let k = odd ? 1 : 0; k <= degrees - 2; k += 2) {
    total = total.plus(term);
    term = term
      .times(square)
      .times(k + 1)
      .div(k + 2);
  }
  // The density at 0, times √ν: 2/π and 1 for ν = 1 and 2, and each ν + 2 brings a factor (ν+1)/ν.
  for (let v = odd ? 1 : 2; v < degrees; v += 2) peak = peak.times(v + 1).div(v);
  const series = angle.sin().times(total);
  const density = peak.times(angle.cos().pow(degrees + 1)).div(new Wide(degrees).sqrt());
  return { probability: odd ? angle.plus(series).times(2).div(Wide.acos(-1)) : series, density };
}

describe("studentCentral", () => {
  it.each([1, 2, 3, 4, 7, 12, 31])("agrees with the integral of the density, ν = %i", (degrees) => {
    for (const t of [0.1, 1, 2.5, 6]) expect(studentCentral(t, degrees)).toBeCloseTo(integrated(t, degrees), 10);
  });

  it("runs from 0 to 1", () => {
    expect(studentCentral(0, 5)).toBe(0);
    expect(studentCentral(Infinity, 5)).toBe(1);
  });

  it("rejects what it cannot evaluate", () => {
    expect(() => studentCentral(1, 1.5)).toThrow(DomainError);
    expect(() => studentCentral(-1, 2)).toThrow(DomainError);
  });
});

describe("studentQuantile", () => {
  it("reproduces the tables", () => {
    expect(studentQuantile(0.95, 1)).toBeCloseTo(12.706205, 5);
    expect(studentQuantile(0.95, 2)).toBeCloseTo(4.302653, 5);
    expect(studentQuantile(0.99, 10)).toBeCloseTo(3.169273, 5);
    expect(studentQuantile(0.9, 30)).toBeCloseTo(1.697261, 5);
  });

  it("is off by less than a part in 10^10 up to a confidence of 1 − 2^−21", () => {
    for (const degrees of [1, 2, 3, 4, 5, 10, 31, 60]) {
      for (const confidence of [0.5, 0.95, 0.999, 1 - 2 ** -20, 1 - 2 ** -21]) {
        const t = studentQuantile(confidence, degrees);
        const { probability, density } = wideCentral(t, degrees);
        expect(probability.minus(confidence).div(density).div(t).abs().toNumber()).toBeLessThan(1e-10);
      }
    }
  });

  it("rejects an impossible confidence", () => {
    expect(() => studentQuantile(1, 3)).toThrow(DomainError);
  });
});
