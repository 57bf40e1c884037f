import { describe, expect, it } from "vitest";
import { FAULTY, faulty, faultyClaim, unsteadyClaim } from "../faulty.fixture.js";
import { spectralClaim, squares } from "../synthetic.fixture.js";
import { atMost, equal } from "../../claim/fixtures/named.js";
import * as comparison from "../../claim/relations/comparison.js";
import type { Comparison } from "../../claim/relations/comparison.js";
import type { Relation } from "../../claim/relations/relation.js";
import type { Spec } from "../../claim/specs/spec.js";
import { approximately, exact } from "../../numerics/arithmetic/quantity.js";
import type { Matrix } from "../../numerics/matrices/matrix.js";
import { frobeniusNorm, frobeniusSquared, trace } from "../../numerics/matrices/norms.js";
import { judgeRigorously } from "./certify.js";
import { confirm } from "./confirm.js";
import { judged } from "./judged.js";
import { refutation } from "./refutation.js";
import { requireSteady, UnsteadyError } from "./steady.js";

const at = (rows: number[][]): Spec => squares.explicit({ sizes: { d: rows.length }, lists: { A: [rows] } });
const two = at([[2]]);

function stating(relation: (a: Matrix) => Relation) {
  return spectralClaim(1, {
    forms: [{ name: "printed", statement: "0", expected: "holds", relations: (a) => [relation(a)] }],
  });
}

function confirmed(relation: (a: Matrix) => Relation, spec = two) {
  const claim = stating(relation);
  const { name } = claim.evaluate(spec)[0]!.relations[0]!;
  return confirm(claim, "printed", refutation(claim, { form: "printed", relation: name }, spec)!);
}

describe("a relation at a point that a search has found", () => {
  const twice = (a: Matrix): Comparison => comparison.atMost(frobeniusSquared(a).times(2), frobeniusSquared(a));
  const [lost, seen] = [2 ** -600, 2].map((x) => at([[x]]));
  const of = (spec: Spec, found: (given: Comparison) => Comparison): unknown => {
    const claim = stating((a) => found(twice(a))("r"));
    const [one] = judged(claim, spec).relations;
    return [one!.judgement.verdict, one!.rigorous];
  };

  it("stays undecided where its numbers are lost to underflow, of which intervals see all", () => {
    expect(of(lost!, (given) => given)).toEqual(["undecided", "refuted"]);
    expect(of(lost!, comparison.asFound)).toEqual(["undecided", "undecided"]);
    // Asked for intervals alone, too, as the laboratory does.
    const claim = stating((a) => comparison.asFound(twice(a))("r"));
    expect(judgeRigorously(claim, [{ form: "printed", relation: "r" }], lost!)[0]!.verdict).toBe("undecided");
  });

  it("may be decided by intervals where these see that it holds", () => {
    const claim = stating((a) =>
      comparison.asFound(comparison.atMost(frobeniusSquared(a), frobeniusSquared(a).times(2)))("r"),
    );
    const [one] = judged(claim, lost!).relations;
    expect([one!.judgement.verdict, one!.rigorous]).toEqual(["undecided", "holds"]);
  });

  it("is refuted, and that is confirmed, where floating point sees it", () => {
    expect(of(seen!, comparison.asFound)).toEqual(["refuted", "refuted"]);
  });
});

describe("a refutation, judged again by intervals", () => {
  it("is certified from the entries, or enclosed with borrowed bounds", () => {
    expect(confirmed((a) => atMost("‖A‖ ≤ ½‖A‖", frobeniusNorm(a), frobeniusNorm(a).times(0.5))).outcome).toBe(
      "certified",
    );
    expect(confirmed((a) => atMost("1 ≤ 0", approximately(1, 0.25), trace(a).times(0))).outcome).toBe("enclosed");
  });

  it("is contradicted where the relation holds: the instance is written down with both sides both ways", () => {
    const claim = faultyClaim();
    const found = refutation(claim, { form: "printed", relation: FAULTY }, two)!;
    expect(found).toMatchObject({ lhs: 2 * (1 + 2 ** -10) });
    expect(confirm(claim, "printed", found)).toMatchObject({
      outcome: "contradicted",
      contradiction: { claim: "beyond/faulty", relation: FAULTY, spec: two, enclosures: { lhs: ["2", "2"] } },
    });
  });

  it("of an identity is contradicted only where enclosures show the sides nearer than floating point has them", () => {
    const tiny = 1 + 2 ** -40;
    expect(confirmed((a) => equal("tr A = tr A", faulty(trace(a), tiny), trace(a))).outcome).toBe("contradicted");
    // Both sides lie within the same 2⁻²⁰, which cannot tell whether 2⁻⁴⁰ is there: nothing is said against it.
    const wide = (a: Matrix): Relation => {
      const about = approximately(2, 2 ** -20);
      return equal("tr A = tr A", faulty(about, tiny), trace(a).plus(exact(0)));
    };
    expect(confirmed(wide).outcome).toBe("unreached");
  });

  it("is not taken from a claim that gives another value then", () => {
    const claim = unsteadyClaim();
    const found = refutation(claim, { form: "printed", relation: "‖A‖_F ≤ c‖A‖_F" }, two)!;
    expect(() => confirm(claim, "printed", found)).toThrow(UnsteadyError);
    expect(() => confirm(claim, "printed", { ...found, rhs: 6 })).not.toThrow();
  });
});

describe("judging an instance", () => {
  it("counts a contradicted relation as undecided, and hands the contradiction out", () => {
    const { relations } = judged(faultyClaim(), two);
    expect(relations[0]).toMatchObject({ judgement: { verdict: "refuted" }, rigorous: "holds" });
    expect(relations[0]!.contradiction).toMatchObject({ relation: FAULTY, spec: two });
    expect(judged(faultyClaim(), two, { confirming: false }).relations[0]).not.toHaveProperty("rigorous");
  });

  it("names both values of a claim that changes them", () => {
    expect(() => judged(unsteadyClaim(), two)).toThrow("first 2 and 1, then 2 and 6");
    const claim = unsteadyClaim((times) => 3 + times);
    const outcomes = claim.evaluate(two);
    expect(() => {
      requireSteady(claim, two, outcomes);
    }).toThrow("first 2 and 6, then 2 and 8");
  });
});
