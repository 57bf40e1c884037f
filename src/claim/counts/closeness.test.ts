import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approximately, exact } from "../../numerics/arithmetic/quantity.js";
import { addCloseness, type Closeness, countCloseness, DECADES, emptyCloseness, RATIO_BINS } from "./closeness.js";
import { atMost, equal } from "../fixtures/named.js";
import { judge, type Relation } from "../relations/relation.js";

function counted(relations: readonly Relation[], sense: Relation["sense"] = relations[0]!.sense): Closeness {
  const closeness = emptyCloseness(sense);
  for (const relation of relations) {
    const judgement = judge(relation);
    countCloseness(closeness, relation, judgement, judgement.verdict);
  }
  return closeness;
}

/** The bins that are not empty, with their counts. */
function filled(bins: readonly number[]): Record<number, number> {
  return Object.fromEntries(bins.flatMap((n, i) => (n === 0 ? [] : [[i, n]])));
}

const bound = (lhs: number, rhs: number): Relation => atMost("a ≤ b", exact(lhs), exact(rhs));

const total = ({ within, beyond, none }: Closeness): number => [...within, ...beyond, none].reduce((a, b) => a + b, 0);

describe("the closeness of a bound", () => {
  it("puts lhs/rhs into bins of 0.05, with 1 in the last and what is negative in the first", () => {
    const { within, beyond, none } = counted([
      bound(0, 1),
      bound(-3, 1),
      bound(0.0499, 1),
      bound(0.05, 1),
      bound(1, 2),
      bound(0.95, 1),
      bound(7, 7),
    ]);
    expect(filled(within)).toEqual({ 0: 3, 1: 1, 10: 1, 19: 2 });
    expect([filled(beyond), none]).toEqual([{}, 0]);
  });

  it("counts a refuted case by its relative departure, with or without a ratio", () => {
    const { within, beyond, none } = counted([bound(4, 0), bound(1.0625, 1), bound(1, -1)]);
    expect([filled(within), filled(beyond), none]).toEqual([{}, { 15: 2, 14: 1 }, 0]);
  });

  it("has no ratio where the right side is not known to be positive", () => {
    const { none } = counted([bound(0, 0), bound(-2, -1), atMost("a ≤ b", exact(0), approximately(1, 2))]);
    expect(none).toBe(3);
  });

  it("keeps a ratio that exceeds 1 by rounding alone out of the refuted ones", () => {
    const relation = atMost("a ≤ b", approximately(1 + 2 ** -52, 2 ** -50), exact(1));
    expect(filled(counted([relation]).within)).toEqual({ 19: 1 });
  });

  it("takes the verdict of intervals where there is one", () => {
    const relation = atMost("a ≤ b", approximately(1, 1), exact(1));
    const closeness = emptyCloseness("bound");
    countCloseness(closeness, relation, judge(relation), "refuted");
    expect(filled(closeness.beyond)).toEqual({ 0: 1 });
  });
});

describe("the closeness of an identity", () => {
  it("counts the widths of enclosures by decade, and refuted cases by their departure", () => {
    const relations = [
      equal("a = b", exact(0), exact(0)),
      equal("a = b", exact(1), exact(1)),
      equal("a = b", approximately(1, 5e-13), exact(1)),
      equal("a = b", approximately(1, 2), exact(1)),
      equal("a = b", exact(4), exact(-4)),
      equal("a = b", exact(1), exact(1 + 2 ** -10)),
    ];
    const { within, beyond, none } = counted(relations);
    expect(filled(within)).toEqual({ 0: 2, 3: 1, 15: 1 });
    expect(filled(beyond)).toEqual({ 15: 1, 12: 1 });
    expect(none).toBe(0);
  });

  it("has no width where the scale is 0 or the error has no bound", () => {
    const relations = [
      equal("a = b", approximately(0, 1e-300), exact(0)),
      equal("a = b", approximately(1, Infinity), exact(1)),
    ];
    expect(counted(relations).none).toBe(2);
  });

  it("agrees with the logarithm away from the ends of decades", () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 0, noNaN: true }), (exponent) => {
        fc.pre(Math.abs(exponent - Math.round(exponent)) > 1e-6);
        const departing = equal("a = b", exact(1), exact(1 - 10 ** exponent), 1);
        const bin = Math.min(Math.max(Math.floor(Math.log10(1 - departing.rhs.value)) + DECADES, 0), DECADES - 1);
        const closeness = emptyCloseness("identity");
        countCloseness(closeness, departing, judge(departing), "refuted");
        expect(closeness.beyond[bin]).toBe(1);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe("adding", () => {
  it("loses no case and does not depend on where cases are cut", () => {
    const side = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(side, side), { minLength: 1 }), fc.nat(), (pairs, at) => {
        const relations = pairs.map(([lhs, rhs]) => bound(lhs, rhs));
        const cut = at % relations.length;
        const whole = counted(relations);
        expect(total(whole)).toBe(relations.length);
        expect(whole.within).toHaveLength(RATIO_BINS);
        expect(addCloseness(counted(relations.slice(0, cut), "bound"), counted(relations.slice(cut)))).toEqual(whole);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
