import { describe, expect, it } from "vitest";
import { type Direction, usualDirection } from "../../src/claim/index.js";
import type { FormReport, WitnessReport } from "../report/schema.js";
import { witnessLine } from "../report/witness-line.js";
import { specLine } from "./spec-text.js";

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

  const form = (
    sense: "bound" | "identity",
    witness: WitnessReport,
    certified = false,
    direction: Direction = usualDirection(sense),
  ): FormReport => ({
    form: "printed",
    expected: "refuted",
    verdict: "refuted",
    certified,
    cases: 1,
    relations: [
      {
        name: "r",
        sense,
        direction,
        holds: 0,
        refuted: 1,
        undecided: 0,
        rigorous: 0,
        minMargin: null,
        tightest: null,
        width: "0",
        refutedBy: null,
      },
    ],
    conclusion: null,
    observations: null,
    witness,
  });
  const witness: WitnessReport = {
    relation: "r",
    spec: { ...empty, sizes: { d: 1 } },
    lhs: "1.000001",
    rhs: "1",
    rounding: "1e-16",
    certificate: null,
  };
  const certificate = { lhs: ["1.000000000000000000001", "1.1"], rhs: ["0.9", "1"], bits: 128 } as const;

  it("shows how the sides of a bound and of an identity differ", () => {
    expect(witnessLine(form("bound", witness), witness)).toBe(
      "d = 1: 1.000001 > 1 (in floating point; intervals do not reach it)",
    );
    expect(witnessLine(form("identity", witness), witness)).toBe(
      "d = 1: 1.000001 ≠ 1 (in floating point; intervals do not reach it)",
    );
  });

  it("shows them in the order in which the relation is written", () => {
    expect(witnessLine(form("bound", witness, false, "≥"), witness)).toBe(
      "d = 1: 1 < 1.000001 (in floating point; intervals do not reach it)",
    );
    const close = { ...witness, lhs: "1", certificate };
    expect(witnessLine(form("bound", close, true, "≥"), close)).toBe("d = 1: 1 < 1.000000000000000000001 (certified)");
  });

  it("takes those of earlier reports as they are stored", () => {
    const { relations, ...rest } = form("bound", witness, false, "≥");
    const old = relations.map(({ direction: _, ...relation }) => relation);
    expect(witnessLine({ ...rest, relations: old }, witness)).toBe(
      "d = 1: 1.000001 > 1 (in floating point; intervals do not reach it)",
    );
  });

  it("says how intervals confirm it", () => {
    const enclosed = { ...witness, certificate };
    expect(witnessLine(form("bound", enclosed), enclosed)).toBe("d = 1: 1.000001 > 1 (enclosed)");
    expect(witnessLine(form("bound", enclosed, true), enclosed)).toBe("d = 1: 1.000001 > 1 (certified)");
  });

  it("shows the ends of the enclosures where double precision does not tell the sides apart", () => {
    const close = { ...witness, lhs: "1", certificate };
    expect(witnessLine(form("bound", close, true), close)).toBe("d = 1: 1.000000000000000000001 > 1 (certified)");
  });
});
