import { describe, expect, it } from "vitest";
import { testMean } from "../statistics/fixtures/bounded-mean.js";
import { Random } from "./random.js";
import { spherePoint, sphereSamples } from "./sphere.js";

describe("points of the sphere of radius √d", () => {
  it("have that length, and are the same for the same seed", () => {
    for (const d of [1, 2, 5, 16]) {
      const points = sphereSamples(7, 20, d);
      for (const x of points) {
        expect(x).toHaveLength(d);
        expect(Math.abs(Math.hypot(...x) / Math.sqrt(d) - 1)).toBeLessThan(4 * d * 2 ** -53);
      }
      expect(sphereSamples(7, 20, d)).toEqual(points);
      expect(sphereSamples(8, 20, d)).not.toEqual(points);
    }
  });

  it("have coordinates of mean 0 and mean square 1", () => {
    const d = 3;
    const random = new Random(3);
    const points = Array.from({ length: 2000 }, () => spherePoint(random, d));
    const shifted = points.map((x) => Math.min(Math.max((x[1]! / Math.sqrt(d) + 1) / 2, 0), 1));
    const squares = points.map((x) => Math.min(x[1]! ** 2 / d, 1));
    expect(testMean(shifted, { relation: "equals", value: 1 / 2 }, 2 ** -20).decision).toBe("consistent");
    expect(testMean(squares, { relation: "equals", value: 1 / d }, 2 ** -20).decision).toBe("consistent");
    expect(testMean(squares, { relation: "equals", value: 1 / 4 }, 2 ** -20).decision).toBe("refuted");
  });
});
