import { describe, expect, it } from "vitest";
import { mlSingularValues } from "../fixtures/ml-matrix.js";
import { fromRows, type Matrix } from "../matrices/matrix.js";
import { exactHessianRank } from "./hessian-rank.js";
import { explicitMinimumHessian } from "./minimum-hessian.js";

const layers: readonly (readonly Matrix[])[] = [
  [[[0]], [[0]]],
  [[[0]], [[1]]],
  [[[1]], [[2]], [[3]]],
  [[[1, 2]], [[3], [1]]],
  [
    [
      [1, 2],
      [2, 4],
      [0, 1],
    ],
    [
      [1, 0, 0],
      [0, 0, 1],
    ],
  ],
  [
    [
      [1, 0],
      [0, 0],
    ],
    [
      [0, 0],
      [0, 1],
    ],
    [
      [1, 1],
      [1, 1],
    ],
  ],
].map((weights) => weights.map((w) => fromRows(w)));

describe("exactHessianRank", () => {
  it("counts the singular values of the full Hessian that are not rounding", () => {
    for (const weights of layers) {
      const values = mlSingularValues(explicitMinimumHessian(weights));
      expect(exactHessianRank(weights)).toBe(values.filter((x) => x > 2 ** -20).length);
    }
  });

  it("is d_x d_y for one layer, whatever its entries", () => {
    expect(exactHessianRank([fromRows([[0, 0, 0]])])).toBe(3);
  });

  it("sees a product that is zero only up to rounding", () => {
    // 0.1 · 3 − 0.3 ≠ 0 in doubles: the layers have the product 2^-54·k and not 0.
    const exactZero = [fromRows([[1], [-1]]), fromRows([[1, 1]]), fromRows([[0]])];
    const nearly = [fromRows([[3], [-1]]), fromRows([[0.1, 0.3]]), fromRows([[0]])];
    expect([exactHessianRank(exactZero), exactHessianRank(nearly)]).toEqual([0, 1]);
  });
});
