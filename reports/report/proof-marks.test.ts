import { describe, expect, it } from "vitest";
import { emptyTally } from "../../src/claim/counts/tally.js";
import { spectralClaim } from "../../src/engine/synthetic.fixture.js";
import { runFacts } from "../run-facts.fixture.js";
import { buildReport } from "./build.js";
import { marksOf } from "./proof-marks.js";
import { proofRecordSchema, proofRecordText, type ProofSummary } from "./proofs.js";
import type { FormReport } from "./schema.js";

const claim = spectralClaim(1);
const [facts] = claim.forms;

const BOX: ProofSummary = {
  ...{ kind: "box", claim: claim.id, form: "printed", relation: "a ≤ b", statement: facts!.statement, slack: null },
  ...{ sizes: "d = 2", covers: "all angles", family: "f", program: "0".repeat(64) },
};

/** What a run says of a form with these relations, one of which is proved. */
function formReport(): FormReport {
  const relations = ["a ≤ b", "b ≤ c"].map((name) => ({
    ...emptyTally(name, "bound"),
    counts: { holds: 3, refuted: 0, undecided: 0 },
  }));
  const rest = { conclusion: null, observations: [], silent: 0, counterexamples: [] };
  const situations = { deciding: 3, occurred: new Map<string, number>() };
  const form = { facts: facts!, verdict: "holds" as const, relations, situations, ...rest };
  const counts = { cases: 3, chosen: 0, stored: 0, outside: 0, overflowed: 0, complete: true };
  const result = { claim, ...counts, forms: [form], errors: [], contradictions: [] };
  const record = proofRecordSchema.parse(JSON.parse(proofRecordText(null, "box", [BOX], "prove --box")));
  return buildReport(runFacts([claim.id]), [result], new Map(), record).claims[0]!.forms[0]!;
}

describe("the marks of a step of a proof", () => {
  it("say what it rests on: nothing but words, or what it cites", () => {
    expect(marksOf({})).toEqual([{ by: "argued in words", text: "" }]);
    expect(marksOf({ cites: [{ key: "sion1958", text: "Sion 1958" }] })).toEqual([{ by: "cited", text: "Sion 1958" }]);
  });

  it("tell what is proved, with the instances for which, from what is tested, with what would be noticed", () => {
    expect(marksOf({ checks: ["a ≤ b", "b ≤ c"] }, formReport())).toEqual([
      { by: "proved by machine", relation: "a ≤ b", text: "proved on all angles (d = 2)" },
      { by: "tested", relation: "b ≤ c", text: "would notice no change, 3 cases" },
    ]);
  });

  it("never call proved or tested what no run has looked at", () => {
    expect(marksOf({ checks: ["a ≤ b"] })).toEqual([{ by: "not tested", relation: "a ≤ b", text: "" }]);
    expect(marksOf({ checks: ["c ≤ d"] }, formReport())).toMatchObject([{ by: "not tested" }]);
  });
});
