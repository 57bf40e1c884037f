import { describe, expect, it } from "vitest";
import { padded, rotate, workspace } from "../../kernels/index.js";
import { Random } from "../../../random/random.js";
import { WaitingTurns } from "./waiting-turns.js";

describe("WaitingTurns", () => {
  it("give what turning at once gives, to the bit: more sweeps than wait, up and down, of any length, columns that fill no strip", () => {
    const random = new Random(11);
    for (const [rows, cols] of [
      [2, 1],
      [7, 8],
      [9, 21],
      [12, 40],
    ] as const) {
      const stride = padded(cols);
      const first = rows * stride;
      const size = first + WaitingTurns.room(rows);
      const matrix = Float64Array.from({ length: first }, (_, at) => (at % stride < cols ? random.normal() : 0));
      const sweeps = Array.from({ length: 50 }, () => {
        const [from, to] = [random.integer(0, rows - 1), random.integer(0, rows - 1)];
        const turns = Array.from({ length: Math.abs(from - to) }, () => random.normal()).flatMap((a) => [
          Math.cos(a),
          Math.sin(a),
        ]);
        return { at: from * stride, step: to < from ? -stride : stride, rows: Math.abs(from - to) + 1, turns };
      });

      const entries = (of: Float64Array): number[] =>
        Array.from(of.subarray(0, first)).filter((_, at) => at % stride < cols);
      const direct = new Float64Array(size);
      direct.set(matrix);
      for (const { at, step, rows: count, turns } of sweeps) {
        direct.set(turns, first);
        rotate(direct, { at, stride: step, rows: count, cols }, first);
      }

      const x = workspace(size);
      x.set(matrix);
      const waiting = new WaitingTurns(x, first, rows, cols);
      for (const { at, step, rows: count, turns } of sweeps) {
        x.set(turns, waiting.next());
        waiting.add(at, step, count);
      }
      waiting.finish();
      expect(entries(x)).toEqual(entries(direct));
      // What has been done is done once.
      waiting.finish();
      expect(entries(x)).toEqual(entries(direct));
    }
  });
});
