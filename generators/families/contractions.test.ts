import { describe, expect, it } from "vitest";
import { MATRIX_LAWS } from "../laws/matrix-laws.js";
import { mlSingularValues } from "../../src/numerics/fixtures/ml-matrix.js";
import { fromRows, identity } from "../../src/numerics/matrices/matrix.js";
import { distance } from "../../src/numerics/matrices/norms.js";
import { Random } from "../../src/random/random.js";
import { contraction, frames, turned } from "./contractions.js";

describe("contraction", () => {
  it("has norm at most 1, and more than 1/2 where it had to be divided", () => {
    for (let seed = 0; seed < 50; seed++) {
      const c = MATRIX_LAWS.gaussian(4, 3, new Random(seed));
      const norm = mlSingularValues(contraction(c, 1))[0]!;
      expect(norm).toBeLessThanOrEqual(1);
      if (norm < 0.5) expect(contraction(c, 1).at(0, 0)).toBe(c.at(1, 1));
    }
  });

  it("leaves partial permutations alone and may be empty", () => {
    const c = fromRows([
      [7, 7, 7],
      [7, 0, -1],
      [7, 1, 0],
    ]);
    expect(contraction(c, 1).toRows()).toEqual([
      [0, -1],
      [1, 0],
    ]);
    expect(contraction(c, 3).data).toHaveLength(0);
    expect(contraction(fromRows([[1, 1]]), 0).toRows()).toEqual([[0.5, 0.5]]);
  });
});

describe("turned", () => {
  it("turns a chain of layers so that the frames between them cancel", () => {
    const random = new Random(3);
    const around = frames([3, 2, 3].map((d) => MATRIX_LAWS.gaussian(d, d, random)));
    const layers = [MATRIX_LAWS.gaussian(2, 3, random), MATRIX_LAWS.gaussian(3, 2, random)];
    const [first, second] = turned(layers, around, 2);
    const whole = around[2]!.T.times(second!.times(first!.times(around[0]!)));
    const expected = layers[1]!.times(layers[0]!).data.map((x) => 4 * x);
    whole.data.forEach((x, i) => expect(Math.abs(x - expected[i]!)).toBeLessThanOrEqual(whole.radius));
    const q = around[0]!;
    expect(distance(q.T.times(q), identity(3)).value).toBeLessThan(8 * q.radius);
  });
});
