import { describe, expect, it } from "vitest";
import { Random } from "../../../src/random/index.js";
import { heavyDelta } from "./sampled-delta.js";

describe("heavyDelta", () => {
  it("is that of a law with mean 1: below 1/2 in most samples of 2^14, so that half or twice the mean is seen", () => {
    const deltas = Array.from({ length: 40 }, (_, seed) => heavyDelta(2 ** 14, new Random(seed)));
    expect(deltas.filter((delta) => delta < 1 / 2).length).toBeGreaterThan(30);
  });

  it("is |ξ² − 1| for one measurement, which is at most 1/2 as often as it should be", () => {
    const deltas = Array.from({ length: 999 }, (_, seed) => heavyDelta(1, new Random(seed)));
    // |ξ² − 1| ≤ 1/2 where ξ² is in [1/2, 3/2], U in [(2/27)^{9/8}, (2/9)^{9/8}].
    const share = deltas.filter((delta) => delta <= 1 / 2).length / deltas.length;
    expect(Math.abs(share - ((2 / 9) ** (9 / 8) - (2 / 27) ** (9 / 8)))).toBeLessThan(0.05);
  });
});
