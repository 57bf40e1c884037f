import { describe, expect, it } from "vitest";
import { instances } from "../../../generators/index.js";
import type { Conjectured, ThrownOut } from "./outcome.js";
import { together } from "./together.js";

const spec = instances({ sizes: { m: [1, 2] }, matrices: { A: ["m", 1] } }).at({ A: 1 });
const bound = (text: string, legend: string): Conjectured => ({
  ...{ text, legends: [{ key: "k", name: "q₁", legend }], touches: 1, sizes: [], touchedSizes: [], cases: 1 },
  ...{ typical: 1, evaluations: 1, stated: [] },
});
const fallen = (text: string, lhs: number): ThrownOut => ({
  ...{ text, spec, lhs, rhs: 1, confirmation: "certified", evaluations: 1 },
});
const of = (conjectures: readonly Conjectured[], thrownOut: readonly ThrownOut[]) => ({
  ...{ cases: 1, proposed: 1, conjectures, thrownOut, left: 0, contradictions: [], evaluations: 1, complete: true },
});

describe("what several groups of relations found", () => {
  it("has a bound once, but both of two with the same words for other quantities", () => {
    const first = of([bound("q₁ ≤ d", "a norm"), bound("‖A‖ ≤ 1", "none")], []);
    const second = of([bound("q₁ ≤ d", "a trace"), bound("‖A‖ ≤ 1", "none")], []);
    const { conjectures } = together([first, second], 3, true, []);
    expect(conjectures.map(({ text, legends }) => [text, legends[0]?.legend])).toEqual([
      ["q₁ ≤ d", "a norm"],
      ["‖A‖ ≤ 1", "none"],
      ["q₁ ≤ d", "a trace"],
    ]);
  });

  it("tells once of a bound that fell in several of them, and of each counterexample", () => {
    const groups = [of([], [fallen("a ≤ b", 2), fallen("c ≤ d", 2)]), of([], [fallen("a ≤ b", 2), fallen("a ≤ b", 3)])];
    const { thrownOut } = together(groups, 3, true, []);
    expect(thrownOut.map(({ text, lhs }) => [text, lhs])).toEqual([
      ["a ≤ b", 2],
      ["c ≤ d", 2],
      ["a ≤ b", 3],
    ]);
  });
});
