import { describe, expect, it } from "vitest";
import { uniforms } from "../uniforms.fixture.js";
import { DomainError } from "../../numerics/arithmetic/errors.js";
import { comparable } from "./comparable.js";

const ERROR = 2 ** -20;

/** Ratios (1 ± 20 %)·s^power at sizes 2, 4, 8. */
function data(power: number, count: number): { size: number; ratio: number }[] {
  const next = uniforms(17);
  return Array.from({ length: count }, (_, i) => {
    const size = 2 ** (1 + (i % 3));
    return { size, ratio: (0.8 + 0.4 * next()) * size ** power };
  });
}

describe("comparable", () => {
  it("tells a level ratio from powers of the size", () => {
    const level = comparable(data(0, 200), 1 / 4, ERROR);
    expect(level.decision).toBe("comparable");
    // 67 of size 2; the highest third begins with size 4.
    expect(level.pairs).toBe(67);
    expect(level.smallest).toBeGreaterThanOrEqual(0.8);
    expect(level.largest).toBeLessThanOrEqual(1.2);
    expect(Math.abs(level.exponent)).toBeLessThan(0.05);
    expect(comparable(data(1, 200), 1 / 4, ERROR).decision).toBe("grows");
    expect(comparable(data(1 / 2, 200), 1 / 4, ERROR).decision).toBe("grows");
    expect(comparable(data(-1 / 2, 200), 1 / 4, ERROR).decision).toBe("falls");
  });

  it("leaves open what few pairs cannot say, and what is at the border", () => {
    expect(comparable(data(0, 20), 1 / 4, ERROR).decision).toBe("undecided");
    expect(comparable(data(1 / 4, 200), 1 / 4, ERROR).decision).toBe("undecided");
  });

  it("needs data", () => {
    expect(() => comparable([], 1 / 4, ERROR)).toThrow(DomainError);
  });
});
