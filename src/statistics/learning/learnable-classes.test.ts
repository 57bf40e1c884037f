import { describe, expect, it } from "vitest";
import { Random } from "../../random/random.js";
import { coordinates, steps } from "./learnable-classes.js";

/** The mean over all sign vectors of length n. */
function overSigns(n: number, value: (signs: readonly number[]) => number): number {
  let total = 0;
  for (let bits = 0; bits < 2 ** n; bits++) {
    total += value(Array.from({ length: n }, (_, i) => ((bits >> i) & 1 ? 1 : -1)));
  }
  return total / 2 ** n;
}

describe("steps", () => {
  it.each([1, 2, 3, 6, 9])("have the complexity of the walk over %d points, counted over all signs", (n) => {
    const counted = overSigns(n, (signs) => {
      let best = 0;
      let sum = 0;
      for (const sign of signs) best = Math.max(best, (sum += sign));
      return (1.5 * best) / n;
    });
    expect(steps(1.5).complexity(n)).toBeCloseTo(counted, 12);
  });

  it("are worst at the farther end of the gap, as a search over steps finds", () => {
    for (let seed = 0; seed < 20; seed++) {
      const n = 6;
      const random = new Random(seed);
      const sample = Array.from({ length: n }, () => random.uniform());
      const grid = Array.from({ length: 4001 }, (_, k) => k / 4000);
      const agrees = (theta: number): boolean => sample.every((x) => x >= theta === x >= 1 / 2);
      const worst = Math.max(...grid.filter(agrees).map((theta) => Math.abs(theta - 1 / 2) * (1 - Math.cos(2))));
      const claimed = steps(2).worstLoss(n, new Random(seed));
      expect(claimed).toBeGreaterThanOrEqual(worst);
      expect(claimed - worst).toBeLessThan((1 - Math.cos(2)) / 2000);
    }
  });
});

describe("coordinates", () => {
  it("have the complexity of orthonormal points, counted over all signs", () => {
    const counted = overSigns(5, (signs) => (2 * Math.hypot(...signs)) / 5);
    expect(coordinates(2, 8).complexity(5)).toBeCloseTo(counted, 12);
  });

  it("are worst where the norm is spread evenly: no random function that agrees does worse", () => {
    const count = 7;
    const random = new Random(99);
    for (let seed = 0; seed < 20; seed++) {
      const draws = new Random(seed);
      const seen = new Set(Array.from({ length: 5 }, () => draws.integer(0, count - 1)));
      const unseen = count - seen.size;
      const worst = coordinates(2, count).worstLoss(5, new Random(seed));
      const loss = (w: readonly number[]): number => w.reduce((total, x) => total + (1 - Math.cos(x)) / count, 0);
      expect(loss(new Array<number>(unseen).fill(2 / Math.sqrt(unseen)))).toBeCloseTo(worst, 12);
      for (let k = 0; k < 200; k++) {
        const direction = Array.from({ length: unseen }, () => random.normal());
        const norm = Math.hypot(...direction);
        expect(loss(direction.map((x) => (2 * x) / norm))).toBeLessThanOrEqual(worst * (1 + 2 ** -40));
      }
    }
  });

  it("lose nothing once everything is seen, and no more than 2 on each coordinate", () => {
    expect(coordinates(1, 1).worstLoss(3, new Random(1))).toBe(0);
    expect(coordinates(100, 2).worstLoss(1, new Random(1))).toBeCloseTo(1, 12);
  });
});
