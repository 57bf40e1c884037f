import { expect, it } from "vitest";
import { projection, randomOf, regressionData, residualStart } from "../training/regression-training.js";
import { criticalRate, SCALE } from "./critical-rate.js";

const data = regressionData(20, 3, 5);
const random = randomOf(5, 4);
const start = residualStart(data, 4, SCALE, projection(3, random), random);

it("finds one critical rate, wherever it begins", () => {
  const { predicted, found } = criticalRate(start, data);
  expect(found!.above / found!.below).toBeLessThan(1.02);
  // Nothing is enclosed by 1 + 2^-20.
  for (const [reaches, precision] of [[[1.2], 1.1] as const, [[1 + 2 ** -20, 4], 1.1] as const, [[4], 1.02] as const]) {
    const other = criticalRate(start, data, reaches, precision).found!;
    expect(other.above / other.below).toBeLessThanOrEqual(precision);
    expect(other.below).toBeLessThan(found!.above);
    expect(other.above).toBeGreaterThan(found!.below);
  }
  expect(found!.below / predicted).toBeGreaterThan(1 / 1.2);
});

it("finds none where nothing encloses it", () => {
  expect(criticalRate(start, data, [1 + 2 ** -20]).found).toBe(null);
});
