import { describe, expect, it } from "vitest";
import { spectralClaim, squares } from "../synthetic.fixture.js";
import { atMost } from "../../claim/fixtures/named.js";
import type { Relation } from "../../claim/relations/relation.js";
import { approximately, exact, type Quantity } from "../../numerics/arithmetic/quantity.js";
import { fromRows, type Matrix } from "../../numerics/matrices/matrix.js";
import { frobeniusNorm, frobeniusSquared, trace } from "../../numerics/matrices/norms.js";
import { spectralNorm } from "../../numerics/spectra/singular-values.js";
import { pseudoInverse } from "../../numerics/spectra/square-root.js";
import { lostCase, runCases, runChosenCases, stoppedCase } from "./cases.js";
import { conclude, hasOpenStatistics } from "./conclude.js";
import { mergeTallies } from "./merge-tallies.js";

const two = squares.explicit({ sizes: { d: 1 }, lists: { A: [[[2]]] } });

/** The one form of a claim with one relation, concluded from generated cases or from the chosen case A = [2]. */
function concluded(relation: (a: Matrix) => Relation, cases: "generated" | "chosen" = "generated") {
  const claim = spectralClaim(1, {
    forms: [{ name: "printed", statement: "0", expected: "refuted", relations: (a) => [relation(a)] }],
    equalityCases: { none: "the case of size 1 is a degenerate one" },
    degenerateCases: [{ name: "two", spec: two }],
  });
  const tally = cases === "chosen" ? runChosenCases(claim) : runCases(claim, { seed: 5, from: 0, to: 60 });
  return { tally, form: conclude(claim, tally).forms[0]! };
}

/** 1 + 2^-100 x² with rounding 2^-53: just above 1 to intervals alone. */
function justAboveOne(a: Matrix): Quantity {
  return frobeniusSquared(a)
    .times(2 ** -100)
    .plus(1);
}

describe("a case that was ended with the run", () => {
  const bound = (a: Matrix): Relation => atMost("‖A‖_2 ≤ ‖A‖_F", spectralNorm(a), frobeniusNorm(a));
  const claim = spectralClaim(1, {
    forms: [{ name: "printed", statement: "0", expected: "holds", relations: (a) => [bound(a)] }],
  });
  const batch = { kind: "generated", seed: 5, from: 0, to: 60 } as const;
  const left = stoppedCase(claim, batch, 7, "was still running");

  it("is told and does not count, and is no error, as one that took too long is", () => {
    const whole = runCases(claim, { seed: 5, from: 0, to: 60 });
    const { forms, errors, cases } = conclude(claim, mergeTallies(whole, left));
    expect([forms[0]!.verdict, cases]).toEqual(["holds", 60]);
    expect(errors).toMatchObject([{ index: 7, unfinished: true, stopped: true }]);
    const lost = lostCase(claim, batch, 7, "did not end");
    expect(conclude(claim, mergeTallies(whole, lost)).forms[0]!.verdict).toBe("error");
  });

  it("stands behind the errors, of which a few are kept, where one that took too long comes first", () => {
    const threw = { ...left, errors: [0, 1, 2, 3, 4].map((index) => ({ message: "threw", spec: two, index })) };
    expect(mergeTallies(threw, left).errors).toEqual(threw.errors);
    expect(mergeTallies(threw, lostCase(claim, batch, 7, "did not end")).errors[0]!.index).toBe(7);
  });
});

describe("a counterexample", () => {
  it("is shrunk, and certified where intervals refute it on their own", () => {
    const { form } = concluded((a) => atMost("‖A‖_2 ≤ ½‖A‖_F", spectralNorm(a), frobeniusNorm(a).times(0.5)));
    expect(form.verdict).toBe("refuted");
    const [found] = form.counterexamples;
    expect(found).toMatchObject({
      spec: { sizes: { d: 1 }, lists: { A: { entries: [[[1]]] } } },
      lhs: 1,
      rhs: 0.5,
      certified: true,
    });
    const { lhs, rhs, bits } = found!.certificate!;
    expect(bits).toBe(64);
    expect(Number(lhs[0]) <= 1 && 1 <= Number(lhs[1])).toBe(true);
    expect(Number(rhs[0]) <= 0.5 && 0.5 <= Number(rhs[1])).toBe(true);
    expect(Number(lhs[0])).toBeGreaterThan(Number(rhs[1]));
  });

  it("is enclosed, but not certified, where a side borrows the error bound of floating-point code", () => {
    const { form } = concluded((a) => atMost("1 ≤ 0", approximately(1, 0.25), trace(a).times(0)), "chosen");
    expect(form.counterexamples[0]).toMatchObject({ certified: false, lhs: 1, rhs: 0 });
    expect(form.counterexamples[0]!.certificate!.lhs).toEqual(["7.5e-1", "1.25"]);
  });

  it("has no certificate where intervals cannot follow", () => {
    // That the matrix has rank one is known to the caller alone: the intervals around its entries have members of rank two.
    const thirds = (): Matrix => fromRows([[1, 2], [2, 4]]).times(exact(1).over(3)); // prettier-ignore
    const { form } = concluded(() => atMost("‖A†‖ ≤ 0", frobeniusNorm(pseudoInverse(thirds(), 1)), exact(0)), "chosen");
    expect(form.verdict).toBe("refuted");
    expect(form.counterexamples[0]).toMatchObject({ certificate: null, certified: false });
  });

  it("that only intervals refute is kept as it was found", () => {
    const { tally, form } = concluded((a) => atMost("1 + 2⁻¹⁰⁰‖A‖_F² ≤ 1", justAboveOne(a), exact(1)), "chosen");
    expect(tally.forms[0]!.relations[0]).toMatchObject({ counts: { refuted: 1, undecided: 0 }, rigorous: 1 });
    expect(form.verdict).toBe("refuted");
    const [found] = form.counterexamples;
    expect(found).toMatchObject({ spec: two, lhs: 1, rhs: 1, certified: true });
    expect(found!.rounding).toBeGreaterThanOrEqual(2 ** -53);
    expect(found!.certificate!.bits).toBe(128);
    // 2⁻⁹⁸ = 3.155e-30
    expect(found!.certificate!.lhs[0]).toMatch(/^1\.0{29}315/);
  });
});

describe("what a law concludes", () => {
  const counting = (asked: number[]) =>
    spectralClaim(1, {
      forms: [
        {
          name: "printed",
          statement: "0",
          expected: "consistent",
          relations: () => [],
          statistics: {
            observe: (a) => [a.rows],
            conclude: (observations) => {
              asked.push(observations.length);
              const verdict = observations.length < 50 ? "undecided" : "consistent";
              return { verdict, errorProbability: 0.25, power: "none", summary: "" };
            },
          },
        },
      ],
    });

  it("is asked once of a tally, however often, and anew of another one and of another claim", () => {
    const asked: number[] = [];
    const claim = counting(asked);
    const [few, many] = [30, 60].map((to) => runCases(claim, { seed: 5, from: 0, to }));
    expect([few, few, many, many].map((tally) => hasOpenStatistics(claim, tally))).toEqual([true, true, false, false]);
    const results = [1, 2].map((looks) => conclude(claim, many!, { looks }).forms[0]!.conclusion!.errorProbability);
    // Each look may err, also where it was concluded before.
    expect(results).toEqual([0.25, 0.5]);
    expect(asked).toEqual([30, 60]);
    hasOpenStatistics({ ...claim }, many);
    expect(asked).toEqual([30, 60, 60]);
  });
});
