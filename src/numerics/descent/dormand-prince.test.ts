import { describe, expect, it } from "vitest";
import { dormandPrinceStep, STAGES, type Velocity } from "./dormand-prince.js";

/** The end of one step from a number, and the estimate of its error. */
function step(velocity: (y: number) => number, from: number, h: number) {
  const of: Velocity = (at, out) => out.set(at.map(velocity));
  const y = Float64Array.of(from);
  const stages = Array.from({ length: STAGES }, () => new Float64Array(1));
  of(y, stages[0]!);
  const next = new Float64Array(1);
  const error = dormandPrinceStep(of, y, stages, next, h);
  return { end: next[0]!, error, last: stages[STAGES - 1]![0]! };
}

describe("dormandPrinceStep", () => {
  it("is 1 + z + z²/2 + … + z⁵/120 + z⁶/600 times the start for y' = λy, z = λh", () => {
    for (const z of [-2, -0.5, 0.25, 1]) {
      const polynomial = [1 / 600, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1].reduce((sum, c) => sum * z + c, 0);
      expect(step((y) => z * y, 3, 1).end).toBeCloseTo(3 * polynomial, 13);
    }
  });

  it("has a local error of order 6 and an estimate of order 5 on y' = y², and ends with its last velocity", () => {
    const off = (h: number): number => Math.abs(step((y) => y * y, 1, h).end - 1 / (1 - h));
    const estimate = (h: number): number => step((y) => y * y, 1, h).error;
    const [local, estimated] = [off(1 / 16) / off(1 / 32), estimate(1 / 16) / estimate(1 / 32)];
    expect(Math.log2(local)).toBeGreaterThan(5.5);
    expect(Math.log2(local)).toBeLessThan(6.7);
    expect(Math.log2(estimated)).toBeGreaterThan(4.5);
    expect(Math.log2(estimated)).toBeLessThan(5.7);
    const { end, last } = step((y) => y * y, 1, 1 / 8);
    expect(last).toBe(end * end);
  });
});
