import { describe, expect, it } from "vitest";
import type { ClaimResult, Counterexample } from "../../src/claim/counts/result.js";
import { emptyTally } from "../../src/claim/counts/tally.js";
import { spectralClaim, squares } from "../../src/engine/synthetic.fixture.js";
import { buildReport, reportText } from "./build.js";
import { reportSchema, type RunFacts } from "./schema.js";
import { situationsText } from "./situations.js";

const run: RunFacts = {
  version: "0.1.0",
  seed: 1,
  runs: 1,
  node: "v20.0.0",
  startedAt: "2026-01-01T00:00:00.000Z",
  seconds: 0,
  shard: null,
  complete: true,
  selected: ["beyond/spectral"],
};

const certificate = { lhs: ["2", "2.5"], rhs: ["-1e-30", "1"], bits: 128 } as const;

function counterexample(changes: Partial<Counterexample>): Counterexample {
  const spec = squares.explicit({ sizes: { d: 1 }, lists: { A: [[[1]]] } });
  return { relation: "short", spec, lhs: 2, rhs: 1, rounding: 0, certificate: null, certified: false, ...changes };
}

const longer = squares.explicit({ sizes: { d: 2 }, lists: { A: [[[1, 0], [0, 1]]] } }); // prettier-ignore
const doubtful = counterexample({});
const enclosed = counterexample({ relation: "enclosed", spec: longer, certificate });
const certified = counterexample({ relation: "certified", spec: longer, certificate, certified: true });

/** The printed form of the report of a claim with these counterexamples. */
function formWith(counterexamples: readonly Counterexample[]) {
  const claim = spectralClaim(1);
  const relation = { ...emptyTally("r", "bound"), counts: { holds: 3, refuted: 1, undecided: 2 }, rigorous: 4 };
  const situations = { deciding: 5, occurred: new Map([["a size above 1", 3]]) };
  const conclusion = { conclusion: null, observations: [], silent: 0, situations };
  const [facts] = claim.forms;
  const form = { facts: facts!, verdict: "refuted" as const, relations: [relation], ...conclusion, counterexamples };
  const result: ClaimResult = {
    claim,
    complete: true,
    cases: 6,
    chosen: 0,
    stored: 0,
    outside: 0,
    overflowed: 0,
    forms: [form],
    errors: [],
    contradictions: [],
  };
  const report = buildReport(run, [result]);
  expect(reportSchema.parse(JSON.parse(reportText(report)))).toEqual(report);
  return report.claims[0]!.forms[0]!;
}

describe("the report of a form", () => {
  it("has how often situations occurred among the cases that decide, and gives it back to those who add up", () => {
    const form = formWith([]);
    expect(form.situations).toEqual({ deciding: 5, occurred: { "a size above 1": 3 } });
    expect(situationsText(form)).toBe("of 5 deciding cases: a size above 1 60 %");
    const { situations: _, ...earlier } = form;
    expect(situationsText(earlier)).toBe("");
  });

  it("is certified where its witness is, and carries its certificate", () => {
    const { witness, ...form } = formWith([certified]);
    expect(form.certified).toBe(true);
    expect(witness).toMatchObject({ relation: "certified", certificate });
    expect(formWith([])).toMatchObject({ certified: false, witness: null });
  });

  it("shows a certified witness before an enclosed one before one that intervals do not confirm", () => {
    expect(formWith([doubtful, enclosed, certified])).toMatchObject({
      certified: true,
      witness: { relation: "certified" },
    });
    expect(formWith([doubtful, enclosed])).toMatchObject({
      certified: false,
      witness: { relation: "enclosed", certificate },
    });
    expect(formWith([doubtful])).toMatchObject({ certified: false, witness: { relation: "short", certificate: null } });
  });

  it("shows the shortest among equally certain ones, and the first of those", () => {
    const short = { ...certified, relation: "short", spec: doubtful.spec };
    const second = { ...short, relation: "second" };
    expect(formWith([certified, short, second]).witness!.relation).toBe("short");
  });

  it("counts what intervals decided", () => {
    expect(formWith([]).relations[0]).toMatchObject({ holds: 3, refuted: 1, undecided: 2, rigorous: 4 });
  });

  it("tells how close both sides came, and can still be read where an earlier version did not", () => {
    const form = formWith([]);
    const [{ closeness, ...relation }] = form.relations as [(typeof form.relations)[number]];
    expect(closeness).toEqual(emptyTally("r", "bound").closeness);
    expect(reportSchema.shape.claims.element.shape.forms.element.parse({ ...form, relations: [relation] })).toEqual({
      ...form,
      relations: [relation],
    });
  });
});
