import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approximately, exact, type Quantity } from "../../numerics/arithmetic/quantity.js";
import { atMost, equal } from "../fixtures/named.js";
import { judge, type Relation } from "../relations/relation.js";
import { countSensitivity, emptySensitivity, mergeSensitivities, type Sensitivity } from "./sensitivity.js";
import type { Spec } from "../specs/spec.js";

function spec(parts: Partial<Spec> = {}): Spec {
  return { sizes: {}, widths: [], choices: {}, reals: {}, lists: {}, ...parts };
}

function counted(relations: readonly Relation[], specOf: (i: number) => Spec = () => spec()): Sensitivity {
  const sensitivity = emptySensitivity();
  for (const [index, relation] of relations.entries()) {
    const judgement = judge(relation);
    countSensitivity(sensitivity, relation, judgement, judgement.verdict, { spec: specOf(index), index });
  }
  return sensitivity;
}

const bound = (lhs: Quantity, rhs: Quantity): Relation => atMost("a ≤ b", lhs, rhs);
const identity = (lhs: Quantity, rhs: Quantity): Relation => equal("a = b", lhs, rhs);

const side = fc
  .tuple(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.constantFrom(0, 1e-12, 1e-3, 0.3))
  .map(([value, relative]) => approximately(value, value * relative));

describe("what a relation would have noticed", () => {
  it("is the least change with which some case is refuted: a little more is, a little less is not", () => {
    const cases = fc.array(fc.tuple(side, side), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cases, fc.constantFrom(bound, identity), (pairs, make) => {
        const kept = pairs.filter(([lhs, rhs]) => judge(make(lhs, rhs)).verdict !== "refuted");
        const { change } = counted(kept.map(([lhs, rhs]) => make(lhs, rhs)));
        // The bent statement is judged anew, with a right side that was never seen.
        const bent = (d: number): boolean =>
          kept.some(([lhs, rhs]) => judge(make(lhs, rhs.times(exact(1 - d)))).verdict === "refuted");
        // An identity is bent in the direction that is noticed later.
        if (change === null) return make === identity || !bent(0.999999);
        const below = change.value - 1e-9;
        const above = Math.min(change.value * (1 + 1e-6) + 1e-9, 1);
        return bent(above) && (make === identity || below < 0 || !bent(below));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("is no factor where the right side may be 0, but a shift", () => {
    const { cases, change, shift } = counted([bound(exact(-2), exact(0))]);
    expect([cases, change, shift]).toEqual([0, null, { value: expect.closeTo(1, 12) as number, index: 0 }]);
  });

  it("takes a quantity from the instance where the instance has another one than the spec", () => {
    const found = emptySensitivity();
    const relation = bound(exact(1), exact(2));
    const drawn = { spec: spec({ sizes: { n: 8 }, reals: { delta: 1 / 2 } }), index: 0 };
    countSensitivity(found, relation, judge(relation), "holds", { ...drawn, quantities: { delta: 1 / 16 } });
    // Half of the right side is noticed: 16^−ε = 1/2 at ε = 1/4, and not at ε = 1 as for 1/2.
    expect(found.quantities.get("delta")!.exponent).toBeCloseTo(1 / 4, 12);
    expect(found.quantities.get("n")!.exponent).toBeCloseTo(1 / 3, 12);
  });

  it("of matrices that are equal is a change of one of them", () => {
    const distance = equal("A = B", exact(0), exact(0), 4);
    expect(counted([{ ...distance, lhs: approximately(0, 0.5) }]).change).toEqual({
      value: expect.closeTo(0.125, 12) as number,
      index: 0,
    });
  });

  it("counts the cases that would have noticed 1, 10 and 50 per cent", () => {
    const sides = [0.995, 0.95, 0.6, 0.2, -1];
    const { cases, noticing } = counted(sides.map((lhs) => bound(exact(lhs), exact(1))));
    expect([cases, noticing]).toEqual([4, [1, 2, 3]]);
  });

  it("says nothing of refuted cases", () => {
    expect(counted([bound(exact(2), exact(1))])).toEqual(emptySensitivity());
  });
});

describe("powers of named quantities", () => {
  const deep = (depth: number, n: number, delta: number): Spec =>
    spec({ widths: new Array<number>(depth + 1).fill(3), sizes: { n }, reals: { delta } });

  it("are noticed from the exponent on at which the bent right side is below the left one", () => {
    const { quantities } = counted([bound(exact(1), exact(4)), bound(exact(1), exact(2))], (i) =>
      i === 0 ? deep(4, 1, 0.5) : deep(2, 16, 0.25),
    );
    // 4·4^−1 = 1; 2·16^−¼ = 1; 2·0.25^½ = 1; the width is 3 in both, and 2·3^−ε = 1 first.
    expect([...quantities].map(([name, { low, high, exponent }]) => [name, low, high, exponent])).toEqual([
      ["depth", 2, 4, 1],
      ["width", 3, 3, expect.closeTo(Math.log(2) / Math.log(3), 12)],
      ["n", 1, 16, expect.closeTo(0.25, 12)],
      ["delta", 0.25, 0.5, expect.closeTo(0.5, 12)],
    ]);
  });

  it("are those of the claim where the chain has one of the same name", () => {
    const both = spec({ widths: [1, 1, 1], sizes: { depth: 16 } });
    const { quantities } = counted([bound(exact(1), exact(4))], () => both);
    expect(quantities.get("depth")).toMatchObject({ low: 16, high: 16 });
  });

  it("are not noticed where the quantity is 1 wherever something could be", () => {
    const { quantities } = counted([bound(exact(1), exact(4))], () => deep(1, 1, 0));
    expect(quantities.get("n")).toEqual({ low: 1, high: 1, exponent: Infinity });
    expect(quantities.get("delta")).toEqual({ low: 0, high: 0, exponent: Infinity });
  });
});

describe("parts of a run", () => {
  it("add up to the whole, in any order", () => {
    const relations = [0.3, 0.9, 0.9, 0.5, 0.1].map((lhs) => bound(exact(lhs), exact(1)));
    const at = (i: number): Spec => spec({ sizes: { n: i + 2 } });
    const part = (from: number, to: number): Sensitivity => {
      const sensitivity = emptySensitivity();
      for (let index = from; index < to; index++) {
        const relation = relations[index]!;
        const judgement = judge(relation);
        countSensitivity(sensitivity, relation, judgement, judgement.verdict, { spec: at(index), index });
      }
      return sensitivity;
    };
    const whole = counted(relations, at);
    expect(mergeSensitivities(part(2, 5), part(0, 2))).toEqual(whole);
    expect(mergeSensitivities(part(0, 2), part(2, 5))).toEqual(whole);
    expect(whole.change).toMatchObject({ index: 1 });
  });
});
