import { describe, expect, it } from "vitest";
import { largestOfTridiagonal } from "./tridiagonal-counts.js";

const found = (d: readonly number[], e: readonly number[]): { value: number; error: number; norm: number } => {
  const norm = Math.hypot(...d, ...e, ...e) * (1 + 2 ** -50);
  return { ...largestOfTridiagonal(Float64Array.from(d), Float64Array.from([...e, 0]), d.length, norm), norm };
};

describe("largestOfTridiagonal", () => {
  it("knows 2cos(π/(n+1)) of the path, shifted to either sign, within six units of the norm", () => {
    for (const n of [1, 2, 3, 20, 101]) {
      for (const shift of [0, 5, -7]) {
        const { value, error, norm } = found(new Array<number>(n).fill(shift), new Array<number>(n - 1).fill(1));
        const truth = shift + 2 * Math.cos(Math.PI / (n + 1));
        expect(Math.abs(value - truth)).toBeLessThanOrEqual(error + 2 ** -50);
        expect(error).toBeLessThanOrEqual(10 * 2 ** -53 * norm);
      }
    }
  });

  it("sees the largest of blocks, of equal numbers, and below pivots that are zero", () => {
    for (const [d, e, truth] of [
      [[1, 4, 2], [0, 0], 4],
      [[2, 2, 2, 2], [0, 0, 0], 2],
      [[0, 0], [3], 3],
      [[1, 1, -5], [1, 0], 2],
      [[-3, -2], [0], -2],
      [[0, 0, 0], [0, 0], 0],
    ] as const) {
      const { value, error } = found(d, e);
      expect(Math.abs(value - truth)).toBeLessThanOrEqual(error);
      expect(error).toBeLessThanOrEqual(1e-14);
    }
  });

  it("says nothing of what is no number", () => {
    expect(found([NaN, 1], [1]).error).toBe(Infinity);
    expect(found([Infinity, 1], [1]).error).toBe(Infinity);
  });
});
