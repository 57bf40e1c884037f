import { describe, expect, it } from "vitest";
import { effortOf, MOST_EFFORT } from "./effort.js";
import { judged } from "./judged.js";
import { squares, spectralClaim } from "../synthetic.fixture.js";
import { exact, frobeniusNorm, identity, withArena, withProvenance } from "../../numerics/index.js";

function effort(d: number, most = 1e9): number {
  return withArena(() => {
    const { result, stepOf } = withProvenance(() => frobeniusNorm(identity(d).times(identity(d))).plus(exact(1)));
    return effortOf([{ lhs: result, rhs: exact(0) }], stepOf, most);
  });
}

describe("the effort of intervals", () => {
  it("grows like the third power of the dimension, and ends where it is more than is asked for", () => {
    expect(effort(16) / effort(8)).toBeGreaterThan(7.5);
    expect(effort(16) / effort(8)).toBeLessThan(8.1);
    expect(effort(16, effort(16))).toBe(effort(16));
    expect(effort(16, effort(16) / 2)).toBe(Infinity);
    expect(effort(16, Infinity)).toBe(0);
  });

  it("leaves what takes more to floating point, out of reach, and changes no verdict of what takes less", () => {
    const claim = spectralClaim(1);
    const spec = squares.explicit({ sizes: { d: 1 }, lists: { A: [[[2]]] } });
    const of = (mostEffort?: number) =>
      withArena(() => judged(claim, spec, mostEffort === undefined ? {} : { mostEffort }).relations[0]!);
    expect(of().rigorous).toBe("holds");
    expect(of(MOST_EFFORT.judging).rigorous).toBe("holds");
    const beyond = of(0);
    expect([beyond.judgement.verdict, beyond.rigorous, beyond.beyond, beyond.tie]).toEqual([
      "undecided",
      "undecided",
      true,
      false,
    ]);
  });
});
