import { describe, expect, it } from "vitest";
import { instances } from "../../../generators/index.js";
import { atMost, type Claim, claim, holds } from "../../claim/index.js";
import { frobeniusNorm, type Matrix, nuclearNorm, type Quantity, squareRoot } from "../../numerics/index.js";
import { minimize } from "../judge/minimize.js";
import { hunt } from "./hunt.js";

const ZERO_FIRST = [
  [0, 1, 0],
  [0, 0, 1],
];

const PACE = { now: () => 0, signal: new AbortController().signal };

/** ‖A‖_* against a bound that is a little too small where the rank is 2 or more. */
function nuclearBound(factor: (A: Matrix) => Quantity | number): Claim {
  const drawn = instances({ sizes: { m: [1, 4], n: [1, 4] }, matrices: { A: ["m", "n"] } });
  return claim(drawn, {
    id: "beyond/threshold",
    title: "A bound on the nuclear norm",
    kinds: ["bound"],
    locus: "nowhere",
    printed: holds`\|A\|_* \le c\|A\|_F`(({ A }) => ({
      "‖A‖_* ≤ c‖A‖_F": atMost(nuclearNorm(A), frobeniusNorm(A).times(factor(A))),
    })),
    equality: "the constant is meant to be a little too small everywhere",
    degenerate: { number: drawn.at({ A: 2 }) },
  });
}

describe("the smallest counterexample", () => {
  it("has lost the row or column that does not matter, whichever it was", () => {
    const searched = nuclearBound(() => 1.4142135);
    const wide = { sizes: { m: 2, n: 3 }, widths: [], choices: {}, reals: {}, lists: { A: { entries: [ZERO_FIRST] } } };
    const target = { form: "printed", relation: "‖A‖_* ≤ c‖A‖_F" };
    const { spec } = minimize(searched, target, wide);
    expect(spec).toMatchObject({
      sizes: { m: 2, n: 2 },
      lists: {
        A: {
          entries: [
            [
              [1, 0],
              [0, 1],
            ],
          ],
        },
      },
    });
  });

  it("is found and certified by intervals where its margin is within rounding", async () => {
    const least = nuclearBound((A) => squareRoot(Math.min(A.rows, A.cols)).times(1 - 2 ** -53));
    const { found } = await hunt(least, { form: "printed", seed: 1, evaluations: 1000, ...PACE });
    expect(found!.smallest.spec).toMatchObject({ sizes: { m: 1, n: 1 }, lists: { A: { entries: [[[2]]] } } });
    expect(found!.confirmation.outcome).toBe("certified");
  });
});
