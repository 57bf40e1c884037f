import { describe, expect, it } from "vitest";
import { uniforms } from "../uniforms.fixture.js";
import { DomainError } from "../../numerics/arithmetic/errors.js";
import { decay, type Frequency } from "./decay.js";

/** Frequencies of events of the given probability at sizes 4, 8, 16. */
function draw(seed: number, trials: number, probability: (size: number) => number): Frequency[] {
  const next = uniforms(seed);
  return [4, 8, 16].map((size) => {
    const events = Array.from({ length: trials }, next).filter((x) => x < probability(size)).length;
    return { size, events, trials };
  });
}

const verdicts = (probability: (size: number) => number, error: number, trials: number): string[] =>
  Array.from({ length: 100 }, (_, seed) => decay(draw(seed, trials, probability), error).decision);

describe("decay", () => {
  it("calls an exponential fast, and only that", () => {
    expect(new Set(verdicts((size) => Math.exp(-0.25 * size), 2 ** -20, 1000))).toEqual(new Set(["fast"]));
    expect(verdicts((size) => 2 / size, 0.05, 1000).filter((verdict) => verdict === "fast").length).toBeLessThan(5);
    expect(verdicts(() => 0.2, 0.05, 1000).filter((verdict) => verdict !== "unclear").length).toBeLessThan(5);
  });

  it("sees a probability that rises", () => {
    expect(new Set(verdicts((size) => size / 20, 2 ** -20, 1000))).toEqual(new Set(["rises"]));
  });

  it("bounds the power by the extreme sizes", () => {
    const frequencies = [
      { size: 4, events: 500, trials: 1000 },
      { size: 16, events: 0, trials: 1000 },
    ];
    const { intervals, leastPower } = decay(frequencies, 0.01);
    expect(leastPower).toBeCloseTo(Math.log(intervals[0]!.lower / intervals[1]!.upper) / Math.log(4), 12);
    expect(leastPower).toBeGreaterThan(3);
  });

  it("refuses sizes that do not increase", () => {
    const at = (size: number): Frequency => ({ size, events: 1, trials: 10 });
    expect(() => decay([at(4)], 0.1)).toThrow(DomainError);
    expect(() => decay([at(4), at(4)], 0.1)).toThrow(DomainError);
    expect(() => decay([at(0), at(4)], 0.1)).toThrow(DomainError);
  });
});
