import { describe, expect, it } from "vitest";
import { uniforms } from "../uniforms.fixture.js";
import { coverage } from "./coverage.js";

const DEMAND = { atLeast: 0.2, error: 2 ** -20 };

/** How often a coin of this probability falls on heads in so many throws. */
function heads(seed: number, probability: number, throws: number): number {
  const next = uniforms(seed);
  return Array.from({ length: throws }, next).filter((u) => u < probability).length;
}

describe("a demand on how often an event occurs", () => {
  it("is missed and met where it is, on each of 20 seeds", () => {
    for (let seed = 1; seed <= 20; seed++) {
      expect(coverage(heads(seed, 0.1, 1000), 1000, DEMAND)).toBe("missed");
      expect(coverage(heads(seed, 0.3, 1000), 1000, DEMAND)).toBe("met");
    }
  });

  it("stays open where the sample is too small to tell", () => {
    expect(coverage(0, 0, DEMAND)).toBe("undecided");
    expect(coverage(0, 60, DEMAND)).toBe("undecided");
    expect(coverage(30, 60, DEMAND)).toBe("met");
    expect(coverage(20, 100, DEMAND)).toBe("undecided");
  });

  it("is decided by the exact tail of the binomial law: none of n is too few once (1 − p)ⁿ ≤ error", () => {
    const least = Math.ceil(Math.log(DEMAND.error) / Math.log(1 - DEMAND.atLeast));
    expect([least - 1, least].map((n) => coverage(0, n, DEMAND))).toEqual(["undecided", "missed"]);
  });
});
