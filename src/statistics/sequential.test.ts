import { describe, expect, it } from "vitest";
import { DomainError } from "../numerics/arithmetic/errors.js";
import { logEvidenceAgainst, testProbability } from "./sequential.js";
import { uniforms } from "./uniforms.fixture.js";

/** The e-value at P ≤ 1/4 in exact rational arithmetic over a common denominator: 39 alternatives and j = 0. */
function exactEvidence(events: number, trials: number): number {
  let total = 0;
  for (let j = 0; j < 40; j++) {
    const p = 1 / 4 + (3 / 4) * 2 ** -j;
    total += ((4 * p) ** events * ((4 / 3) * (1 - p)) ** (trials - events)) / ((j + 1) * (j + 2));
  }
  return total;
}

describe("logEvidenceAgainst", () => {
  it("is the stated mixture, rounded down", () => {
    for (const [events, trials] of [
      [0, 0],
      [3, 3],
      [0, 10],
      [7, 20],
      [20, 30],
    ] as const) {
      const log = logEvidenceAgainst({ relation: "atMost", probability: 1 / 4 }, events, trials);
      const expected = Math.log(exactEvidence(events, trials));
      expect(log).toBeLessThanOrEqual(expected + 1e-13);
      expect(log).toBeGreaterThan(expected - 1e-11);
    }
  });

  it("has mean at most 1 under the boundary of the claim, exactly summed over all outcomes", () => {
    const n = 24;
    const delta = 0.25;
    let mean = 0;
    let weight = (1 - delta) ** n;
    for (let k = 0; k <= n; k++) {
      mean += weight * Math.exp(logEvidenceAgainst({ relation: "atMost", probability: delta }, k, n));
      weight *= ((n - k) / (k + 1)) * (delta / (1 - delta));
    }
    expect(mean).toBeLessThanOrEqual(1 + 1e-12);
    expect(mean).toBeGreaterThan(0.9);
  });

  it("treats P ≥ 1 − δ as P(not) ≤ δ", () => {
    expect(logEvidenceAgainst({ relation: "atLeast", probability: 0.75 }, 13, 20)).toBeCloseTo(
      logEvidenceAgainst({ relation: "atMost", probability: 0.25 }, 7, 20),
      12,
    );
  });

  it("is infinite once an impossible event happens", () => {
    expect(logEvidenceAgainst({ relation: "atMost", probability: 0 }, 1, 100)).toBe(Infinity);
    expect(logEvidenceAgainst({ relation: "atLeast", probability: 1 }, 100, 100)).toBe(0);
  });

  it("rejects claims that cannot fail and impossible counts", () => {
    expect(() => logEvidenceAgainst({ relation: "atMost", probability: 1 }, 0, 1)).toThrow(DomainError);
    expect(() => logEvidenceAgainst({ relation: "atLeast", probability: 0 }, 0, 1)).toThrow(/cannot be tested/);
    expect(() => logEvidenceAgainst({ relation: "atMost", probability: 0.5 }, 3, 2)).toThrow(DomainError);
  });
});

describe("testProbability", () => {
  function* stream(seed: number, p: number, length: number): Generator<boolean> {
    const next = uniforms(seed);
    for (let i = 0; i < length; i++) yield next() < p;
  }

  it("refutes a true claim no more often than stated, although it looks after every trial", () => {
    let refuted = 0;
    for (let seed = 0; seed < 400; seed++) {
      const verdict = testProbability(stream(seed, 0.1, 400), { relation: "atMost", probability: 0.1 }, 0.1);
      if (verdict.decision === "refuted") refuted += 1;
    }
    expect(refuted).toBeLessThanOrEqual(40);
  });

  it("refutes a false claim early", () => {
    const verdict = testProbability(stream(2, 0.3, 5000), { relation: "atMost", probability: 0.1 }, 1e-6);
    expect(verdict.decision).toBe("refuted");
    expect(verdict.decidedAfter).toBeLessThan(300);
    expect(verdict.eValue).toBeGreaterThanOrEqual(1e6 * (1 - 1e-12));
    const mirrored = testProbability(stream(2, 0.3, 5000), { relation: "atLeast", probability: 0.5 }, 1e-6);
    expect(mirrored.decision).toBe("refuted");
  });

  it("reports all trials of a consistent sequence", () => {
    expect(testProbability([], { relation: "atMost", probability: 0.1 }, 0.01)).toEqual({
      decision: "consistent",
      eValue: 1,
      decidedAfter: 0,
    });
    expect(testProbability(stream(1, 0.01, 500), { relation: "atMost", probability: 0.1 }, 0.01)).toMatchObject({
      decision: "consistent",
      decidedAfter: 500,
    });
  });

  it("rejects an impossible error probability", () => {
    expect(() => testProbability([], { relation: "atMost", probability: 0.1 }, 0)).toThrow(DomainError);
  });
});
