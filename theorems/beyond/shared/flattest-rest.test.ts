import { describe, expect, it } from "vitest";
import { fromRows, zeros } from "../../../src/numerics/matrices/matrix.js";
import { flattestScale } from "./flattest-rest.js";

const scalars = (entries: readonly number[]) => entries.map((entry) => fromRows([[entry]]));

describe("flattestScale", () => {
  it("gives the other path of two layers the gain of the first", () => {
    expect(flattestScale(scalars([1, 1]), 1)).toBeGreaterThan(0.999);
    expect(flattestScale(scalars([1, 1]), 1)).toBeLessThanOrEqual(1);
  });

  it("spends the whole budget of m − 1 on one layer", () => {
    const scale = flattestScale(scalars([1, 0, 0, 0, 0]), 2);
    expect(scale / 4).toBeGreaterThan(0.999);
    expect(scale).toBeLessThanOrEqual(4);
  });

  it("is as large as is searched where the rest vanishes", () => {
    expect(flattestScale([zeros(2, 2), zeros(2, 2)], 1)).toBeGreaterThan(2 ** 19.9);
  });
});
