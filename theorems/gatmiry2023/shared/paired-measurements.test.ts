import { describe, expect, it } from "vitest";
import {
  distance,
  endToEnd,
  fromRows,
  gradientSquares,
  Matrix,
  rankOneMinimizer,
  withArena,
} from "../../../src/numerics/index.js";
import { Random } from "../../../src/random/index.js";
import { leastPairedSum, pairedMeasurements, pairedMinimizer } from "./paired-measurements.js";

const U = fromRows([
  [2, -1],
  [1, 1],
]);
const V = fromRows([
  [1, 3],
  [0, -1],
]);
const M = fromRows([
  [1, 2],
  [-3, 1],
]);

function gaussian(random: Random): Matrix {
  return new Matrix(
    2,
    2,
    Float64Array.from({ length: 4 }, () => random.normal()),
  );
}

/** A⁻¹ of a 2 × 2 matrix. */
function inverse({ data }: Matrix): Matrix {
  const [a, b, c, d] = data as unknown as [number, number, number, number];
  const determinant = a * d - b * c;
  return new Matrix(
    2,
    2,
    Float64Array.from([d, -b, -c, a], (x) => x / determinant),
  );
}

/** The sum at free layers W_1, …, W_{L−1} and the last layer that makes the product M. */
function sumAt(free: readonly Matrix[]): number {
  return withArena(() => {
    const last = M.times(inverse(endToEnd(free)));
    return gradientSquares([...free, last], pairedMeasurements({ U, V })).value;
  });
}

/** The least sum that a descent by random steps finds from a random start, with steps that adapt to its success. */
function descended(depth: number, random: Random): number {
  let layers = Array.from({ length: depth - 1 }, () => gaussian(random));
  let [least, step] = [sumAt(layers), 1];
  for (let k = 0; k < 4000; k++) {
    const tried = layers.map(
      (w) =>
        new Matrix(
          2,
          2,
          w.data.map((x) => x + step * random.normal()),
        ),
    );
    const sum = sumAt(tried);
    if (sum < least) [layers, least, step] = [tried, sum, step * 2];
    else step *= 0.84;
    if (step < 1e-9) step = 0.1;
  }
  return least;
}

describe("leastPairedSum", () => {
  it.each([3, 4])("is what a descent from random starts comes to at depth %i, and never falls below", (depth) => {
    const bound = leastPairedSum({ U, V }, M, depth).value;
    for (const seed of [1, 2, 3]) {
      const found = descended(depth, new Random(seed));
      expect(found).toBeGreaterThan(bound * (1 - 2 ** -40));
      expect(found).toBeLessThan(bound * 1.001);
    }
  });

  it("is reached by explicit layers, whatever the hidden widths, and by layers of rank one", () => {
    for (const widths of [
      [2, 2, 2, 2],
      [2, 3, 2, 4, 2],
    ]) {
      const layers = pairedMinimizer({ U, V }, M, widths)!;
      const apart = distance(endToEnd(layers), M);
      expect(apart.value).toBeLessThanOrEqual(apart.error);
      const column = fromRows([[1], [2]]);
      const rankOne = rankOneMinimizer(widths, pairedMeasurements({ U, V }), column, column);
      for (const weights of [layers, rankOne]) {
        const least = leastPairedSum({ U, V }, endToEnd(weights), widths.length - 1);
        const sum = gradientSquares(weights, pairedMeasurements({ U, V }));
        expect(Math.abs(sum.value - least.value)).toBeLessThanOrEqual(sum.error + least.error);
        expect(sum.error).toBeLessThan(sum.value * 2 ** -30);
      }
    }
  });

  it("has no layers where U is singular, or not square, or M is not seen", () => {
    const singular = fromRows([
      [1, 1],
      [1, 1],
    ]);
    const single = fromRows([[1], [1]]);
    expect(pairedMinimizer({ U: singular, V }, M, [2, 2, 2, 2])).toBeNull();
    expect(pairedMinimizer({ U: single, V }, M, [2, 2, 2, 2])).toBeNull();
    expect(pairedMinimizer({ U, V }, new Matrix(2, 2, new Float64Array(4)), [2, 2, 2, 2])).toBeNull();
  });
});
