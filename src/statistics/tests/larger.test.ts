import { describe, expect, it } from "vitest";
import { uniforms } from "../uniforms.fixture.js";
import { tendToBeLarger } from "./larger.js";

const upTo = (count: number) => Array.from({ length: count }, (_, k) => k + 1);

describe("tendToBeLarger", () => {
  it("decides exactly from the number that the hypergeometric law allows", () => {
    // P(K ≥ 2) = (1 + 3·4)/C(7, 3) = 13/35 for 3 among 7, and P(K ≥ 3) = 1/35.
    const others = upTo(4);
    expect(tendToBeLarger([5, 6, 0.5], others, 13.001 / 35)).toBe(true);
    expect(tendToBeLarger([5, 6, 0.5], others, 12.999 / 35)).toBe(false);
    expect(tendToBeLarger([5, 6, 7], others, 1.001 / 35)).toBe(true);
    expect(tendToBeLarger([5, 6, 7], others, 0.999 / 35)).toBe(false);
    // More of them than others: P(K ≥ 4) = 1/C(6, 4), the least there is.
    expect(tendToBeLarger([5, 6, 7, 8], [1, 2], 1.001 / 15)).toBe(true);
    expect(tendToBeLarger([5, 6, 7, 8], [1, 2], 0.999 / 15)).toBe(false);
  });

  it("needs few of the first, and does not take underflow for a probability", () => {
    expect(
      tendToBeLarger(
        upTo(13).map((x) => x + 77),
        upTo(77),
        2 ** -40,
      ),
    ).toBe(true);
    const many = upTo(3000);
    expect(tendToBeLarger(many, many, 1 / 4)).toBe(false);
    expect(
      tendToBeLarger(
        many.map((x) => x + 3000),
        many,
        2 ** -1000,
      ),
    ).toBe(true);
  });

  it("counts ties for the others, infinity as larger, and says nothing of none", () => {
    expect(tendToBeLarger([1, 1, 1], [1, 1, 1], 1 / 2)).toBe(false);
    expect(tendToBeLarger([Infinity, Infinity], [1, 2, 3, 4], 1.001 / 15)).toBe(true);
    expect(tendToBeLarger([], [1], 1)).toBe(false);
    expect(tendToBeLarger([1], [], 1)).toBe(false);
  });

  it("is wrong no more often than stated, where all have one distribution", () => {
    const next = uniforms(5);
    const draw = (count: number) => Array.from({ length: count }, next);
    const alarms = Array.from({ length: 1000 }, () => tendToBeLarger(draw(12), draw(30), 0.1)).filter(Boolean).length;
    // Five standard deviations above 100.
    expect(alarms).toBeLessThan(148);
    expect(alarms).toBeGreaterThan(10);
  });
});
