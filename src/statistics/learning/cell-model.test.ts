import { describe, expect, it } from "vitest";
import {
  type CellModel,
  type Datum,
  empiricalLoss,
  farthestCentre,
  fewestLosses,
  largestAround,
} from "./cell-model.js";

const line: CellModel = { dimension: 1, perAxis: 2, side: 3 };

/** All 4³ samples of three data with a bit for each of the two cells of the line. */
const samples: Datum[][] = Array.from({ length: 64 }, (_, code) =>
  [0, 1, 2].map(
    (i): Datum =>
      ([cell]) =>
        ((code >> (2 * i + cell!)) & 1) as 0 | 1,
  ),
);

describe("a model with cells", () => {
  it("has the loss 1/2 at every θ, as the mean over all samples of the empirical one", () => {
    for (const theta of [-2.9, -1.5, -0.1, 0.1, 1.5, 2.9]) {
      const mean = samples.reduce((total, sample) => total + empiricalLoss(line, [theta], sample).value, 0) / 64;
      expect(mean).toBeCloseTo(1 / 2, 12);
    }
  });

  it("has as largest loss in a ball that of the points of the ball, on a fine grid", () => {
    const square: CellModel = { dimension: 2, perAxis: 3, side: 3 };
    const sample: Datum[] = [0, 1, 2, 3].map(
      (i): Datum =>
        ([a, b]) =>
          (3 * a! + 5 * b! + i) % 3 === 0 ? 1 : 0,
    );
    for (const theta of [
      [0, 0],
      [1.2, -0.4],
      [-1.4, 1.4],
      [0.8, 0.8],
    ]) {
      let most = 0;
      for (let a = -60; a <= 60; a++) {
        for (let b = -60; b <= 60; b++) {
          if (a * a + b * b > 3600) continue;
          most = Math.max(most, empiricalLoss(square, [theta[0]! + a / 60, theta[1]! + b / 60], sample).value);
        }
      }
      expect(largestAround(square, theta, 1, sample).value).toBe(most);
    }
  });

  it("reaches no other cell from the centre of one", () => {
    const centre = farthestCentre(line);
    expect(centre).toEqual([1.5]);
    for (const sample of samples) {
      expect(largestAround(line, centre, 1, sample).value).toBe(empiricalLoss(line, centre, sample).value);
    }
  });
});

describe("fewestLosses", () => {
  /** P(some cell has at most `losses` losses), counted. */
  const counted = (losses: number): number =>
    samples.filter((sample) =>
      [-1.5, 1.5].some((theta) => 3 * empiricalLoss(line, [theta], sample).value <= losses + 0.1),
    ).length / 64;

  it.each([0.01, 0.1, 0.2, 0.3, 0.5, 0.6])(
    "are reached with probability above δ = %d, counted over all samples",
    (delta) => {
      const { losses, room } = fewestLosses(line, 3, delta);
      expect(counted(losses)).toBeGreaterThan(delta);
      expect(room.value).toBeGreaterThan(room.error);
    },
  );

  it.each([0.01, 0.2, 0.5])(
    "are reached by all cubes of a group with probability above δ = %d, and none fewer",
    (delta) => {
      const { losses } = fewestLosses({ dimension: 1, perAxis: 1 }, 3, delta, [{ loss: 1 / 2, count: 2 }]);
      const together = (most: number): number =>
        samples.filter((sample) =>
          [-1.5, 1.5].every((theta) => 3 * empiricalLoss(line, [theta], sample).value <= most + 0.1),
        ).length / 64;
      expect(together(losses)).toBeGreaterThan(delta);
      // For one group 1 − e^{−p} stands for p.
      expect(1 - Math.exp(-together(losses - 1))).toBeLessThanOrEqual(delta);
    },
  );

  it("take the probability of a loss in each cube of a group", () => {
    const group = [
      { loss: 1 / 4, count: 1 },
      { loss: 0, count: 5 },
    ];
    // P(Bin(3, 1/4) ≤ 0) = 27/64, and 1 − e^{−27/64} = 0.344.
    expect(fewestLosses({ dimension: 1, perAxis: 1 }, 3, 0.34, group).losses).toBe(0);
    expect(fewestLosses({ dimension: 1, perAxis: 1 }, 3, 0.35, group).losses).toBe(1);
  });

  it("are the fewest, where 1 − e^{−Jp} is as good as the probability", () => {
    expect(fewestLosses(line, 3, 0.2).losses).toBe(0);
    expect(fewestLosses(line, 3, 0.3).losses).toBe(1);
    expect(counted(0)).toBeCloseTo(1 - (7 / 8) ** 2, 12);
  });
});
