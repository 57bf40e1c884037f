import { describe, expect, it } from "vitest";
import { specLine, witnessLine } from "./instances.js";
import type { FormReport, WitnessReport } from "./schema.js";

const empty = { sizes: {}, widths: [], choices: {}, reals: {}, lists: {} };

describe("an instance in one line", () => {
  it("names every part of its spec", () => {
    const spec = {
      sizes: { n: 2, d: 1 },
      widths: [2, 1, 3],
      choices: { family: "corner" },
      reals: { p: 1 / 3 },
      lists: {
        A: { entries: [[[1, -0.5], [0, 1 / 3]]] }, // prettier-ignore
        W: { entries: [[[1]], [[2]]] },
        none: { entries: [] },
        data: { law: "gaussian", seed: 7 },
      },
    };
    expect(specLine(spec)).toBe(
      "n = 2, d = 1, widths 2→1→3, family = corner, p = 0.3333, A = [1 -0.5; 0 0.3333], W = ([1], [2]), none = (), data ~ gaussian (seed 7)",
    );
    expect(specLine(empty)).toBe("");
  });

  it("shows how the sides of a bound and of an identity differ", () => {
    const form = (sense: "bound" | "identity"): FormReport => ({
      form: "printed",
      expected: "refuted",
      verdict: "refuted",
      certified: false,
      cases: 1,
      relations: [
        {
          name: "r",
          sense,
          holds: 0,
          refuted: 1,
          undecided: 0,
          minMargin: null,
          tightest: null,
          width: "0",
          refutedBy: null,
        },
      ],
      conclusion: null,
      witness: null,
    });
    const witness: WitnessReport = {
      relation: "r",
      spec: { ...empty, sizes: { d: 1 } },
      lhs: "1.000001",
      rhs: "1",
      rounding: "1e-16",
    };
    expect(witnessLine(form("bound"), witness)).toBe("d = 1: left side 1.000001 > right side 1");
    expect(witnessLine(form("identity"), witness)).toBe("d = 1: left side 1.000001 ≠ right side 1");
  });
});
