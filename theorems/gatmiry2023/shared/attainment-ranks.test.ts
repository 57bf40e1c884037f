import { describe, expect, it } from "vitest";
import { fromRows, identity } from "../../../src/numerics/index.js";
import { attainmentRanks } from "./attainment-ranks.js";

describe("attainmentRanks", () => {
  const ranks = (...parts: Parameters<typeof attainmentRanks>) => {
    const { before, after, core } = attainmentRanks(...parts);
    return [before.value, after.value, core.value];
  };

  it("finds that A = (1 0) misses M = (0 1) on one side", () => {
    expect(ranks([fromRows([[1, 0]])], [fromRows([[0, 1]])], 2)).toEqual([1, 0, 0]);
  });

  it("counts L − 1 factors M in N", () => {
    const nilpotent = fromRows([
      [0, 1],
      [0, 0],
    ]);
    expect(ranks([identity(2)], [nilpotent], 2)).toEqual([1, 1, 1]);
    expect(ranks([identity(2)], [nilpotent], 3)).toEqual([1, 1, 0]);
  });

  it("arranges several measurements, and takes M as a product", () => {
    const measurements = [fromRows([[1, 0]]), fromRows([[0, 1]])];
    expect(ranks(measurements, [fromRows([[1]]), fromRows([[0, 1]])], 2)).toEqual([1, 1, 1]);
  });
});
