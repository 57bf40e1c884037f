import { describe, expect, it } from "vitest";
import { leastSharpness } from "./least-sharpness.js";
import { regressionOn } from "./regression.js";
import {
  alignedMinimizer,
  column,
  fromRows,
  leastNormRegressor,
  Matrix,
  regressionMeasurements,
  sharpness,
  withArena,
} from "../../../src/numerics/index.js";
import { Random } from "../../../src/random/index.js";

const DEPTHS = [2, 3, 8, 24];

describe("leastSharpness", () => {
  it("is 2Lλ‖w*‖^{2−2/L} for white data, within a part in 2^19", () => {
    withArena(() => {
      const problem = regressionOn({
        X: fromRows([
          [2, 0],
          [0, -2],
          [0, 0],
        ]),
        y: column([6, 8, 1]),
      });
      for (const depth of DEPTHS) {
        const { value, error } = leastSharpness(depth, problem, leastNormRegressor(problem));
        const expected = 2 * depth * (4 / 3) * 5 ** (2 - 2 / depth);
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(error + 2 ** -48 * expected);
        expect(error).toBeLessThan(2 ** -19 * expected);
      }
    });
  });

  it("is below the sharpness of the minimizers of a grid, the flattest of which is within a tenth", () => {
    const random = new Random(7);
    for (const depth of [2, 3]) {
      for (let k = 0; k < 40; k++) {
        withArena(() => {
          const entries = (count: number) => Float64Array.from({ length: count }, () => random.normal());
          const problem = regressionOn({ X: new Matrix(4, 2, entries(8)), y: column(entries(4)) });
          const solution = leastNormRegressor(problem);
          const least = leastSharpness(depth, problem, solution);
          expect(least.error).toBeLessThan(2 ** -19 * least.value);
          const [first, ...others] = alignedMinimizer([2, ...new Array<number>(depth).fill(1)], solution, column([1]));
          // One scale moved from the first layer to the last keeps the product: a family that holds a flattest one.
          const sharpnesses = Array.from({ length: 65 }, (_, i) => {
            const scale = 2 ** ((i - 32) / 8);
            const moved = [first!.times(scale ** (1 - depth)), ...others.map((w) => w.times(scale))];
            return sharpness(moved, regressionMeasurements(problem)).value;
          });
          const best = Math.min(...sharpnesses);
          expect(best).toBeGreaterThanOrEqual((least.value - least.error) * (1 - 2 ** -40));
          expect(best).toBeLessThan(1.1 * least.value);
        });
      }
    }
  });
});
