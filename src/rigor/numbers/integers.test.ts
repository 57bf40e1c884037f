import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RUNS } from "../rational.fixture.js";
import { bitLength, ceilingRoot, floorDivide, floorRoot } from "./integers.js";

const integer = fc.bigInt({ min: -(2n ** 2500n), max: 2n ** 2500n });
const cut = fc.integer({ min: 0, max: 2500 });

describe("bitLength", () => {
  it("counts the binary digits", () => {
    fc.assert(
      fc.property(integer, cut, (n, shift) => {
        const x = n >> BigInt(shift);
        expect(bitLength(x)).toBe(x === 0n ? 0 : (x < 0n ? -x : x).toString(2).length);
      }),
      RUNS,
    );
  });

  it("is right next to powers of two, where doubles round up", () => {
    for (const k of [1, 52, 53, 54, 64, 128, 1000, 1023, 1024, 1025, 2048, 4099]) {
      const power = 1n << BigInt(k);
      expect([power - 1n, power, power + 1n, -power].map(bitLength)).toEqual([k, k + 1, k + 1, k + 1]);
    }
  });
});

describe("floorDivide", () => {
  it("rounds toward −∞", () => {
    expect([7n, -7n, 6n, -6n].map((a) => floorDivide(a, 3n))).toEqual([2n, -3n, 2n, -2n]);
  });
});

describe("floorRoot", () => {
  it("is the largest integer whose power does not exceed the argument", () => {
    fc.assert(
      fc.property(integer, cut, fc.integer({ min: 1, max: 70 }), (n, shift, k) => {
        const x = (n < 0n ? -n : n) >> BigInt(shift);
        const root = floorRoot(x, k);
        expect(root ** BigInt(k) <= x && x < (root + 1n) ** BigInt(k)).toBe(true);
      }),
      RUNS,
    );
  });

  it("is exact at perfect powers and one below", () => {
    const root = 3n ** 200n;
    for (const k of [2, 3, 5, 64]) {
      expect(floorRoot(root ** BigInt(k), k)).toBe(root);
      expect(floorRoot(root ** BigInt(k) - 1n, k)).toBe(root - 1n);
    }
  });
});

describe("ceilingRoot", () => {
  it("is the smallest integer whose square reaches the argument", () => {
    expect([0n, 1n, 2n, 4n, 5n, 9n, 10n].map(ceilingRoot)).toEqual([0n, 1n, 2n, 2n, 3n, 3n, 4n]);
  });
});
