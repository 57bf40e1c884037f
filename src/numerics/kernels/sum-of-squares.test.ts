import { describe, expect, it } from "vitest";
import { gamma } from "../arithmetic/roundoff.js";
import { atMost, exactInner, fromDouble, minus, times } from "../fixtures/rational.js";
import { Random } from "../../random/random.js";
import { sumOfSquaredDifferences, sumOfSquares } from "./sum-of-squares.js";

describe("sumOfSquares", () => {
  it("adds every square once, at all lengths around those at which it goes another way", () => {
    for (let length = 0; length < 75; length++) {
      const powers = Float64Array.from({ length }, (_, i) => 2 ** (i % 25));
      expect(sumOfSquares(powers)).toBe(powers.reduce((total, x) => total + x * x, 0));
    }
  });

  it("is off by γ_n Σ x² at most", () => {
    const random = new Random(3);
    for (let length = 1; length < 200; length += 7) {
      const data = Float64Array.from({ length }, () => random.normal());
      const truth = exactInner(data, data);
      const off = minus(fromDouble(sumOfSquares(data)), truth);
      const bound = times(fromDouble(gamma(length)), truth);
      expect(atMost(times(off, off), times(bound, bound))).toBe(true);
    }
  });

  it("hands on what is no number", () => {
    const data = new Float64Array(40).fill(1);
    for (const place of [0, 3, 38]) {
      for (const value of [NaN, Infinity]) expect(sumOfSquares(data.with(place, value))).toBe(value);
    }
  });
});

describe("sumOfSquaredDifferences", () => {
  it("has the bits of the sum over the array of differences, at all lengths", () => {
    const random = new Random(5);
    for (let length = 0; length < 75; length++) {
      const [x, y] = [0, 1].map(() => Float64Array.from({ length }, () => random.normal())) as [
        Float64Array,
        Float64Array,
      ];
      expect(sumOfSquaredDifferences(x, y)).toBe(sumOfSquares(x.map((a, i) => a - y[i]!)));
    }
  });
});
