import { expect, it } from "vitest";
import { exp, log } from "../../../src/numerics/index.js";
import { binomialUpperTail, normalCdf } from "../../../src/statistics/index.js";
import { failingCells, failureProbability, type GaussianCells, leak, leastGap } from "./gaussian-cells.js";

/** P(Bin(n, ½) = h). */
function mass(n: number, h: number): number {
  return binomialUpperTail(n, h, 1 / 2).value - binomialUpperTail(n, h + 1, 1 / 2).value;
}

/** All numbers of losses of c cells. */
function counts(cells: number, n: number): number[][] {
  if (cells === 0) return [[]];
  return counts(cells - 1, n).flatMap((rest) => Array.from({ length: n + 1 }, (_, h) => [...rest, h]));
}

/** P_S(some centre fails), by the definitions: five cells, the outer two of them without end, and all losses of all of them. */
function byEnumeration({ samples: n, width, delta }: GaussianCells): number {
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
      const divergence = ((1 + theta * theta) / (1 + theta * theta) - 1 + log(1 + theta * theta)) / 2;
      return gap > Math.sqrt((divergence + log(1 / delta)) / (2 * n));
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

it("puts all other cells at their worst", () => {
  const outside = leak(5).value;
  expect(outside).toBeCloseTo(0.0124193, 6);
  expect(leastGap({ samples: 10, width: 5, delta: 0.5 }, 3).value).toBeCloseTo((1 - outside) * 0.2 - outside / 2, 14);
});
