import { describe, expect, it } from "vitest";
import { weightedGradients } from "./weighted-gradients.js";

const { at, materialize } = weightedGradients;

describe("weightedGradients", () => {
  it("has the Fisher matrix, the covariance with its mean subtracted, and the loss with its half", () => {
    const { fisher, covariance, loss } = materialize(at({ g: "1 0; 1 2", e: "3; -1" }));
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
    expect(materialize(at({ g: 3, e: 2 })).covariance.toRows()).toEqual([[0]]);
  });
});
