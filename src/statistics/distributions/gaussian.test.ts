import { describe, expect, it } from "vitest";
import { exact, type Quantity } from "../../numerics/arithmetic/quantity.js";
import { type Gaussian, klByCubature, logDensity } from "./gaussian.js";

function gaussian(mean: number[], root: number[][]): Gaussian {
  return { mean: mean.map(exact), root: root.map((row) => row.map(exact)) };
}

function encloses({ value, error }: Quantity, truth: number): boolean {
  return Math.abs(value - truth) <= error + 2 ** -50 * Math.abs(truth) && error < 2 ** -42;
}

describe("logDensity", () => {
  it("is −log|σ| − (x − μ)²/(2σ²) on the line", () => {
    expect(encloses(logDensity(gaussian([1], [[-2]]), [exact(4)]), -Math.log(2) - 9 / 8)).toBe(true);
  });

  it("integrates to one with its constant, by the trapezoidal rule in two dimensions", () => {
    const p = gaussian([0.5, -0.25], [[1], [0.5, 0.75]]);
    const step = 0.25;
    let total = 0;
    for (let i = -32; i <= 32; i++) {
      for (let j = -32; j <= 32; j++) total += Math.exp(logDensity(p, [exact(i * step), exact(j * step)]).value);
    }
    expect((total * step * step) / (2 * Math.PI)).toBeCloseTo(1, 9);
  });
});

describe("klByCubature", () => {
  it("agrees with the closed form on the line", () => {
    const found = klByCubature(gaussian([3], [[2]]), gaussian([1], [[5]]));
    expect(encloses(found, Math.log(5 / 2) + (4 + 4) / 50 - 0.5)).toBe(true);
  });

  it("agrees with the integral of p(log p − log q) by the trapezoidal rule", () => {
    const p = gaussian([0.5, -0.25], [[1], [0.5, 0.75]]);
    const q = gaussian([0, 1], [[2], [-1, 1.5]]);
    const step = 0.25;
    let total = 0;
    for (let i = -40; i <= 40; i++) {
      for (let j = -40; j <= 40; j++) {
        const x = [exact(i * step), exact(j * step)];
        const own = logDensity(p, x).value;
        total += Math.exp(own) * (own - logDensity(q, x).value);
      }
    }
    expect(klByCubature(p, q).value).toBeCloseTo((total * step * step) / (2 * Math.PI), 9);
  });

  it("of a distribution from itself encloses zero", () => {
    const p = gaussian([1, 2, 3], [[1], [2, 1], [0, 1, 3]]);
    expect(encloses(klByCubature(p, p), 0)).toBe(true);
  });
});
