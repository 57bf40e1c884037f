import { describe, expect, it } from "vitest";
import { instances } from "../../../generators/index.js";
import {
  exact,
  exactRank,
  fromRows,
  hessianCovariance,
  largestEigenvalue,
  largestStableRate,
  momentGrowth,
  oneStepMoment,
} from "../../../src/numerics/index.js";
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

describe("the counterexample of sgd-moments-multivariate", () => {
  const sgd = sgdWithBatches(
    fromRows([
      [1, 0],
      [0, 1],
      [1, 1],
    ]),
    1,
    "without replacement",
  );

  it("is stable up to η = 3 − √3, beyond the display and the bound on s", () => {
    const eta = exact(5 / 4);
    expect(largestStableRate(sgd).value).toBeCloseTo(3 - Math.sqrt(3), 12);
    expect(momentGrowth(sgd, eta).value).toBeCloseTo(0.969, 3);
    expect(largestEigenvalue(oneStepMoment(sgd, eta)).value).toBeCloseTo(1.104, 3);
    // s² = 2/3 and (n − B)/(B(n − 1)) = 1.
    expect(largestEigenvalue(hessianCovariance(sgd)).value).toBeCloseTo(2 / 3, 12);
    expect((25 / 16) * (2 / 3)).toBeCloseTo(1.042, 3);
  });

  it("grows by the second moment of its steps, multiplied out by hand", () => {
    const steps = [
      [1, 0],
      [0, 1],
      [1, 1],
    ].map((g) => [0, 1].map((i) => [0, 1].map((j) => (i === j ? 1 : 0) - (5 / 4) * g[i]! * g[j]!)));
    let moment = [
      [1, 0],
      [0, 1],
    ];
    let last = 1;
    let growth = 0;
    for (let t = 0; t < 200; t++) {
      moment = [0, 1].map((i) =>
        [0, 1].map((j) =>
          steps.reduce((sum, a) => {
            const through = (k: number, l: number): number => a[i]![k]! * moment[k]![l]! * a[l]![j]!;
            return sum + (through(0, 0) + through(0, 1) + through(1, 0) + through(1, 1)) / 3;
          }, 0),
        ),
      );
      const trace = moment[0]![0]! + moment[1]![1]!;
      [growth, last] = [trace / last, trace];
    }
    expect(growth).toBeCloseTo(0.969, 3);
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
