import { describe, expect, it } from "vitest";
import { instances } from "../../generators/index.js";
import { atLeast, atMost, type Claim, claim, equal, holds } from "../claim/index.js";
import type { Relations } from "../claim/relations/comparison.js";
import { exact, frobeniusNorm, nuclearNorm, type Quantity } from "../numerics/index.js";
import { directionFaults, unaskedFaults } from "./asked-rules.js";
import { Bench } from "./bench.js";
import { ruleSample } from "./sample.js";

const drawn = instances({ sizes: { d: [1, 3] }, matrices: { A: ["d", "d"] } });

const few = { name: "d ≤ 3", statement: "d \\le 3", without: drawn.loosened({ sizes: { d: [4, 6] } }) };

/** ‖A‖_F ≤ ‖A‖_*, and beside it whatever is to be looked at. */
function claimOf(
  more: (norm: Quantity, d: number) => Readonly<Record<string, ReturnType<typeof atMost> | null>>,
): Claim {
  return claim(drawn, {
    id: "beyond/norms",
    title: "Two norms",
    kinds: ["bound"],
    locus: "nowhere",
    assumptions: [{ ...few, slack: ({ d }) => exact(3 - d) }],
    printed: holds`\|A\|_F \le \|A\|_*`(({ A, d }): Relations => ({
      "‖A‖_F ≤ ‖A‖_*": atMost(frobeniusNorm(A), nuclearNorm(A)),
      ...more(frobeniusNorm(A), d),
    })),
    equality: "there is none that is looked for",
    degenerate: { zero: drawn.at({ d: 2, A: "0 0; 0 0" }) },
  });
}

const NEGATIVE = "‖A‖_F ≥ 0";
const square = (norm: Quantity): ReturnType<typeof atMost> => atLeast(norm, exact(0));

describe("a relation that is named", () => {
  const faults = (is: (d: number) => boolean): string[] =>
    unaskedFaults(
      new Bench(
        claimOf((norm, d) => ({ [NEGATIVE]: is(d) ? square(norm) : null })),
        1,
      ),
    );

  it("is asked of some case, drawn or chosen", () => {
    expect(faults(() => true)).toEqual([]);
    expect(faults((d) => d === 3)).toEqual([]);
  });

  it("is asked where an assumption does not hold, if nowhere else", () => {
    expect(faults((d) => d === 5)).toEqual([]);
  });

  it("is a fault where its condition never holds, since nothing would have looked", () => {
    const why = "is asked of no case: its condition never holds; draw what it is about, or leave it out";
    expect(faults((d) => d === 7)).toEqual([`"${NEGATIVE}" (printed) ${why}`]);
  });
});

describe("a relation whose name has one sign", () => {
  const faults = (name: string, of: ReturnType<typeof atMost>): string[] => {
    const bench = new Bench(
      claimOf(() => ({ [name]: of })),
      1,
    );
    return directionFaults(bench, ruleSample(bench));
  };
  const zero = exact(0);

  it("compares that way", () => {
    expect(faults("a ≥ b", atLeast(zero, zero))).toEqual([]);
    expect(faults("b ≤ a", atMost(zero, zero))).toEqual([]);
    const why = "compares by ≤: compare as the name says, or name it as it compares";
    expect(faults("a ≥ b", atMost(zero, zero))).toEqual([`"a ≥ b" (printed) ${why}`]);
    expect(faults("a ≥ b ≥ c", atMost(zero, zero))).toHaveLength(1);
    expect(faults("a ≥ b", equal(zero, zero))).toHaveLength(1);
  });

  it("may compare in any way where it has several, or none", () => {
    for (const name of ["a ≥ b for c ≤ d", "T = 0: a ≥ b", "a is above b"]) {
      expect(faults(name, atMost(zero, zero))).toEqual([]);
    }
  });
});
