import { describe, expect, it } from "vitest";
import type { ClaimReport, FormReport, Report } from "../report/schema.js";
import { runFacts } from "../run-facts.fixture.js";
import type { Claim } from "../../src/claim/statement/claim.js";
import { flawed, sound } from "../../src/cli/harness.fixture.js";
import { squares } from "../../src/engine/synthetic.fixture.js";
import { renderHtml } from "./page.js";

type RelationReport = FormReport["relations"][number];

const spec = squares.explicit({ sizes: { d: 2 }, lists: { A: [[[1, -0.123456], [0, 2]]] } }); // prettier-ignore

function relation(changes: Partial<RelationReport>): RelationReport {
  const counts = { holds: 10, refuted: 0, undecided: 0, rigorous: 0 };
  const notables = { minMargin: null, tightest: null, refutedBy: null };
  return { name: "r", sense: "bound", ...counts, ...notables, width: "0", ...changes };
}

function form(changes: Partial<FormReport>): FormReport {
  const facts = { form: "printed", expected: "refuted", verdict: "refuted", certified: false, cases: 10 } as const;
  return { ...facts, relations: [], conclusion: null, witness: null, observations: null, ...changes };
}

function claim(forms: FormReport[], changes: Partial<ClaimReport> = {}): ClaimReport {
  const facts = {
    id: flawed.id,
    kinds: ["bound" as const],
    title: flawed.title,
    locus: "nowhere",
    chosen: 1,
    stored: 1,
  };
  return { ...facts, forms, witnesses: [], errors: [], ...changes };
}

/** The text of the page of a run, its markup taken out and its blanks drawn together. */
function textOf(
  claims: ClaimReport[],
  run: Partial<Report["run"]> = {},
  catalogue: readonly Claim[] = [flawed],
): string {
  const report: Report = { schemaVersion: 1, run: { ...runFacts([flawed.id]), ...run }, claims };
  return renderHtml(report, catalogue)
    .replace(/<(style|script)>.*?<\/\1>/gs, "")
    .replace(/<\/?(?:i|sub|sup)>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&gt;/g, ">")
    .replace(/\s+/g, " ")
    .replace(/ (?=[.,:;])/g, "");
}

describe("the page of a run", () => {
  it("says on top what failed, and what was not expected", () => {
    expect(textOf([claim([form({})])])).toContain("1 of 1 statement fails as printed.");
    expect(textOf([claim([form({})])])).toContain("All came out as expected.");
    const surprising = textOf([claim([form({ verdict: "holds" })])]);
    expect(surprising).toContain("None of 1 statement fails as printed.");
    expect(surprising).toContain("0 came out as expected, 1 did not: gatmiry2023/flawed:printed.");
    expect(surprising).toContain("holds expected: refuted");
  });

  it("tells where the statements are from", () => {
    const own = claim([form({})], { id: "beyond/own" });
    expect(textOf([claim([form({})])])).toContain("1 statement from 1 source, checked");
    expect(textOf([claim([form({})]), own], {}, [flawed, sound])).toContain(
      "2 statements from 1 source and of our own, checked",
    );
    expect(textOf([own], {}, [sound])).toContain("1 statement of our own, checked");
    expect(textOf([own], {}, [sound])).toContain("None of these statements is printed in a source.");
  });

  it("calls printed what a source prints, and nothing else", () => {
    expect(textOf([claim([form({ words: "printed" })])])).toMatch(/As printed refuted/);
    expect(textOf([claim([form({ words: "restored" })])])).toMatch(/As printed, restored refuted/);
    const ours = textOf([claim([form({ words: "ours" })], { id: "beyond/sound" })], {}, [sound]);
    expect(ours).toMatch(/Statement refuted/);
    expect(ours).not.toContain("As printed");
  });

  it("says that a run is a part", () => {
    const text = textOf([claim([form({})])], { complete: false, shard: { index: 2, of: 3 }, runs: null });
    expect(text).toContain("Interrupted: 1 of 1 claim reached.");
    expect(text).toContain("Shard 2 of 3: the verdicts are those of its cases alone.");
    expect(text).toContain("as many as the time allowed");
    expect(text).toContain("flatcheck verify --seed 1 --for 13s --shard 2/3");
    expect(text).toContain("12.5 s, until it was interrupted");
  });

  it("says of a form that came to a part of its cases alone", () => {
    const text = textOf([claim([form({ expected: "holds", verdict: "undecided", incomplete: true })])]);
    expect(text).toContain("undecided on a part of its cases; expected on all: holds");
  });

  it("tells of witnesses that were lost and of evaluations that threw", () => {
    const lost = { file: "w.json", form: "printed", outcome: "not reproduced", reason: "the sides agree" } as const;
    const text = textOf([claim([form({})], { witnesses: [lost], errors: [{ message: "no such d", index: 7, spec }] })]);
    expect(text).toContain("w.json does not refute: the sides agree");
    expect(text).toContain("Evaluation threw case 7: no such d");
  });

  it("shows the instances that stand out, by the names of their cases, with their matrices", () => {
    const notable = (index: number, value = "0.5") => ({ value, index, spec });
    const of = (changes: Partial<RelationReport>): string =>
      textOf([claim([form({ relations: [relation(changes)] })])]);
    expect(of({ tightest: notable(3), minMargin: notable(3) })).toContain(
      "Tightest and worst instance: lhs/rhs 0.5 generated case 3",
    );
    expect(of({ tightest: notable(-1), minMargin: notable(-2, "-0.25") })).toMatch(
      /degenerate case “zero” .*Worst instance: relative margin −0.25 a stored counterexample/,
    );
    expect(of({ sense: "identity", minMargin: notable(3, "-1e-6"), width: "1e-5" })).toMatch(
      /Both sides agree to 1e-5\. ?Widest apart: by 1e-6, relative/,
    );
    expect(of({ sense: "identity", minMargin: notable(3, "-1e-13"), width: "1e-12" })).not.toContain("Widest apart");
    expect(of({ tightest: notable(3) })).toMatch(/A = 1 −0.1235 0 2/);
  });

  it("shows a spec as it stands where its claim no longer understands it", () => {
    const drawn = { ...spec, lists: { A: { law: "gaussian", seed: 5 } } };
    const relations = [relation({ tightest: { value: "1", index: 0, spec: drawn } })];
    const deaf: Claim = {
      ...flawed,
      specs: {
        ...flawed.specs,
        spellOut: () => {
          throw new RangeError("no list A");
        },
      },
    };
    expect(textOf([claim([form({ relations })])], {}, [deaf])).toContain("A: drawn from the law gaussian, seed 5");
  });

  it("shows what a law was measured to be", () => {
    const conclusion = {
      verdict: "consistent",
      errorProbability: "0.000001",
      power: "a bias of 0.1",
      summary: "mean 0.5",
      observations: 9,
      silent: 1,
    } as const;
    expect(textOf([claim([form({ conclusion })])])).toMatch(
      /Measured mean 0.5 Power a bias of 0.1 Risk false alarm with probability at most 1e-6/,
    );
  });
});
