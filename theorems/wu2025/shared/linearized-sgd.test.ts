import { describe, expect, it } from "vitest";
import { layout } from "../../../generators/specs/layout.js";
import type { Spec } from "../../../src/claim/spec.js";
import { fromRows } from "../../../src/numerics/matrices/matrix.js";
import { exactRank } from "../../../src/numerics/spectra/exact-rank.js";
import { drawOf, GRADIENT_LIST, sgdWithBatches, SPANNING_SIZES, spanningGradients } from "./linearized-sgd.js";

const specs = layout({ sizes: SPANNING_SIZES, lists: { J: GRADIENT_LIST } });

describe("spanningGradients", () => {
  it("are triangular and span, whatever they are made from", () => {
    for (let seed = 0; seed < 200; seed++) {
      const { lists, sizes } = specs.raw(specs.draw(seed));
      const gradients = spanningGradients(lists.J[0]!);
      expect(exactRank(gradients)).toBe(sizes.p);
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
  it("has the noise share of its batches, at most all samples where these are subsets", () => {
    const gradients = fromRows([[1], [2], [4]]);
    expect(sgdWithBatches(gradients, 5, "with replacement").share.value).toBe(1 / 5);
    expect(sgdWithBatches(gradients, 5, "without replacement").share.value).toBe(0);
  });
});

describe("drawOf", () => {
  it("is the usual way unless a spec says otherwise", () => {
    const spec: Spec = specs.draw(1);
    expect(drawOf(spec, "with replacement")).toBe("with replacement");
    expect(drawOf({ ...spec, choices: { draw: "without replacement" } }, "with replacement")).toBe(
      "without replacement",
    );
  });
});
