import { describe, expect, it } from "vitest";
import type { MeasuredConclusion } from "../../statistics/tests/conclusion.js";
import type { FormVerdict } from "../statement/claim.js";
import { defineClaim } from "../statement/define.js";
import { asExpected, type ClaimResult, type FormResult, formVerdict } from "./result.js";
import { emptyTally } from "./tally.js";

const tally = (holds: number, refuted: number, undecided: number) => {
  const empty = emptyTally("a ≤ b", "bound");
  Object.assign(empty.counts, { holds, refuted, undecided });
  return empty;
};
const conclusion: MeasuredConclusion = {
  verdict: "consistent",
  errorProbability: 0.01,
  power: "",
  summary: "",
  departures: [],
};

describe("the verdict on a form", () => {
  it.each([
    ["holds", [tally(3, 0, 1), tally(1, 0, 9)], null, 0],
    ["refuted", [tally(3, 1, 0)], null, 0],
    ["undecided", [tally(3, 0, 0), tally(0, 0, 3)], null, 0],
    ["vacuous", [], null, 0],
    ["error", [tally(3, 1, 0)], null, 1],
    ["consistent", [], conclusion, 0],
    ["refuted", [tally(0, 1, 0)], conclusion, 0],
  ] as const)("is %s", (verdict, relations, concluded, errors) => {
    expect(formVerdict(relations, concluded, errors)).toBe(verdict);
  });
});

describe("a result", () => {
  const claim = defineClaim<null>({
    id: "beyond/nothing",
    title: "",
    kinds: ["bound"],
    locus: "",
    specs: {
      draw: () => ({ sizes: {}, widths: [], choices: {}, reals: {}, lists: {} }),
      shrink: () => [],
      spellOut: (spec) => spec,
    },
    materialize: () => null,
    assumptions: [],
    forms: [{ name: "printed", statement: "0", expected: "holds", relations: () => [] }],
    equalityCases: { none: "" },
    degenerateCases: [],
  });
  const result = (verdict: FormVerdict): ClaimResult => {
    const form: FormResult = {
      facts: claim.forms[0]!,
      verdict,
      relations: [],
      conclusion: null,
      observations: [],
      silent: 0,
      situations: { deciding: 0, occurred: new Map() },
      counterexamples: [],
    };
    const counts = { cases: 1, chosen: 0, stored: 0, outside: 0, overflowed: 0 };
    return { claim, complete: true, ...counts, forms: [form], errors: [], contradictions: [] };
  };

  it("is as expected where every form came out as its author says", () => {
    expect(asExpected(result("holds"))).toBe(true);
    expect(asExpected(result("undecided"))).toBe(false);
    expect(asExpected({ ...result("holds"), complete: false })).toBe(false);
  });
});
