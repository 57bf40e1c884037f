import { describe, expect, it } from "vitest";
import lemma1 from "../../../theorems/gatmiry2023/lemma-1.js";
import lemma4 from "../../../theorems/gatmiry2023/lemma-4.js";
import equation7 from "../../../theorems/gatmiry2023/equation-7.js";
import traceFormula from "../../../theorems/gatmiry2023/trace-formula.js";
import sharpnessDual from "../../../theorems/mulayoff2020/sharpness-dual.js";
import duality from "../../../theorems/beyond/sharpness-duality.js";
import traceAndSharpness from "../../../theorems/across/trace-and-sharpness.js";
import theorem5Proof from "../../../theorems/gatmiry2023/theorem-5-proof.js";
import type { Claim } from "../../claim/statement/claim.js";
import type { Operation } from "../../numerics/arithmetic/provenance.js";
import { instancesOf } from "../questions/occurrences.js";
import { UNITS } from "../answers/judge.js";
import { functionsIn, type OwnFunction, type OwnNumerics } from "../answers/own.js";
import type { Rows } from "../questions/question.js";
import { relationsWith, type RelationsWith } from "./relations.js";
import { right } from "../right.fixture.js";
import { brokenText } from "./text.js";

const everything = new Map(functionsIn(right as OwnNumerics));

function found(claim: Claim, own: ReadonlyMap<Operation, OwnFunction>): RelationsWith {
  return relationsWith(claim, instancesOf(claim, { seed: 1, runs: 6 }), own, { tolerance: UNITS });
}

describe("relations with own values in them", () => {
  it.each([lemma1, lemma4, theorem5Proof, equation7, traceFormula, sharpnessDual, duality, traceAndSharpness])(
    "$id holds with right functions at every step",
    (claim) => {
      const { judged, broken } = found(claim, everything);
      expect(broken.map(brokenText)).toEqual([]);
      expect(judged).toBeGreaterThan(10);
    },
  );

  it("a nuclear norm that is off by 0.1 % breaks the lemma where it is tight, on the smallest instance", () => {
    const own = new Map([["nuclearNorm", (a: Rows) => 1.001 * right.nuclearNorm(a)]] as const);
    const { broken } = found(lemma1, own);
    expect(broken).toHaveLength(1);
    expect(brokenText(broken[0]!)).toMatch(
      /^gatmiry2023\/lemma-1:printed is refuted with these values in it\n {4}relation .*\n {4}instance .*1.001 > 1/,
    );
  });

  it("one that is too small departs, and breaks no upper bound on it", () => {
    const own = new Map([["nuclearNorm", (a: Rows) => 0.999 * right.nuclearNorm(a)]] as const);
    expect(found(lemma1, own).broken).toEqual([]);
  });

  it("a form that is false is not broken by anybody", () => {
    // The print lacks a factor: right functions refute it, as ours do.
    const own = new Map<Operation, OwnFunction>([
      ["hessianTrace", right.hessianTrace],
      ["explicitHessian", right.explicitHessian],
    ]);
    expect(found(traceFormula, own).broken).toEqual([]);
  });

  it("own values flow down: of a trace without its factor 2 every relation on it is told", () => {
    const own = new Map([
      ["hessianTrace", (w: readonly Rows[], a: readonly Rows[]) => right.hessianTrace(w, a) / 2],
    ] as const);
    expect(found(theorem5Proof, own).broken.length).toBeGreaterThan(0);
  });
});
