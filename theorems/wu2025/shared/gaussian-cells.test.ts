import { describe, expect, it } from "vitest";
import { exact, exp, log } from "../../../src/numerics/index.js";
import { binomialUpperTail, normalCdf } from "../../../src/statistics/index.js";
import {
  failingCells,
  failureProbability,
  failureWithRootAtMost,
  type GaussianCells,
  leak,
  leastGap,
  mostGap,
} from "./gaussian-cells.js";
import { failureOfManyAtMost } from "./many-priors.js";

/** P(Bin(n, ½) = h). */
function mass(n: number, h: number): number {
  return binomialUpperTail(n, h, 1 / 2).value - binomialUpperTail(n, h + 1, 1 / 2).value;
}

/** All numbers of losses of c cells. */
function counts(cells: number, n: number): number[][] {
  if (cells === 0) return [[]];
  return counts(cells - 1, n).flatMap((rest) => Array.from({ length: n + 1 }, (_, h) => [...rest, h]));
}

/** ½log(1 + θ²), by the divergence of two Gaussians. */
function ofTheSample(theta: number): number {
  return divergence(theta, 1 + theta * theta);
}

/** D_KL(𝒩(θ, 1)‖𝒩(0, v)). */
function divergence(theta: number, variance: number): number {
  return ((1 + theta * theta) / variance - 1 + log(variance)) / 2;
}

/** With the first P_j whose variance is that of the slide or more, and its share. */
function ofMany(theta: number, shared = true): number {
  let j = 0;
  while (4 ** j < 1 + theta * theta) j += 1;
  return divergence(theta, 4 ** j) + (shared ? log((j + 1) * (j + 2)) : 0);
}

/**
 * P_S(some centre fails), by the definitions: five cells, the outer two of them without end, and all losses of all of
 * them.
 */
function byEnumeration({ samples: n, width, delta }: GaussianCells, cost = ofTheSample): number {
  const centres = [-2, -1, 0, 1, 2].map((i) => i * width);
  const edges = [-1.5, -0.5, 0.5, 1.5].map((i) => i * width);
  const shares = centres.map((theta) => {
    const below = [0, ...edges.map((edge) => normalCdf(edge - theta).value), 1];
    return centres.map((_, c) => below[c + 1]! - below[c]!);
  });
  let probability = 0;
  for (const losses of counts(5, n)) {
    const fails = centres.some((theta, i) => {
      const gap = shares[i]!.reduce((total, share, c) => total + share * (1 / 2 - losses[c]! / n), 0);
      return gap > Math.sqrt((cost(theta) + log(1 / delta)) / (2 * n));
    });
    if (fails) probability += losses.reduce((product, h) => product * mass(n, h), 1);
  }
  return probability;
}

it.each([
  { samples: 4, width: 5, delta: 0.9 },
  { samples: 6, width: 7, delta: 0.5 },
  { samples: 5, width: 6, delta: 0.75 },
])("is below the probability of failure, and not far below: $samples data", (model) => {
  const bound = failureProbability(model).value;
  const found = byEnumeration(model);
  expect(bound).toBeLessThanOrEqual(found);
  expect(bound).toBeGreaterThan(0.6 * found);
});

it("is above δ for 2¹³ data, and would not be with another log 2 under the root, nor with cells that are half as wide", () => {
  const model = { samples: 8192, width: 8, delta: 0.1 };
  const { value, error } = failureProbability(model);
  expect(value - error).toBeGreaterThan(1.2 * model.delta);
  expect(error).toBeLessThan(1e-6);
  expect(failureProbability({ ...model, delta: 0.05 }).value).toBeLessThan(model.delta);
  expect(failureProbability({ ...model, width: 4 }).value).toBeLessThan(model.delta);
  expect(value).toBeCloseTo(1 - exp(-failingCells(model).value), 12);
});

/** The same with more cells: the expected number of those that fail if no other one has a loss. */
function expected({ samples: n, width, delta }: GaussianCells, cells: number, cost: (theta: number) => number): number {
  const outside = 2 * normalCdf(-width / 2).value;
  let total = 0;
  for (let i = -cells; i <= cells; i++) {
    const needed = cost(i * width) + log(1 / delta);
    for (let h = 0; h <= n; h++) {
      const gap = (1 - outside) * (1 / 2 - h / n) + outside / 2;
      if (gap > Math.sqrt(needed / (2 * n))) total += mass(n, h);
    }
  }
  return total;
}

describe("from above", () => {
  it.each([
    { samples: 4, width: 5, delta: 0.9 },
    { samples: 6, width: 7, delta: 0.5 },
    { samples: 5, width: 6, delta: 0.75 },
  ])("is above the probability of failure: $samples data", (model) => {
    const rooted = byEnumeration(model, (theta) => ofTheSample(theta) + log(model.samples) / 2);
    expect(failureWithRootAtMost(model).value).toBeGreaterThanOrEqual(rooted);
    const repaired = byEnumeration(model, ofMany);
    expect(failureOfManyAtMost(model).value).toBeGreaterThanOrEqual(repaired);
    expect(repaired).toBeGreaterThan(0);
  });

  it("is not far above the sum over cells, one by one", () => {
    const model = { samples: 96, width: 8, delta: 0.5 };
    const rooted = expected(model, 4000, (theta) => ofTheSample(theta) + log(96) / 2);
    expect(failureWithRootAtMost(model).value / rooted).toBeGreaterThan(1);
    expect(failureWithRootAtMost(model).value / rooted).toBeLessThan(2);
    const repaired = expected(model, 4000, ofMany);
    expect(failureOfManyAtMost(model).value / repaired).toBeGreaterThan(1);
    expect(failureOfManyAtMost(model).value / repaired).toBeLessThan(1.1);
  });

  it("tells the repair from what it repairs: with all of δ for every prior it would be refuted", () => {
    for (const samples of [8192, 16384]) {
      const model = { samples, width: 8, delta: 0.1 };
      const { value, error } = failureOfManyAtMost(model);
      expect(value + error).toBeLessThan(model.delta / 10);
      expect(failureOfManyAtMost(model, () => exact(1)).value).toBeGreaterThan(1.5 * model.delta);
    }
  });

  it("needs less than ξ(n), which is √n at the least", () => {
    const logs = [0];
    for (let i = 1; i <= 16384; i++) logs.push(logs[i - 1]! + Math.log(i));
    for (const n of [1, 2, 3, 10, 8192, 16384]) {
      let xi = 0;
      for (let k = 0; k <= n; k++) {
        const powers = (k === 0 ? 0 : k * Math.log(k / n)) + (k === n ? 0 : (n - k) * Math.log(1 - k / n));
        xi += Math.exp(logs[n]! - logs[k]! - logs[n - k]! + powers);
      }
      expect(xi).toBeGreaterThan(Math.sqrt(n));
      expect(xi).toBeLessThan(2 * Math.sqrt(n) + 1e-9);
    }
    const least = [8192, 16384].map((samples) => failureWithRootAtMost({ samples, width: 8.5, delta: 0.1 }).value);
    expect(Math.max(...least)).toBeLessThan(0.1 / 30);
  });
});

it("puts all other cells at their worst", () => {
  const outside = leak(5).value;
  expect(mostGap({ samples: 10, width: 5, delta: 0.5 })(3).value).toBeCloseTo((1 - outside) * 0.2 + outside / 2, 14);
  expect(outside).toBeCloseTo(0.0124193, 6);
  expect(leastGap({ samples: 10, width: 5, delta: 0.5 })(3).value).toBeCloseTo((1 - outside) * 0.2 - outside / 2, 14);
});
