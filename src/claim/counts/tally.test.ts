import { describe, expect, it } from "vitest";
import { approximately, exact } from "../../numerics/arithmetic/quantity.js";
import { atMost, equal } from "../fixtures/named.js";
import { judge, type Relation } from "../relations/relation.js";
import type { Spec } from "../specs/spec.js";
import { count, emptyTally, merge, type RelationTally } from "./tally.js";

const spec = (n: number): Spec => ({ sizes: { n }, widths: [], choices: {}, reals: {}, lists: {} });

function judged(tally: RelationTally, relation: Relation, index: number): void {
  count(tally, { relation, judgement: judge(relation), spec: spec(index), index });
}

function bound(values: readonly (readonly [number, number])[], from: number) {
  const tally = emptyTally("a ≤ b", "bound");
  values.forEach(([lhs, rhs], i) => {
    judged(tally, atMost("a ≤ b", exact(lhs), exact(rhs)), from + i);
  });
  return tally;
}

describe("counting a bound", () => {
  it("keeps the counts, the smallest relative margin, the tightest and the first refuting case", () => {
    const tally = bound(
      [
        [1, 2],
        [5, 4],
        [3, 2],
        [0, 0],
      ],
      0,
    );
    expect(tally.counts).toEqual({ holds: 2, refuted: 2, undecided: 0 });
    expect(tally.minMargin).toEqual({ value: -1 / 3, spec: spec(2), index: 2 });
    expect(tally.tightest).toEqual({ value: 1.5, spec: spec(2), index: 2 });
    expect(tally.refutations).toEqual([
      { value: -1, spec: spec(1), index: 1 },
      { value: -1, spec: spec(2), index: 2 },
    ]);
    expect(tally.closeness.within[10]).toBe(1);
    expect(tally.closeness.beyond.reduce((a, b) => a + b)).toBe(2);
    expect(tally.closeness.none).toBe(1);
  });
});

describe("the tally of a relation", () => {
  it("knows how the relation is written, also when tallies are added up", () => {
    const [a, b] = [emptyTally("a ≥ b", "bound", "≥"), emptyTally("a ≥ b", "bound", "≥")];
    expect(merge(a, b).direction).toBe("≥");
    expect([emptyTally("a ≤ b", "bound").direction, emptyTally("a = b", "identity").direction]).toEqual(["≤", "="]);
  });
});

describe("counting an identity", () => {
  it("keeps the widest enclosure that agreed", () => {
    const tally = emptyTally("a = b", "identity");
    judged(tally, equal("a = b", approximately(2, 2 ** -20), exact(2)), 0);
    judged(tally, equal("a = b", exact(1), exact(1)), 1);
    expect(tally.counts.holds).toBe(2);
    expect(tally.width).toBeGreaterThanOrEqual(2 ** -21);
    expect(tally.width).toBeLessThan(2 ** -20);
    expect(tally.tightest).toBeNull();
  });
});

describe("a case that intervals decide", () => {
  it("counts with their verdict, and apart", () => {
    const tally = emptyTally("a ≤ b", "bound");
    const relation = atMost("a ≤ b", approximately(1, 1), exact(1));
    for (const rigorous of ["holds", "refuted", "undecided"] as const) {
      count(tally, { relation, judgement: judge(relation), rigorous, spec: spec(0), index: 0 });
    }
    expect(tally.counts).toEqual({ holds: 1, refuted: 1, undecided: 1 });
    expect(tally.rigorous).toBe(2);
    expect(tally.refutations).toHaveLength(1);
  });
});

describe("merging", () => {
  const values = [
    [1, 2],
    [5, 4],
    [3, 2],
    [0, 0],
    [3, 2],
    [6, 4],
  ] as const;

  it("gives the tally of all cases wherever they are cut, in either order", () => {
    for (let cut = 0; cut <= values.length; cut++) {
      const a = bound(values.slice(0, cut), 0);
      const b = bound(values.slice(cut), cut);
      expect(merge(a, b)).toEqual(bound(values, 0));
      expect(merge(b, a)).toEqual(bound(values, 0));
    }
  });
});
