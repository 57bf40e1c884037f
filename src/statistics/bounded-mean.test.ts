import { describe, expect, it } from "vitest";
import { DomainError } from "../numerics/errors.js";
import { meanInterval, testMean } from "./bounded-mean.js";
import { uniforms } from "./uniforms.fixture.js";

/** The hedged capital of one side at m in the logarithm, straight from the definition. */
function bestLogCapital(xs: readonly number[], m: number, side: 1 | -1, error: number): number {
  let best = 0;
  let log = 0;
  xs.forEach((x, i) => {
    const t = i + 1;
    const past = xs.slice(0, i);
    const means = past.map((_, j) => (1 / 2 + past.slice(0, j + 1).reduce((a, b) => a + b, 0)) / (j + 2));
    const variance = (1 / 4 + past.reduce((a, y, j) => a + (y - means[j]!) ** 2, 0)) / t;
    const bet = Math.sqrt((2 * Math.log(1 / error)) / (variance * t * Math.log(1 + t)));
    const capped = Math.min(bet, 0.5 / (side === 1 ? m : 1 - m));
    log += Math.log(1 + side * capped * (x - m));
    best = Math.max(best, log);
  });
  return best;
}

describe("meanInterval", () => {
  it("ends where the capital reaches 2/error", () => {
    const next = uniforms(3);
    const xs = Array.from({ length: 60 }, () => next() ** 2);
    const error = 0.05;
    const { lower, upper } = meanInterval(xs, error);
    expect(bestLogCapital(xs, lower, 1, error / 2)).toBeCloseTo(Math.log(2 / error), 10);
    expect(bestLogCapital(xs, upper, -1, error / 2)).toBeCloseTo(Math.log(2 / error), 10);
  });

  it("misses the mean no more often than stated, at any time of a stream", () => {
    const next = uniforms(11);
    const error = 0.2;
    let missed = 0;
    const runs = 300;
    for (let run = 0; run < runs; run++) {
      const xs = Array.from({ length: 200 }, () => (next() < 0.1 ? 1 : 0));
      const { lower, upper } = meanInterval(xs, error);
      if (0.1 < lower || 0.1 > upper) missed += 1;
    }
    expect(missed / runs).toBeLessThanOrEqual(error);
    expect(missed).toBeGreaterThan(0);
  });

  it("shrinks at least as fast as Hoeffding's interval up to a factor two, and adapts to small variance", () => {
    const next = uniforms(5);
    const n = 2000;
    const error = 0.01;
    const hoeffding = 2 * Math.sqrt(Math.log(2 / error) / (2 * n));
    const wide = meanInterval(
      Array.from({ length: n }, () => (next() < 0.5 ? 1 : 0)),
      error,
    );
    expect(wide.upper - wide.lower).toBeLessThan(2 * hoeffding);
    const narrow = meanInterval(
      Array.from({ length: n }, () => 0.5 + 0.02 * (next() - 0.5)),
      error,
    );
    expect(narrow.upper - narrow.lower).toBeLessThan(hoeffding / 4);
  });

  it("is shorter when the size was planned", () => {
    const next = uniforms(8);
    const xs = Array.from({ length: 1000 }, () => next());
    const open = meanInterval(xs, 0.01);
    const planned = meanInterval(xs, 0.01, xs.length);
    expect(planned.upper - planned.lower).toBeLessThan(0.8 * (open.upper - open.lower));
    expect(planned.lower).toBeLessThan(0.5);
    expect(planned.upper).toBeGreaterThan(0.5);
  });

  it("copes with no, constant and extreme observations", () => {
    expect(meanInterval([], 0.05)).toEqual({ lower: 0, upper: 1 });
    const zeros = meanInterval(new Float64Array(500), 0.05);
    expect(zeros.lower).toBe(0);
    expect(zeros.upper).toBeLessThan(0.02);
    const ones = meanInterval(new Float64Array(500).fill(1), 0.05);
    expect(ones.upper).toBe(1);
    expect(ones.lower).toBeGreaterThan(0.98);
  });

  it("rejects observations outside [0, 1] and impossible error probabilities", () => {
    expect(() => meanInterval([0.5, 1.01], 0.05)).toThrow(DomainError);
    expect(() => meanInterval([0.5, NaN], 0.05)).toThrow(/divide by a known bound/);
    expect(() => meanInterval([0.5], 1)).toThrow(DomainError);
  });
});

describe("testMean", () => {
  const next = uniforms(21);
  const xs = Array.from({ length: 3000 }, () => next());

  it("refutes a wrong mean on the side it is wrong", () => {
    expect(testMean(xs, { relation: "equals", value: 0.5 }, 0.01).decision).toBe("consistent");
    expect(testMean(xs, { relation: "equals", value: 0.6 }, 0.01).decision).toBe("refuted");
    expect(testMean(xs, { relation: "atMost", value: 0.6 }, 0.01).decision).toBe("consistent");
    expect(testMean(xs, { relation: "atLeast", value: 0.6 }, 0.01).decision).toBe("refuted");
    expect(testMean(xs, { relation: "atMost", value: 0.4 }, 0.01).decision).toBe("refuted");
    expect(testMean(xs, { relation: "atLeast", value: 0.4 }, 0.01).decision).toBe("consistent");
  });

  it("would have refuted every value further off than noticeable", () => {
    const { noticeable } = testMean(xs, { relation: "equals", value: 0.5 }, 0.01);
    const mean = xs.reduce((a, b) => a + b, 0) / xs.length;
    expect(noticeable).toBeLessThan(0.05);
    for (const value of [mean + 1.001 * noticeable, mean - 1.001 * noticeable]) {
      expect(testMean(xs, { relation: "equals", value }, 0.01).decision).toBe("refuted");
    }
    expect(testMean(xs, { relation: "atLeast", value: 0.5 }, 0.01).noticeable).toBeLessThan(noticeable);
  });

  it("decides nothing from nothing and rejects an impossible claim", () => {
    expect(testMean([], { relation: "equals", value: 0.3 }, 0.01)).toMatchObject({ decision: "consistent" });
    expect(() => testMean(xs, { relation: "equals", value: 2 }, 0.01)).toThrow(DomainError);
  });
});
