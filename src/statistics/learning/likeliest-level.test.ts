import { describe, expect, it } from "vitest";
import { likeliestLevel } from "./likeliest-level.js";

describe("likeliestLevel", () => {
  const failing = [
    { probability: 0.5, exponent: 0.5 },
    { probability: 0.25, exponent: 1.5 },
  ];

  it("is where the probability over δ is largest", () => {
    // 0.75·e^{0.5} = 1.24 against 0.25·e^{1.5} = 1.12.
    expect(likeliestLevel(failing, 1, 0.1)).toBeCloseTo(Math.exp(-0.5), 5);
    expect(likeliestLevel([failing[0]!, { probability: 0.25, exponent: 2 }], 1, 0.1)).toBeCloseTo(Math.exp(-2), 5);
  });

  it("leaves out what would need δ ≥ 1", () => {
    expect(likeliestLevel(failing, 2, 0.1)).toBeCloseTo(2 * Math.exp(-1.5), 5);
    expect(likeliestLevel(failing, 20, 0.1)).toBe(0.1);
  });
});
