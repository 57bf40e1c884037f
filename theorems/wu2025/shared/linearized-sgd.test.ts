import { describe, expect, it } from "vitest";
import { instances } from "../../../generators/index.js";
import { exactRank, fromRows } from "../../../src/numerics/index.js";
import { alignedSgd } from "./aligned-noise.js";
import { GRADIENTS, gradientsOf, sgdWithBatches, spanningGradients } from "./linearized-sgd.js";

const drawn = instances({ sizes: { p: [1, 3], n: ({ p }) => [p, 5] }, matrices: { J: GRADIENTS } });

describe("spanningGradients", () => {
  it("are triangular and span, whatever they are made from", () => {
    for (const { J, p } of drawn.draws(200).map(drawn.materialize)) {
      const gradients = spanningGradients(J);
      expect(exactRank(gradients)).toBe(p);
      expect(spanningGradients(gradients).toRows()).toEqual(gradients.toRows());
    }
    expect(
      spanningGradients(
        fromRows([
          [0, 5],
          [2, 0],
        ]),
      ).toRows(),
    ).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });
});

describe("sgdWithBatches", () => {
  const gradients = fromRows([[1], [2], [4]]);

  it("has the noise share of its batches, at most all samples where these are subsets", () => {
    expect(sgdWithBatches(gradients, 5, "with replacement").share.value).toBe(1 / 5);
    expect(sgdWithBatches(gradients, 5, "without replacement").share.value).toBe(0);
  });

  it("has the gradients of a batch, in its order", () => {
    const sgd = sgdWithBatches(gradients, 2, "with replacement");
    expect(gradientsOf([2, 0, 2], sgd).toRows()).toEqual([[4], [1], [4]]);
  });
});

describe("alignedSgd", () => {
  const spec = drawn.at({ J: "1; 2; 4" });
  const { J } = drawn.materialize(spec);
  const sizes = { batch: 2, alignmentShare: 0.5 };

  it("has independent indices unless a spec says otherwise", () => {
    expect(alignedSgd(J, sizes, spec).sgd.share.value).toBe(1 / 2);
    const loose = { ...spec, choices: { draw: "without replacement" } };
    expect(alignedSgd(J, sizes, loose).sgd.share.value).toBe(1 / 4);
  });

  it("has a share of the least alignment", () => {
    const { least, alignment } = alignedSgd(J, sizes, spec);
    expect(alignment.value).toBe(least.value / 2);
  });
});
