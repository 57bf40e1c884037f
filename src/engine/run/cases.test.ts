import { describe, expect, it } from "vitest";
import { minimize } from "../judge/minimize.js";
import { spectralClaim, squares } from "../synthetic.fixture.js";
import { atMost } from "../../claim/fixtures/named.js";
import type { Relation } from "../../claim/relations/relation.js";
import type { FormTally } from "../../claim/counts/result.js";
import { approximately, exact } from "../../numerics/arithmetic/quantity.js";
import { frobeniusNorm, frobeniusSquared, inner } from "../../numerics/matrices/norms.js";
import { spectralNorm } from "../../numerics/spectra/singular-values.js";
import { caseSeed, runCases, runChosenCases } from "./cases.js";
import { conclude } from "./conclude.js";
import { mergeTallies } from "./merge-tallies.js";

const range = (from: number, to: number) => ({ seed: 5, from, to });

describe("running cases", () => {
  it("gives the same tally wherever the range is cut", () => {
    const claim = spectralClaim(0.9);
    const whole = runCases(claim, range(0, 90));
    for (const cut of [1, 17, 45, 89]) {
      const parts = mergeTallies(runCases(claim, range(cut, 90)), runCases(claim, range(0, cut)));
      expect({ ...parts, forms: sortForms(parts.forms) }).toEqual({ ...whole, forms: sortForms(whole.forms) });
    }
  });

  it("judges again by intervals what floating point leaves open, wherever the range is cut", () => {
    // An exact tie on integer matrices; on Gaussian ones its sides need more bits than the first precision has.
    const claim = spectralClaim(1, {
      forms: [
        {
          name: "printed",
          statement: "0",
          expected: "holds",
          relations: (a) => [
            atMost("‖A‖_F² ≤ ⟨A, A⟩", frobeniusSquared(a), inner(a, a)),
            atMost("‖A‖_2 ≤ ‖A‖_2", spectralNorm(a), spectralNorm(a.T)),
            atMost("‖A‖_2 ≤ 2‖A‖_F", spectralNorm(a), frobeniusNorm(a).times(2)),
          ],
        },
      ],
    });
    const whole = runCases(claim, range(0, 60));
    const [tie, irrational, clear] = whole.forms[0]!.relations;
    expect(tie).toMatchObject({ counts: { holds: 60, refuted: 0, undecided: 0 } });
    expect(tie!.rigorous).toBeGreaterThan(20);
    expect(irrational!.counts.undecided).toBeGreaterThan(20);
    expect(clear).toMatchObject({ counts: { holds: 60, refuted: 0, undecided: 0 }, rigorous: 0 });
    for (const cut of [1, 23, 59]) {
      const parts = mergeTallies(runCases(claim, range(cut, 60)), runCases(claim, range(0, cut)));
      expect(sortForms(parts.forms)).toEqual(sortForms(whole.forms));
    }
  });

  it("counts a case once that intervals decide", () => {
    const outcomes = (relations: Relation[]) => {
      const claim = spectralClaim(1, {
        forms: [{ name: "printed", statement: "0", expected: "holds", relations: () => relations }],
      });
      return runCases(claim, range(0, 7)).forms[0]!.relations.map(({ counts, rigorous }) => ({ ...counts, rigorous }));
    };
    // Made outside of the evaluation, so that intervals have nothing but the error bounds to go by.
    const open = atMost("1 ± 1 ≤ 1", approximately(1, 1), exact(1));
    const refuted = atMost("2 ≤ 1", exact(2), exact(1));
    expect(outcomes([open, refuted])).toEqual([
      { holds: 0, refuted: 0, undecided: 7, rigorous: 0 },
      { holds: 0, refuted: 7, undecided: 0, rigorous: 0 },
    ]);
  });

  it("counts the situations of the generated cases that decide, wherever the range is cut", () => {
    const decided = [atMost("0 ≤ 1", exact(0), exact(1))];
    const claim = spectralClaim(1, {
      forms: [{ name: "printed", statement: "0", expected: "holds", relations: () => decided }],
      equalityCases: { none: "not needed for this test" },
      situations: [
        { name: "of size 3", occurs: ({ rows }) => rows === 3 },
        { name: "never", occurs: () => false },
      ],
    });
    const whole = runCases(claim, { seed: 1, from: 0, to: 100 });
    const parts = mergeTallies(
      mergeTallies(runChosenCases(claim), runCases(claim, { seed: 1, from: 0, to: 40 })),
      runCases(claim, { seed: 1, from: 40, to: 100 }),
    );
    const [{ situations }] = whole.forms as [FormTally];
    expect(parts.forms[0]!.situations).toEqual(situations);
    expect(situations.deciding).toBe(100);
    const threes = Array.from({ length: 100 }, (_, i) => claim.specs.draw(caseSeed(1, claim.id, i)).sizes["d"]);
    expect([...situations.occurred]).toEqual([
      ["of size 3", threes.filter((d) => d === 3).length],
      ["never", 0],
    ]);
  });

  it("counts no situation of a case that decides nothing", () => {
    const silent = spectralClaim(1, {
      situations: [{ name: "any", occurs: () => true }],
      forms: [
        {
          name: "printed",
          statement: "0",
          expected: "holds",
          relations: ({ rows }) => [atMost("r", rows === 1 ? approximately(0, 1) : exact(-1), exact(0))],
        },
      ],
    });
    const { situations } = runCases(silent, { seed: 1, from: 0, to: 50 }).forms[0]!;
    const ones = Array.from({ length: 50 }, (_, i) => silent.specs.draw(caseSeed(1, silent.id, i)).sizes["d"] === 1);
    expect(situations).toEqual({
      deciding: ones.filter((one) => !one).length,
      occurred: new Map([["any", ones.filter((one) => !one).length]]),
    });
  });

  it("draws other cases for other seeds, claims and indices", () => {
    const seeds = [caseSeed(1, "a/b", 0), caseSeed(2, "a/b", 0), caseSeed(1, "a/c", 0), caseSeed(1, "a/b", 1)];
    expect(new Set(seeds).size).toBe(4);
  });

  it("counts the chosen cases apart", () => {
    const tally = runChosenCases(spectralClaim(1));
    expect([tally.cases, tally.chosen]).toEqual([2, 2]);
  });

  it("keeps what threw, with its spec, and makes the verdict an error", () => {
    const claim = spectralClaim(1, {
      materialize: (spec) => {
        if (spec.sizes["d"] === 2) throw new RangeError("no twos");
        return squares.raw(spec).lists.A[0]!;
      },
    });
    const tally = runCases(claim, range(0, 60));
    expect(tally.errors).toHaveLength(5);
    expect(tally.errors[0]!.message).toBe("no twos");
    expect(tally.errors[0]!.spec.sizes["d"]).toBe(2);
    expect(conclude(claim, tally).forms[0]!.verdict).toBe("error");
  });

  it("hands a conclusion all observations in case order, and counts silent cases", () => {
    const seen: (readonly (readonly number[])[])[] = [];
    const claim = spectralClaim(1, {
      forms: [
        {
          name: "printed",
          statement: "0",
          expected: "consistent",
          relations: () => [],
          statistics: {
            observe: (a) => (a.rows === 3 ? null : [a.at(0, 0)]),
            conclude: (observations) => {
              seen.push(observations);
              return { verdict: "consistent", errorProbability: 0, power: "none", summary: `${observations.length}` };
            },
          },
        },
      ],
    });
    const whole = conclude(claim, runCases(claim, range(0, 60)));
    const parts = conclude(claim, mergeTallies(runCases(claim, range(30, 60)), runCases(claim, range(0, 30))));
    expect(seen[1]).toEqual(seen[0]);
    expect(whole.forms[0]!.observations.length + whole.forms[0]!.silent).toBe(60);
    expect(whole.forms[0]!.silent).toBeGreaterThan(5);
    expect(parts.forms[0]!.verdict).toBe("consistent");
  });
});

/** Forms with the relations' order taken out, which depends on what came first. */
function sortForms<T extends { relations: readonly { name: string }[]; observations: readonly { index: number }[] }>(
  forms: readonly T[],
): T[] {
  return forms.map((form) => ({
    ...form,
    relations: [...form.relations].sort((a, b) => a.name.localeCompare(b.name)),
    observations: [...form.observations].sort((a, b) => a.index - b.index),
  }));
}

describe("minimizing a counterexample", () => {
  it("ends at the smallest instance that refutes", () => {
    const claim = spectralClaim(0.9);
    const result = conclude(claim, runCases(claim, range(0, 200)));
    expect(result.forms[0]!.verdict).toBe("refuted");
    expect(result.forms[0]!.counterexamples[0]).toMatchObject({
      relation: "‖A‖_2 ≤ 0.9‖A‖_F",
      spec: { sizes: { d: 1 }, lists: { A: { entries: [[[1]]] } } },
      lhs: 1,
    });
  });

  it("never goes below ten times the rounding", () => {
    const claim = spectralClaim(1, {
      forms: [
        {
          name: "printed",
          statement: "0",
          expected: "refuted",
          relations: (a) => [atMost("|a₁₁| ≤ 2⁻⁵²", exact(Math.abs(a.at(0, 0))), exact(2 ** -52))],
        },
      ],
    });
    const found = squares.explicit({ sizes: { d: 1 }, lists: { A: [[[2 ** -51]]] } });
    const { lhs, rhs, rounding } = minimize(claim, { form: "printed", relation: "|a₁₁| ≤ 2⁻⁵²" }, found);
    expect(lhs - rhs).toBeGreaterThan(10 * rounding);
  });

  it("refuses a spec that refutes nothing", () => {
    const spec = squares.explicit({ sizes: { d: 1 }, lists: { A: [[[1]]] } });
    const target = { form: "printed", relation: "‖A‖_2 ≤ 1‖A‖_F" };
    expect(() => minimize(spectralClaim(1), target, spec)).toThrow("does not refute");
  });
});
