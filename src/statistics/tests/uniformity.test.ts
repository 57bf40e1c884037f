import { describe, expect, it } from "vitest";
import { uniforms } from "../uniforms.fixture.js";
import { distanceBound, uniformDistance } from "./uniformity.js";

describe("uniformDistance", () => {
  it("is the largest gap on either side of a jump", () => {
    expect(uniformDistance([])).toBe(0);
    expect(uniformDistance([0.5])).toBe(0.5);
    expect(uniformDistance([0.75, 0.25])).toBe(0.25);
    expect(uniformDistance([0, 0, 0])).toBe(1);
  });
});

describe("distanceBound", () => {
  it("is exceeded about as seldom as stated, and not by far too seldom", () => {
    const next = uniforms(7);
    const trials = 2000;
    let exceeded = 0;
    for (let i = 0; i < trials; i++) {
      const sample = Array.from({ length: 100 }, next);
      if (uniformDistance(sample) > distanceBound(100, 0.1)) exceeded += 1;
    }
    // Massart's constant is sharp in the limit: about 8 % at n = 100.
    expect(exceeded / trials).toBeLessThan(0.1);
    expect(exceeded / trials).toBeGreaterThan(0.05);
  });

  it("says nothing without numbers", () => {
    expect(distanceBound(0, 0.5)).toBe(Infinity);
  });
});
