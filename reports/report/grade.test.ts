import { describe, expect, it } from "vitest";
import { emptyTally } from "../../src/claim/counts/tally.js";
import { spectralClaim } from "../../src/engine/synthetic.fixture.js";
import { runFacts } from "../run-facts.fixture.js";
import { buildReport } from "./build.js";
import { proofText } from "./proof-text.js";
import { proofRecordSchema, proofRecordText, type ProofSummary } from "./proofs.js";

const claim = spectralClaim(1);
const [facts] = claim.forms;

const at = (widths: readonly number[], lists: "entries" | "laws" = "entries") => ({
  ...{ sizes: { n: widths.length }, widths: [...widths], choices: {}, reals: {} },
  lists,
});

const about = { claim: claim.id, form: "printed", statement: facts!.statement } as const;
const identity = (relation: string): ProofSummary => ({
  ...{ kind: "identity", ...about, relation, tried: 5, unlikely: 120 },
  proved: [at([1, 2]), at([2, 3, 4])],
  programs: [{ seed: 1, index: 0, instances: 2, lists: "entries", reals: "free", program: "0".repeat(64) }],
});
const box = (relation: string, slack: number | null): ProofSummary => ({
  ...{ kind: "box", ...about, relation, slack, sizes: "d = 2", covers: "all condition numbers in [1, 5]" },
  ...{ family: `${claim.id}/all`, program: "0".repeat(64) },
});

/** What is said of the form with these relations, on the record of these proofs. */
function evidenceOf(names: readonly string[], proofs: readonly ProofSummary[], verdict: "holds" | "refuted" = "holds") {
  const relations = names.map((name) => ({
    ...emptyTally(name, "bound"),
    counts: { holds: 3, refuted: 0, undecided: 0 },
  }));
  const rest = { conclusion: null, observations: [], silent: 0, counterexamples: [] };
  const situations = { deciding: 3, occurred: new Map<string, number>() };
  const form = { facts: facts!, verdict, relations, situations, ...rest };
  const counts = { cases: 3, chosen: 0, stored: 0, outside: 0, overflowed: 0, complete: true };
  const result = { claim, ...counts, forms: [form], errors: [], contradictions: [] };
  const [identities, boxes] = (["identity", "box"] as const).map((kind) => proofs.filter((one) => one.kind === kind));
  const first = proofRecordSchema.parse(JSON.parse(proofRecordText(null, "identity", identities!, "prove")));
  const record = proofRecordSchema.parse(JSON.parse(proofRecordText(first, "box", boxes!, "prove --box")));
  expect(record.commands).toEqual({ identity: "prove", box: "prove --box" });
  return buildReport(runFacts([claim.id]), [result], new Map(), record).claims[0]!.forms[0]!.evidence!;
}

const SIZES =
  "for all entries at 2 of 5 sizes drawn (n = 2…3, depth 1…2, widths 1…4), but for a chance of at most 2^−120";

describe("the evidence for a form that holds", () => {
  it("is a proof where all of its relations are proved, and says at which sizes", () => {
    expect(evidenceOf(["a"], [identity("a")])).toEqual({
      grade: "proved",
      text: `proved ${SIZES}`,
      proofs: [{ relation: "a", text: `proved ${SIZES}` }],
    });
    expect(evidenceOf(["a", "b"], [identity("a"), identity("b")])).toMatchObject({
      grade: "proved",
      text: `proved ${SIZES}`,
    });
  });

  it("is tested where some relation is not proved, and says which are", () => {
    expect(evidenceOf(["a", "b"], [identity("a")])).toMatchObject({
      grade: "tested",
      text: `tested, would notice no change; of it a: proved ${SIZES}`,
    });
    expect(evidenceOf(["a"], [])).toMatchObject({
      grade: "tested",
      text: "tested, would notice no change",
      proofs: [],
    });
  });

  it("is up to a factor where a proof is", () => {
    expect(evidenceOf(["a"], [box("a", 10)])).toMatchObject({
      grade: "proved up to a factor",
      text: "proved up to 1 + 2^−10 on all condition numbers in [1, 5] (d = 2)",
    });
    expect(evidenceOf(["a"], [box("a", null)]).grade).toBe("proved");
    expect(evidenceOf(["a"], [box("a", 10), identity("a")]).grade).toBe("proved");
    expect(evidenceOf(["a", "b"], [box("a", 10), identity("b")]).grade).toBe("proved up to a factor");
  });

  it("takes no proof of another statement, form, claim or relation", () => {
    const proof = identity("a");
    const others = [
      { ...proof, statement: "0 = 1" },
      { ...proof, form: "corrected" as const },
      { ...proof, claim: "beyond/other" },
      { ...proof, relation: "b" },
      { ...box("a", null), statement: "0 = 1" },
    ];
    for (const other of others) expect(evidenceOf(["a"], [other])).toMatchObject({ grade: "tested", proofs: [] });
  });
});

it("a form that is refuted has no proof, whatever is on record", () => {
  expect(evidenceOf(["a"], [identity("a")], "refuted")).toEqual({
    grade: "counterexample",
    text: "counterexample in floating point",
    proofs: [],
  });
});

it("what a box shows that is none of the relations is told, and proves none of them", () => {
  expect(evidenceOf(["a"], [box("a corollary", 8)])).toMatchObject({
    grade: "tested",
    text: "tested, would notice no change; of it a corollary: proved up to 1 + 2^−8 on all condition numbers in [1, 5] (d = 2)",
  });
});

describe("the words of a proof", () => {
  it("take boxes of one sort together", () => {
    const deeper = { ...box("a", 10), sizes: "d = 3" } as ProofSummary;
    expect(evidenceOf(["a"], [box("a", 10), deeper]).text).toBe(
      "proved up to 1 + 2^−10 on all condition numbers in [1, 5] (d = 2; d = 3)",
    );
  });

  it("tell entries that laws draw from all entries, and fixed reals", () => {
    const proof = identity("a") as Extract<ProofSummary, { kind: "identity" }>;
    expect(proofText({ ...proof, unlikely: null, proved: [at([1, 2], "laws")] })).toBe(
      "proved for all entries that its laws draw at 1 of 5 sizes drawn (n = 2, depth 1, widths 1…2)",
    );
    const mixed = [at([1, 2]), { ...at([1, 2], "laws"), reals: { p: "0.5" }, choices: { law: "rip" } }];
    expect(proofText({ ...proof, unlikely: null, proved: mixed })).toBe(
      "proved for all entries at 1, else for all that its laws draw, some reals fixed, at 2 of 5 sizes drawn " +
        "(n = 2, depth 1, widths 1…2, law: rip)",
    );
  });
});
