import { describe, expect, it } from "vitest";
import { exact, fromRows } from "../../../src/numerics/index.js";
import { rankOneDelta } from "./rank-one-delta.js";

describe("rankOneDelta", () => {
  it("takes δ from a list that knows it", () => {
    expect(rankOneDelta({ matrices: [fromRows([[2]])], rip: (rank) => exact(rank / 2) })).toEqual(exact(1 / 2));
  });

  it("is exactly zero for integers with the Gram matrix I", () => {
    expect(rankOneDelta({ matrices: [fromRows([[1, 1]]), fromRows([[1, -1]])] })).toEqual(exact(0));
  });

  it("is an enclosure elsewhere: |a² − 1| for one number", () => {
    const delta = rankOneDelta({ matrices: [fromRows([[2]])] });
    expect(Math.abs(delta.value - 3)).toBeLessThanOrEqual(delta.error);
    expect(delta.error).toBeGreaterThan(0);
  });
});
