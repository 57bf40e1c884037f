import { describe, expect, it } from "vitest";
import { judge, type Relations } from "../../../src/claim/index.js";
import { stableAtOne, twoFunctions, unstableAtOne } from "./two-function-sgd.js";

/** E(x_t − 1)² for the functions scaled by κ, in plain numbers and on the branch at 1. */
function secondMoment(scale: number, offset: number, steps: number): number {
  const growth = [0.1, 1.9].map((c) => (1 - 0.7 * 2 * scale * c) ** 2);
  return offset ** 2 * ((growth[0]! + growth[1]!) / 2) ** steps;
}

function verdicts(relations: Relations): string[] {
  return Object.entries(relations).map(([name, of]) => judge(of!(name)).verdict);
}

describe("SGD on two functions", () => {
  it.each([1 / 2, 1])("has the moments and the verdicts of its factors, κ = %d", (scale) => {
    const { draws, materialize } = twoFunctions(scale);
    for (const instance of draws(50).map(materialize)) {
      const unstable = unstableAtOne(instance);
      const moment = unstable["E(x_t − 1)² ≥ (x₀ − 1)²"]("moment");
      const expected = secondMoment(scale, instance.offset, instance.steps);
      expect(Math.abs(moment.rhs.value / expected - 1)).toBeLessThan(1e-4);
      expect(verdicts(unstable)).toEqual(
        scale === 1
          ? new Array(8).fill("holds")
          : ["holds", "refuted", "refuted", "refuted", "holds", "refuted", "holds", "holds"],
      );
      expect(verdicts(stableAtOne(instance))).toEqual([
        "holds",
        ...new Array<string>(2).fill(scale === 1 ? "refuted" : "holds"),
        "holds",
        "holds",
        "holds",
      ]);
    }
  });

  it("does not decide where the two valleys meet", () => {
    // x = 1/(1 − √0.1): the branches of f_1 cross between two doubles; at x = 0 and κ = 0 they are equal.
    const { draws, materialize } = twoFunctions(0);
    expect(verdicts(unstableAtOne(materialize(draws(2)[1]!)))).toContain("undecided");
  });
});
