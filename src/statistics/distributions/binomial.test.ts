import { describe, expect, it } from "vitest";
import { DomainError } from "../../numerics/arithmetic/errors.js";
import { binomialLowerTail, binomialUpperTail, clopperPearson } from "./binomial.js";

/** numerator and power of two of a dyadic p in [0, 1]. */
function dyadic(p: number): { numerator: bigint; bits: number } {
  let bits = 0;
  let x = p;
  while (!Number.isInteger(x)) {
    x *= 2;
    bits += 1;
  }
  return { numerator: BigInt(x), bits };
}

function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let i = 1; i <= k; i++) result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
}

/** P(X ≥ k) as an exact fraction. */
function exactUpperTail(n: number, k: number, p: number): { numerator: bigint; denominator: bigint } {
  const { numerator, bits } = dyadic(p);
  const rest = (1n << BigInt(bits)) - numerator;
  let total = 0n;
  for (let j = Math.max(k, 0); j <= n; j++) total += choose(n, j) * numerator ** BigInt(j) * rest ** BigInt(n - j);
  return { numerator: total, denominator: 1n << BigInt(bits * n) };
}

/** Sign of a/b − x for a double x ≥ 0. */
function compare(a: bigint, b: bigint, x: number): number {
  const { numerator, bits } = dyadic(Math.max(x, 0));
  const left = a << BigInt(bits);
  const right = numerator * b;
  return left > right ? 1 : left < right ? -1 : 0;
}

describe("binomial tails", () => {
  const cases = [
    [1, 1, 0.3],
    [7, 3, 0.5],
    [20, 0, 0.1],
    [20, 20, 0.999],
    [50, 3, 0.001],
    [60, 30, 0.7],
    [60, 55, 0.2],
    [90, 44, 0.4999],
  ] as const;

  it.each(cases)("n=%i k=%i p=%d agree with exact rational sums within the stated error", (n, k, p) => {
    const { numerator, denominator } = exactUpperTail(n, k, p);
    const upper = binomialUpperTail(n, k, p);
    expect(compare(numerator, denominator, upper.value - upper.error)).toBeGreaterThanOrEqual(0);
    expect(compare(numerator, denominator, upper.value + upper.error)).toBeLessThanOrEqual(0);
    const lower = binomialLowerTail(n, k - 1, p);
    expect(compare(denominator - numerator, denominator, lower.value - lower.error)).toBeGreaterThanOrEqual(0);
    expect(compare(denominator - numerator, denominator, lower.value + lower.error)).toBeLessThanOrEqual(0);
    expect(Math.min(upper.error, lower.error)).toBeLessThanOrEqual(12 * n * 2 ** -53);
  });

  it("keeps the relative accuracy of far tails", () => {
    const { numerator, denominator } = exactUpperTail(80, 70, 0.01);
    const tail = binomialUpperTail(80, 70, 0.01);
    expect(tail.value).toBeLessThan(1e-120);
    expect(tail.error / tail.value).toBeLessThan(1e-13);
    expect(compare(numerator, denominator, tail.value - tail.error)).toBeGreaterThanOrEqual(0);
    expect(compare(numerator, denominator, tail.value + tail.error)).toBeLessThanOrEqual(0);
  });

  it("complement each other at a million trials", () => {
    const upper = binomialUpperTail(1e6, 500_200, 0.5);
    const lower = binomialLowerTail(1e6, 500_199, 0.5);
    expect(Math.abs(upper.value + lower.value - 1)).toBeLessThanOrEqual(upper.error + lower.error + 2 ** -53);
    expect(upper.error).toBeLessThan(1e-8);
  });

  it("treats certain events exactly", () => {
    expect(binomialUpperTail(5, 0, 0.3)).toMatchObject({ value: 1, error: 0 });
    expect(binomialUpperTail(5, 6, 0.3)).toMatchObject({ value: 0, error: 0 });
    expect(binomialUpperTail(5, 2, 0)).toMatchObject({ value: 0, error: 0 });
    expect(binomialUpperTail(5, 2, 1)).toMatchObject({ value: 1, error: 0 });
    expect(binomialLowerTail(5, 5, 0.3)).toMatchObject({ value: 1, error: 0 });
    expect(binomialLowerTail(5, -1, 0.3)).toMatchObject({ value: 0, error: 0 });
    expect(binomialLowerTail(5, 2, 0)).toMatchObject({ value: 1, error: 0 });
    expect(binomialLowerTail(5, 2, 1)).toMatchObject({ value: 0, error: 0 });
  });

  it("rejects what is no probability or count", () => {
    expect(() => binomialUpperTail(5, 2, 1.5)).toThrow(DomainError);
    expect(() => binomialUpperTail(-1, 0, 0.5)).toThrow(DomainError);
    expect(() => binomialLowerTail(5, 0.5, 0.5)).toThrow(DomainError);
  });
});

describe("clopperPearson", () => {
  it("has the closed form 1 − (error/2)^{1/n} without successes", () => {
    const { lower, upper } = clopperPearson(0, 40, 0.05);
    expect(lower).toBe(0);
    expect(upper).toBeGreaterThanOrEqual(1 - Math.pow(0.025, 1 / 40) - 2 ** -52);
    expect(upper).toBeCloseTo(1 - Math.pow(0.025, 1 / 40), 13);
  });

  it("matches the tabulated interval for 8 of 20 at 95%", () => {
    const { lower, upper } = clopperPearson(8, 20, 0.05);
    expect(lower).toBeCloseTo(0.1911901, 6);
    expect(upper).toBeCloseTo(0.6394574, 6);
  });

  it("ends where the exact tail is at most error/2, and would not a little further in", () => {
    for (const [k, n, error] of [
      [3, 17, 0.01],
      [30, 31, 0.1],
      [25, 60, 0.001],
    ] as const) {
      const { lower, upper } = clopperPearson(k, n, error);
      const at = (p: number, from: number) => exactUpperTail(n, from, p);
      const low = at(lower, k);
      expect(compare(low.numerator, low.denominator, error / 2)).toBeLessThanOrEqual(0);
      const lowInside = at(lower * (1 + 1e-12), k);
      expect(compare(lowInside.numerator, lowInside.denominator, error / 2)).toBe(1);
      const high = at(upper, k + 1);
      expect(compare(high.denominator - high.numerator, high.denominator, error / 2)).toBeLessThanOrEqual(0);
      const highInside = at(upper * (1 - 1e-12), k + 1);
      expect(compare(highInside.denominator - highInside.numerator, highInside.denominator, error / 2)).toBe(1);
    }
  });

  it("is mirrored when successes and failures swap", () => {
    const a = clopperPearson(4, 25, 0.02);
    const b = clopperPearson(21, 25, 0.02);
    expect(a.lower).toBeCloseTo(1 - b.upper, 13);
    expect(a.upper).toBeCloseTo(1 - b.lower, 13);
  });

  it("knows nothing without trials and rejects impossible counts", () => {
    expect(clopperPearson(0, 0, 0.05)).toEqual({ lower: 0, upper: 1 });
    expect(() => clopperPearson(3, 2, 0.05)).toThrow(DomainError);
    expect(() => clopperPearson(1, 2, 0)).toThrow(DomainError);
  });
});
