import { describe, expect, it } from "vitest";
import { judge } from "../../../src/claim/relation.js";
import { stableAtOne, twoFunctions, twoFunctionSpecs, unstableAtOne } from "./two-function-sgd.js";

/** E(x_t − 1)² for the functions scaled by κ, in plain numbers and on the branch at 1. */
function secondMoment(scale: number, offset: number, steps: number): number {
  const growth = [0.1, 1.9].map((c) => (1 - 0.7 * 2 * scale * c) ** 2);
  return offset ** 2 * ((growth[0]! + growth[1]!) / 2) ** steps;
}

describe("SGD on two functions", () => {
  it.each([1 / 2, 1])("has the moments and the verdicts of its factors, κ = %d", (scale) => {
    for (let seed = 0; seed < 50; seed++) {
      const instance = twoFunctions(twoFunctionSpecs.draw(seed), scale);
      const unstable = unstableAtOne(instance);
      const moment = unstable.at(-1)!;
      const expected = secondMoment(scale, instance.offset, instance.steps);
      expect(Math.abs(moment.rhs.value / expected - 1)).toBeLessThan(1e-4);
      expect(unstable.map((r) => judge(r).verdict)).toEqual(
        scale === 1 ? ["holds", "holds", "holds", "holds"] : ["holds", "refuted", "refuted", "refuted"],
      );
      expect(stableAtOne(instance).map((r) => judge(r).verdict)).toEqual(
        scale === 1 ? ["holds", "refuted", "refuted"] : ["holds", "holds", "holds"],
      );
    }
  });

  it("does not decide where the two valleys meet", () => {
    // x = 1/(1 − √0.1): the branches of f_1 cross between two doubles; at x = 0 and κ = 0 they are equal.
    const flat = twoFunctions(twoFunctionSpecs.draw(1), 0);
    expect(unstableAtOne(flat).map((r) => judge(r).verdict)).toEqual(new Array(4).fill("undecided"));
  });
});
