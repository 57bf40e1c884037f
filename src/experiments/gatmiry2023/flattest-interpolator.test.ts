import { describe, expect, it } from "vitest";
import { inner } from "../../numerics/matrices/norms.js";
import { fromRows } from "../../numerics/matrices/matrix.js";
import { gatmiry2023NoRecovery } from "./figure-no-recovery.js";
import { flattestInterpolator } from "./flattest-interpolator.js";

describe("flattestInterpolator", () => {
  it("is half of the identity away where that alone is unseen, and encloses the least sharpness", () => {
    // All of the 3 × 3 matrices but the identity: 8 of trace 0, all alike.
    const scale = Math.sqrt(12);
    const single = (at: readonly (readonly [number, number, number])[]) => {
      const rows = Array.from({ length: 3 }, () => [0, 0, 0]);
      for (const [i, j, x] of at) rows[i]![j] = x * scale;
      return fromRows(rows);
    };
    const off = [0, 1, 2].flatMap((i) => [0, 1, 2].filter((j) => j !== i).map((j) => single([[i, j, 1]])));
    const [a, b] = [Math.SQRT1_2, 1 / Math.sqrt(6)];
    const measurements = [
      ...off,
      single([
        [0, 0, a],
        [1, 1, -a],
      ]),
      single([
        [0, 0, b],
        [1, 1, b],
        [2, 2, -2 * b],
      ]),
    ];
    const target = fromRows([
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    const labels = measurements.map((x) => inner(x, target));
    const { endToEnd, sharpness, bound, slope } = flattestInterpolator({ measurements, labels }, 600);
    // beyond/flattest-no-recovery with k = 3: δ = 1/2, λ_max = 2(1+δ)L(1/2)^{2−2/L} = 3.
    expect(endToEnd.at(0, 0)).toBeCloseTo(0.5, 2);
    expect(endToEnd.at(1, 1)).toBeCloseTo(-0.5, 2);
    expect(sharpness).toBeGreaterThan(3 - 1e-9);
    expect(sharpness).toBeLessThan(3.03);
    expect(bound).toBeLessThanOrEqual(sharpness);
    expect(bound).toBeGreaterThan(2.97);
    expect(slope).toBeLessThan(0.05);
  });
});

describe("the figure", () => {
  it("has the flattest further away than the least trace", async () => {
    const data = (await gatmiry2023NoRecovery.run({ full: false, seed: 1 }))!;
    const at = data.tables[0]!.rows.find(([n]) => n === 15)!;
    expect(at[1]).toBeGreaterThan(0.3);
    expect(at[2]).toBeLessThan(0.2);
  });
});
