import { describe, expect, it } from "vitest";
import { listLaw } from "../../../generators/laws/list-laws.js";
import { DomainError } from "../../../src/numerics/arithmetic/errors.js";
import { fromRows, Matrix, zeros } from "../../../src/numerics/matrices/matrix.js";
import { minimumFrobenius } from "../../../src/numerics/measurements/interpolation.js";
import { relativeLoss, samplesNeeded } from "./samples-needed.js";

/** The measurements e_ie_jᵀ in row order: the least-norm estimate keeps the first n entries of M*. */
const basis = Array.from(
  { length: 4 },
  (_, k) =>
    new Matrix(
      2,
      2,
      Float64Array.from({ length: 4 }, (_unused, i) => (i === k ? 1 : 0)),
    ),
);
const truth = fromRows([
  [2, 1],
  [0, 2],
]);

describe("relativeLoss", () => {
  it("is the share of the squared entries that were not measured", () => {
    const recovery = { measurements: basis, truth };
    [5 / 9, 4 / 9, 4 / 9, 0].forEach((loss, k) => {
      expect(relativeLoss(minimumFrobenius, recovery, k + 1)).toBeCloseTo(loss, 14);
    });
  });
});

describe("samplesNeeded", () => {
  it.each([
    [0.6, 1],
    [0.5, 2],
    [0.1, 4],
  ])("for a loss of %d are %d entries", (accurate, n) => {
    expect(samplesNeeded(minimumFrobenius, { measurements: basis, truth }, accurate)).toBe(n);
  });

  it("are the first n that serve, for random measurements and a loss that falls", () => {
    for (let seed = 0; seed < 20; seed++) {
      const shapes = Array.from({ length: 9 }, () => [3, 3] as const);
      const recovery = {
        measurements: listLaw("gaussian")(shapes, seed).matrices,
        truth: listLaw("rankOne")([[3, 3]], seed).matrices[0]!,
      };
      const losses = shapes.map((_, k) => relativeLoss(minimumFrobenius, recovery, k + 1));
      const first = losses.findIndex((loss) => loss <= 0.3) + 1;
      expect(samplesNeeded(minimumFrobenius, recovery, 0.3)).toBe(first);
      for (const near of [3, 6]) {
        expect(samplesNeeded(minimumFrobenius, recovery, 0.3, { step: 3, near })).toBe(3 * Math.ceil(first / 3));
      }
      for (const near of [1, 4, 8])
        expect(samplesNeeded(minimumFrobenius, recovery, 0.3, { step: 1, near })).toBe(first);
    }
  });

  it("are all entries where fewer never serve, whether their number is a multiple of the step or not", () => {
    const shapes = Array.from({ length: 15 }, () => [3, 5] as const);
    const recovery = {
      measurements: listLaw("gaussian")(shapes, 1).matrices,
      truth: listLaw("rankOne")([[3, 5]], 1).matrices[0]!,
    };
    const steps = [1, 2, 3, 4, 6, 7].map((step) =>
      samplesNeeded(() => zeros(3, 5), recovery, 0.5, { step, near: step }),
    );
    expect(new Set(steps)).toEqual(new Set([15]));
  });

  it("refuse a sequence that may be too short", () => {
    const recovery = { measurements: basis.slice(1), truth };
    expect(() => samplesNeeded(minimumFrobenius, recovery, 0.1)).toThrow(DomainError);
  });
});
