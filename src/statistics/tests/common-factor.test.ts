import { describe, expect, it } from "vitest";
import { meanInterval } from "../fixtures/bounded-mean.js";
import { uniforms } from "../uniforms.fixture.js";
import { DomainError } from "../../numerics/arithmetic/errors.js";
import { factorInterval, type Predicted } from "./common-factor.js";

/** x = 1 with probability c·m, else 0, for means m that vary: the law E x = c·m. */
function coins(seed: number, count: number, factor: number): Predicted[] {
  const next = uniforms(seed);
  return Array.from({ length: count }, () => {
    const mean = 0.1 + 0.6 * next();
    return { value: next() < factor * mean ? 1 : 0, mean, variance: mean * (1 - mean) };
  });
}

describe("factorInterval", () => {
  it.each([0.7, 1, 1.3])("misses the factor %d no more often than stated", (factor) => {
    const missed = Array.from({ length: 400 }, (_, seed) => factorInterval(coins(seed, 100, factor), 0.1)).filter(
      ({ lower, upper }) => factor < lower || factor > upper,
    ).length;
    expect(missed).toBeLessThan(400 * 0.1);
  });

  it("excludes a factor that is off by a tenth, on each of 5 seeds", () => {
    for (let seed = 0; seed < 5; seed++) {
      expect(factorInterval(coins(seed, 12000, 0.9), 2 ** -20).upper).toBeLessThan(1);
      expect(factorInterval(coins(seed, 12000, 1.1), 2 ** -20).lower).toBeGreaterThan(1);
    }
  });

  it("agrees with the interval of a common mean to a third of its length", () => {
    const data = coins(5, 2000, 1).map((x) => ({ ...x, value: x.value * 0.5 + 0.1, mean: 0.25, variance: 0.05 }));
    const own = factorInterval(data, 0.01);
    const other = meanInterval(
      data.map(({ value }) => value),
      0.01,
      data.length,
    );
    const length = (other.upper - other.lower) / 0.25;
    expect(Math.abs(own.lower - other.lower / 0.25)).toBeLessThan(length / 3);
    expect(Math.abs(own.upper - other.upper / 0.25)).toBeLessThan(length / 3);
  });

  it("stays valid where the claimed variances are wrong", () => {
    const missed = Array.from({ length: 400 }, (_, seed) =>
      factorInterval(
        coins(seed, 100, 1).map((x) => ({ ...x, variance: x.mean / 50 })),
        0.1,
      ),
    ).filter(({ lower, upper }) => lower > 1 || upper < 1).length;
    expect(missed).toBeLessThan(400 * 0.1);
  });

  it("never claims a mean above 1", () => {
    expect(factorInterval([{ value: 1, mean: 0.8, variance: 0.1 }], 0.5).upper).toBeLessThanOrEqual(1 / 0.8);
  });

  it("refuses data that it is not meant for", () => {
    const good = { value: 0.5, mean: 0.5, variance: 0.1 };
    expect(() => factorInterval([], 0.1)).toThrow(DomainError);
    expect(() => factorInterval([{ ...good, value: 1.5 }], 0.1)).toThrow(DomainError);
    expect(() => factorInterval([{ ...good, mean: 1 }], 0.1)).toThrow(DomainError);
    expect(() => factorInterval([{ ...good, variance: 0 }], 0.1)).toThrow(DomainError);
    expect(() => factorInterval([good], 0)).toThrow(DomainError);
  });
});
