import { describe, expect, it } from "vitest";
import { cube, distinctSamples, innerProduct, pointsOutside, spreadSamples } from "./cube.js";

describe("points of the cube", () => {
  it("are 2^d different sign vectors that sum to zero, the ones first", () => {
    for (const d of [1, 2, 3, 6]) {
      const points = cube(d);
      expect(new Set(points.map(String)).size).toBe(2 ** d);
      expect(points[0]).toEqual(new Array(d).fill(1));
      for (let k = 0; k < d; k++) expect(points.reduce((total, x) => total + x[k]!, 0)).toBe(0);
      expect(points.flat().every((x) => Math.abs(x) === 1)).toBe(true);
    }
  });

  it("taken from rows are their signs without repetition", () => {
    expect(
      distinctSamples([
        [0, -2],
        [3, -1],
        [-0.5, 1],
        [1, -1],
      ]),
    ).toEqual([
      [1, -1],
      [-1, 1],
    ]);
  });

  it("kept as spread have small inner products, and those dropped have a large one", () => {
    const points = cube(5);
    const kept = spreadSamples(points, 1);
    kept.forEach((x, i) => {
      kept.slice(0, i).forEach((y) => expect(innerProduct(x, y)).toBeLessThanOrEqual(1));
    });
    for (const point of points) {
      if (!kept.includes(point)) expect(kept.some((other) => innerProduct(point, other) > 1)).toBe(true);
    }
    expect(kept[0]).toBe(points[0]);
  });

  it("outside the samples are all the others", () => {
    const samples = cube(3).slice(2, 5);
    const rest = pointsOutside(samples, 3);
    expect(rest).toHaveLength(5);
    expect(new Set([...rest, ...samples].map(String)).size).toBe(8);
  });

  it("are refused where they are more than an instance may have, before any is made", () => {
    expect(() => cube(30)).toThrow(
      "{±1}^30: expected at most 4194304 numbers in an instance, got all of its 2^30 points, which takes 32212254720",
    );
    expect(cube(17)).toHaveLength(2 ** 17);
  });
});
