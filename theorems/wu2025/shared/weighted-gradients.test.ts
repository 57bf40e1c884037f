import { describe, expect, it } from "vitest";
import { weightedGradients, weightedGradientSpecs } from "./weighted-gradients.js";

describe("weightedGradients", () => {
  it("has the Fisher matrix, the covariance with its mean subtracted, and the loss with its half", () => {
    const spec = weightedGradientSpecs.explicit({
      sizes: { n: 2, p: 2 },
      lists: {
        g: [
          [
            [1, 0],
            [1, 2],
          ],
        ],
        e: [[[3], [-1]]],
      },
    });
    const { fisher, covariance, loss } = weightedGradients(spec);
    expect(fisher.toRows()).toEqual([
      [1, 1],
      [1, 2],
    ]);
    // Weighted gradients (3, 0) and (−1, −2), of mean (1, −1).
    expect(covariance.toRows()).toEqual([
      [4, 2],
      [2, 1],
    ]);
    expect(loss.value).toBe(2.5);
  });

  it("has no noise in one sample", () => {
    const spec = weightedGradientSpecs.explicit({
      sizes: { n: 1, p: 1 },
      lists: { g: [[[3]]], e: [[[2]]] },
    });
    expect(weightedGradients(spec).covariance.toRows()).toEqual([[0]]);
  });
});
