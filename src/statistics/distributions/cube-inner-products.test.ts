import { describe, expect, it } from "vitest";
import { DomainError } from "../../numerics/arithmetic/errors.js";
import { cube, innerProduct } from "../../numerics/shallow/cube.js";
import { largestProductProbability } from "./cube-inner-products.js";

/** All (2^d)^n samples, one by one. */
function byEnumeration(d: number, n: number, event: (largest: number, size: number) => boolean): number {
  const points = cube(d);
  let favourable = 0;
  for (let code = 0; code < points.length ** n; code++) {
    const sample = Array.from({ length: n }, (_, i) => points[Math.floor(code / points.length ** i) % points.length]!);
    const products = sample.flatMap((x, i) => sample.slice(0, i).map((y) => innerProduct(x, y)));
    if (event(Math.max(...products), Math.max(...products.map(Math.abs)))) favourable++;
  }
  return favourable / points.length ** n;
}

describe("the largest inner products of points of the cube", () => {
  it("have the probabilities of a full enumeration, exactly", () => {
    for (const [d, n] of [
      [1, 2],
      [1, 4],
      [2, 3],
      [3, 2],
      [3, 3],
      [4, 2],
      [4, 3],
      [2, 4],
    ] as const) {
      for (let level = -d; level <= d; level++) {
        const below = largestProductProbability(d, n, ({ largest }) => largest <= level);
        const within = largestProductProbability(d, n, ({ largestSize }) => largestSize <= level);
        expect(below).toMatchObject({ value: byEnumeration(d, n, (largest) => largest <= level), error: 0 });
        expect(within).toMatchObject({ value: byEnumeration(d, n, (_, size) => size <= level), error: 0 });
      }
    }
  });

  it("of two points in 48 dimensions: orthogonal with probability C(48, 24)/2^48", () => {
    let exactly = 1n;
    for (let i = 1n; i <= 24n; i++) exactly = (exactly * (49n - i)) / i;
    const found = largestProductProbability(48, 2, ({ largestSize }) => largestSize === 0).value;
    expect(BigInt(found * 2 ** 48)).toBe(exactly);
  });

  it("are certain events in all, also for one point", () => {
    expect(largestProductProbability(24, 3, () => true).value).toBe(1);
    expect(largestProductProbability(5, 1, ({ largest }) => largest === -Infinity).value).toBe(1);
  });

  it("are refused where the counts would not be exact integers", () => {
    expect(() => largestProductProbability(25, 3, () => true)).toThrow(DomainError);
    expect(() => largestProductProbability(0, 2, () => true)).toThrow("d ≥ 1");
  });
});
