import { describe, expect, it } from "vitest";
import { MATRIX_LAWS } from "../../../generators/laws/matrix-laws.js";
import { fromRows, identity, inner, measurementMap, ripConstant } from "../../../src/numerics/index.js";
import { Random } from "../../../src/random/random.js";
import { severalUnseen, turned, unseenAtMost } from "./several-unseen.js";

describe("severalUnseen", () => {
  it("satisfies RIP with its δ, by a computation that knows nothing of the construction, and sees all but V", () => {
    for (let seed = 0; seed < 40; seed++) {
      const random = new Random(seed);
      const cols = random.pick([2, 4]);
      const count = random.integer(2, unseenAtMost(cols));
      const u = MATRIX_LAWS[random.pick(["orthogonal", "gaussian", "integer"] as const)](
        random.integer(2, 4),
        cols,
        random,
      );
      const built = severalUnseen(u, count, 1);
      if (built === null) continue;
      const computed = ripConstant(built.measurements, 1);
      expect(computed.value - computed.error).toBeLessThanOrEqual(built.delta.value + built.delta.error);
      expect(measurementMap(built.measurements).rank).toBe(u.data.length - count);
      const [a] = built.measurements;
      for (const direction of turned(u, count)) {
        const seen = inner(a!, direction);
        expect(Math.abs(seen.value)).toBeLessThanOrEqual(seen.error);
      }
    }
  });

  it("has δ = 0 where all of ℂ or ℍ is unseen, 1/7 for half of ℍ, 1/3 for ℍ at rank 2", () => {
    const delta = (size: number, count: number, rank: number) => severalUnseen(identity(size), count, rank)!.delta;
    for (const [found, wanted] of [
      [delta(2, 2, 1), 0],
      [delta(4, 4, 1), 0],
      [delta(4, 2, 1), 1 / 7],
      [delta(4, 4, 2), 1 / 3],
    ] as const) {
      expect(Math.abs(found.value - wanted)).toBeLessThanOrEqual(found.error + 2 ** -54);
      expect(found.error).toBeLessThan(2 ** -40);
    }
    const computed = ripConstant(severalUnseen(identity(2), 2, 1)!.measurements, 1);
    expect(Math.abs(computed.value)).toBeLessThanOrEqual(computed.error + 2 ** -54);
  });

  it("has a δ that is reached, of both ends, where as many directions as columns are unseen", () => {
    const { measurements, delta } = severalUnseen(fromRows([[3, 0], [0, 1]]), 2, 1)!; // prettier-ignore
    // Shares from 1/10 to 9/10.
    expect(Math.abs(delta.value - 0.8)).toBeLessThanOrEqual(delta.error + 2 ** -52);
    const computed = ripConstant(measurements, 1);
    expect(Math.abs(computed.value - 0.8)).toBeLessThanOrEqual(computed.error + delta.error);
  });

  it("is null where a matrix of that rank would be unseen", () => {
    expect(severalUnseen(fromRows([[1, 2]]), 2, 1)).toBeNull();
    expect(severalUnseen(identity(2), 2, 2)).toBeNull();
    expect(severalUnseen(identity(2).times(0), 2, 1)).toBeNull();
  });
});
