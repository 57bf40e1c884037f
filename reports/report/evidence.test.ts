import { describe, expect, it } from "vitest";
import { confirmation, evidence, intervalWork, tightness } from "./evidence.js";
import type { FormReport, Report } from "./schema.js";

type RelationReport = FormReport["relations"][number];

const spec = { sizes: {}, widths: [], choices: {}, reals: {}, lists: {} };

function relation(changes: Partial<RelationReport>): RelationReport {
  const counts = { holds: 10, refuted: 0, undecided: 0, rigorous: 0 };
  const notables = { minMargin: null, tightest: null, refutedBy: null };
  return { name: "r", sense: "bound", ...counts, ...notables, width: "0", ...changes };
}

const certificate = { lhs: ["2", "2"], rhs: ["1", "1"], bits: 64 } as const;
const witness = { relation: "r", spec, lhs: "2", rhs: "1", rounding: "0", certificate };

function form(relations: RelationReport[], conclusion: FormReport["conclusion"] = null): FormReport {
  return {
    form: "printed",
    expected: "holds",
    verdict: "holds",
    certified: false,
    cases: 10,
    relations,
    conclusion,
    observations: null,
    witness: null,
  };
}

const ratioOf = (value: string): RelationReport => relation({ tightest: { value, index: 0, spec } });

describe("evidence", () => {
  it("counts checks where they are not the cases", () => {
    expect(evidence(form([relation({})]))).toBe("10 cases");
    expect(evidence(form([relation({ holds: 8, undecided: 2 })]))).toBe("10 cases, 2 undecided");
    expect(evidence(form([relation({ holds: 7, refuted: 1, undecided: 2 })]))).toBe("10 cases, 1 refuted, 2 undecided");
    expect(evidence(form([relation({ holds: 8, undecided: 2 }), relation({})]))).toBe(
      "10 cases, 20 checks, 2 undecided",
    );
    expect(evidence(form([relation({ holds: 5, refuted: 1 })]))).toBe("10 cases, 6 checks, 1 refuted");
  });

  it("tells how many checks stay undecided, and how many intervals decided", () => {
    expect(evidence(form([relation({ holds: 9, undecided: 1, rigorous: 3 }), relation({ rigorous: 1 })]))).toBe(
      "10 cases, 20 checks, 1 undecided, 4 decided by intervals",
    );
  });

  it("counts the cases of which a law learns nothing", () => {
    const conclusion = { verdict: "open", errorProbability: "0", power: "", summary: "", observations: 7 } as const;
    expect(evidence(form([], { ...conclusion, silent: 3 }))).toBe("10 cases, 3 said nothing");
    expect(evidence(form([], { ...conclusion, silent: 0 }))).toBe("10 cases");
  });
});

describe("tightness", () => {
  it("is the largest ratio over the bounds", () => {
    expect(tightness(form([ratioOf("0.5"), ratioOf("0.25"), relation({})]))).toBe("tightest 0.5");
    expect(tightness(form([relation({ ...ratioOf("1.5"), refuted: 1 })]))).toBe("largest ratio 1.5");
  });

  it("is the widest agreement of identities that held", () => {
    const identity = (width: string, holds: number): RelationReport => relation({ sense: "identity", width, holds });
    expect(tightness(form([identity("1.234e-12", 3), identity("1e-15", 3)]))).toBe("agree to 1.2e-12");
    expect(tightness(form([identity("0", 3)]))).toBe("agree exactly");
    expect(tightness(form([identity("0", 0)]))).toBe("");
    expect(tightness(form([identity("1e-15", 1), ratioOf("1")]))).toBe("tightest 1, agree to 1e-15");
  });
});

describe("what intervals confirm", () => {
  const refuted = (certified: boolean, found: FormReport["witness"]): FormReport => ({
    ...form([relation({ refuted: 1 })]),
    certified,
    witness: found,
  });
  const certified = refuted(true, witness);
  const enclosed = refuted(false, witness);
  const neither = refuted(false, { ...witness, certificate: null });
  const report = (forms: readonly FormReport[]) => ({ claims: [{ forms }] }) as unknown as Report;

  it("is a counterexample from its entries, one with borrowed error bounds, or none", () => {
    expect([certified, enclosed, neither, form([])].map(confirmation)).toEqual(["certified", "enclosed", "", ""]);
  });

  it("is counted over a run, with the checks that were left open", () => {
    const open = form([relation({ undecided: 3, rigorous: 2 }), relation({ undecided: 0, rigorous: 4 })]);
    expect(intervalWork(report([open, certified, enclosed, neither]))).toBe(
      "6 of 9 open checks decided, 3 left undecided, 1 of 3 counterexamples certified, 1 enclosed",
    );
    expect(intervalWork(report([certified]))).toBe("1 of 1 counterexample certified");
    expect(intervalWork(report([form([relation({})])]))).toBe("");
  });
});
