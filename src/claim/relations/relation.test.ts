import { describe, expect, it } from "vitest";
import { approximately, exact } from "../../numerics/arithmetic/quantity.js";
import { fromRows } from "../../numerics/matrices/matrix.js";
import { atLeast, atMost, equal, same } from "../fixtures/named.js";
import { judge, TEETH, tightness } from "./relation.js";
import { asWritten } from "../words/written.js";

describe("the verdict of a bound", () => {
  it.each([
    ["holds where the margin exceeds the rounding", approximately(1, 0.1), approximately(2, 0.1), "holds"],
    [
      "is refuted where the margin is below minus the rounding",
      approximately(2, 0.1),
      approximately(1, 0.1),
      "refuted",
    ],
    ["is undecided within the rounding from below", approximately(1, 0.3), approximately(1.1, 0.3), "undecided"],
    ["is undecided within the rounding from above", approximately(1.1, 0.3), approximately(1, 0.3), "undecided"],
    ["holds at an exact tie", exact(3), exact(3), "holds"],
    ["holds at 0 ≤ 0", exact(0), exact(0), "holds"],
    ["is undecided at an inexact tie", approximately(3, 1e-9), exact(3), "undecided"],
    ["is undecided for NaN on the left", approximately(NaN, 0), exact(3), "undecided"],
    ["is undecided for NaN on the right", exact(3), approximately(NaN, 0), "undecided"],
    ["is undecided for an infinite error", approximately(1, Infinity), exact(3), "undecided"],
    ["is undecided for infinity against infinity", exact(Infinity), exact(Infinity), "undecided"],
  ] as const)("%s", (_, lhs, rhs, verdict) => {
    expect(judge(atMost("a ≤ b", lhs, rhs)).verdict).toBe(verdict);
  });

  it("reports margin and rounding", () => {
    const { margin, rounding } = judge(atMost("a ≤ b", approximately(1, 0.25), approximately(2, 0.5)));
    expect(margin).toBe(1);
    expect(rounding).toBeGreaterThanOrEqual(0.75);
    expect(rounding).toBeLessThan(0.76);
  });

  it("keeps the order in which it is written, tightened or not", () => {
    const [two, one] = [exact(2), exact(1)];
    const relations = [atMost("a ≤ b", two, one), atLeast("a ≥ b", two, one), equal("a = b", two, one)];
    expect(relations.map(asWritten)).toEqual([[two, one], [two, one], [two, one]]); // prettier-ignore
    expect(relations.map(({ direction }) => direction)).toEqual(["≤", "≥", "="]);
    expect(relations.map((one) => one.tightened(1).direction)).toEqual(["≤", "≥", "="]);
  });

  it("turns ≥ round", () => {
    expect(judge(atLeast("a ≥ b", exact(2), exact(1))).verdict).toBe("holds");
    expect(judge(atLeast("a ≥ b", exact(1), exact(2))).verdict).toBe("refuted");
  });
});

describe("the verdict of an identity", () => {
  it.each([
    ["holds where narrow enclosures meet", approximately(1, 1e-12), approximately(1 + 1e-13, 1e-12), "holds"],
    ["is refuted where they are apart on one side", approximately(1, 1e-3), approximately(1.1, 1e-3), "refuted"],
    ["is refuted where they are apart on the other side", approximately(1.1, 1e-3), approximately(1, 1e-3), "refuted"],
    [
      "is undecided where they meet only because they are wide",
      approximately(1, 0.5),
      approximately(1.1, 0.5),
      "undecided",
    ],
    ["holds at 0 = 0", exact(0), exact(0), "holds"],
    ["is undecided where nothing is known of a zero", approximately(0, 1e-9), exact(0), "undecided"],
    ["is undecided for NaN", approximately(NaN, 0), exact(0), "undecided"],
  ] as const)("%s", (_, lhs, rhs, verdict) => {
    expect(judge(equal("a = b", lhs, rhs)).verdict).toBe(verdict);
  });

  it("compares matrices on the scale of their norm", () => {
    const x = fromRows([
      [3, 0],
      [0, 4],
    ]);
    expect(judge(same("X = X", x, x)).verdict).toBe("holds");
    expect(same("X = X", x, x).scale).toBe(5);
    expect(
      judge(
        same(
          "X = Y",
          x,
          fromRows([
            [3, 0],
            [0, 4.001],
          ]),
        ),
      ).verdict,
    ).toBe("refuted");
    expect(judge(same("0 = 0", fromRows([[0]]), fromRows([[0]]))).verdict).toBe("holds");
  });
});

describe("tightening", () => {
  it("multiplies the left side, so that an equality is refuted", () => {
    const factor = 1 + TEETH;
    expect(judge(atMost("a ≤ b", exact(2), exact(2)).tightened(factor)).verdict).toBe("refuted");
    expect(judge(equal("a = b", exact(2), exact(2)).tightened(factor)).verdict).toBe("refuted");
    const x = fromRows([[1, 2]]);
    expect(judge(same("X = X", x, x).tightened(factor)).verdict).toBe("refuted");
  });

  it("leaves a strict inequality alone", () => {
    expect(judge(atMost("a ≤ b", exact(1), exact(2)).tightened(1 + TEETH)).verdict).toBe("holds");
  });
});

describe("tightness", () => {
  it("is lhs/rhs of a bound with positive right side", () => {
    expect(tightness(atMost("a ≤ b", exact(1), exact(4)))).toBe(0.25);
    expect(tightness(atMost("a ≤ b", exact(0), exact(0)))).toBeNaN();
    expect(tightness(atMost("a ≤ b", exact(1), approximately(1, 2)))).toBeNaN();
    expect(tightness(equal("a = b", exact(1), exact(1)))).toBeNaN();
  });
});
