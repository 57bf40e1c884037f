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

  it("rejects an impossible confidence", () => {
    expect(() => studentQuantile(1, 3)).toThrow(DomainError);
  });
});
