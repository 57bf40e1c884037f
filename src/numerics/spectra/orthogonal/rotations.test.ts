import { describe, expect, it } from "vitest";
import { rotateRows } from "./rotations.js";

/** The same one rotation and one column after the other. */
function plainly(m: number[][], row: number, step: number, turns: readonly number[]): number[][] {
  const rows = m.map((x) => [...x]);
  for (let t = 0, r = row; 2 * t < turns.length; t++, r += step) {
    const [c, s] = [turns[2 * t]!, turns[2 * t + 1]!];
    const [x, y] = [rows[r]!, rows[r + step]!];
    rows[r] = x.map((a, j) => c * a + s * y[j]!);
    rows[r + step] = x.map((a, j) => c * y[j]! - s * a);
  }
  return rows;
}

describe("rotateRows", () => {
  it("turns rows downwards and upwards, for all numbers of columns, and leaves the others alone", () => {
    for (const cols of [1, 3, 4, 5, 8, 11]) {
      const stride = cols + 2;
      const rows = Array.from({ length: 6 }, (_, i) => Array.from({ length: stride }, (__, j) => 3 * i - j * j));
      for (const [row, step] of [
        [1, 1],
        [4, -1],
      ] as const) {
        const turns = [0.6, 0.8, 0.8, -0.6, 0.28, 0.96];
        const m = Float64Array.from(rows.flat());
        rotateRows(m, { row, step, stride, cols }, Float64Array.from([...turns, 7, 7]), 3);
        const truth = plainly(rows, row, step, turns).map((x, i) => x.map((a, j) => (j < cols ? a : rows[i]![j]!)));
        expect(Array.from(m)).toEqual(truth.flat());
      }
    }
  });
});
