import { describe, expect, it } from "vitest";
import { faulty } from "../faulty.fixture.js";
import { spectralClaim, squares } from "../synthetic.fixture.js";
import { atMost, equal } from "../../claim/fixtures/named.js";
import type { Claim } from "../../claim/statement/claim.js";
import type { Relation } from "../../claim/relations/relation.js";
import { exact, type Quantity, sum } from "../../numerics/arithmetic/quantity.js";
import { fromRows, type Matrix } from "../../numerics/matrices/matrix.js";
import { frobeniusNorm } from "../../numerics/matrices/norms.js";
import { nuclearNorm } from "../../numerics/spectra/schatten.js";
import { spectralNorm } from "../../numerics/spectra/singular-values.js";
import { requireSound, UnsoundError } from "./sound.js";
import { runChosenCases } from "../run/cases.js";

const spec = squares.explicit({ sizes: { d: 2 }, lists: { A: [[[1, 2], [3, 4]]] } }); // prettier-ignore

function claiming(relations: (a: Matrix) => Relation[]) {
  return spectralClaim(1, {
    forms: [{ name: "printed", statement: "0", expected: "holds", relations }],
    equalityCases: { none: "it is about computed sides" },
    degenerateCases: [{ name: "two by two", spec }],
  });
}

/** A side that may be anything, below one that is a hundred times as large: no verdict tells. */
const below = (side: (a: Matrix) => Quantity) => claiming((a) => [atMost("r", side(a), nuclearNorm(a).times(100))]);

describe("a side that intervals can compute again", () => {
  it("is sound where its value lies within its error", () => {
    for (const side of [frobeniusNorm, spectralNorm, nuclearNorm]) {
      expect(requireSound(below(side), spec)).toHaveLength(1);
    }
  });

  it("is not where its value is off, by a thousandth or by a few roundings, and no margin shows it", () => {
    for (const factor of [1.001, 1 + 2 ** -48, 0.5]) {
      const claim = below((a) => faulty(frobeniusNorm(a), factor));
      expect(() => requireSound(claim, spec)).toThrow(UnsoundError);
      expect(runChosenCases(claim).errors[0]!.message).toMatch(
        /r: \d.* with an error of at most 0, by intervals 5\.477.* to 5\.477/,
      );
    }
  });

  it("is not where its error is too small for a value that is right", () => {
    const third = (a: Matrix): Quantity => Object.assign(exact(a.at(0, 0)).over(3).plus(0), { error: 0 });
    expect(() => requireSound(below(third), spec)).toThrow("is a fault of the numerics");
  });

  it("is looked at on the right as well", () => {
    const claim = claiming((a) => [atMost("r", frobeniusNorm(a), faulty(nuclearNorm(a).times(100), 1.5))]);
    expect(() => requireSound(claim, spec)).toThrow(UnsoundError);
  });
});

describe("an identity that floating point sees as true", () => {
  const third = (a: Matrix): Matrix => a.times(exact(1).over(3));
  const taken = (read: (a: Matrix) => Matrix): Claim =>
    claiming((a) => [equal("r", frobeniusNorm(third(a)), frobeniusNorm(read(third(a))))]);

  it("is so by intervals, where its matrices are the same with their radii", () => {
    expect(
      requireSound(
        taken((b) => b),
        spec,
      ),
    ).toHaveLength(1);
  });

  it("is not where one side takes rounded entries as exact", () => {
    const rounded = taken((b) => fromRows(b.toRows()));
    expect(() => requireSound(rounded, spec)).toThrow("r: its sides are equal up to rounding, and by intervals 1.82");
    expect(runChosenCases(rounded).errors[0]!.message).toContain("as where a rounded number is taken as exact");
  });

  it("says nothing where the form is known to fail", () => {
    const rounded = taken((b) => fromRows(b.toRows()));
    const fails = { ...rounded, forms: rounded.forms.map((form) => ({ ...form, expected: "refuted" as const })) };
    expect(requireSound(fails, spec)).toHaveLength(1);
  });
});

describe("a value on the way", () => {
  it("is told by its operation, where two slips on the way undo each other in the side", () => {
    const twice = below((a) => {
      const doubled = faulty(frobeniusNorm(a), 2);
      return Object.assign(doubled.plus(0), { value: doubled.value / 2, error: 1e-9 });
    });
    expect(() => requireSound(twice, spec)).toThrow("add: ");
    expect(runChosenCases(twice).errors[0]!.message).toMatch(/add: \d.* with an error of at most 0, by intervals \d/);
  });

  it("may be hidden by a side whose error is large", () => {
    const hidden = below((a) => Object.assign(faulty(nuclearNorm(a), 1.001).plus(0), { error: 1 }));
    expect(() => requireSound(hidden, spec)).toThrow("add: ");
  });

  it("may be what a hypothesis is measured by", () => {
    const measuring = (factor: number, sampled?: number): Claim =>
      spectralClaim(1, {
        assumptions: [
          {
            name: "small",
            statement: String.raw`\|A\|_F \le 100`,
            slack: (a) => exact(100).minus(faulty(frobeniusNorm(a), factor)),
            ...(sampled === undefined ? {} : { sampled }),
          },
        ],
      });
    expect(() => requireSound(measuring(1.001), spec)).toThrow("add: ");
    const off = { ...measuring(1), slacks: () => [faulty(exact(100).plus(1), 1.5)] };
    expect(() => requireSound(off, spec)).toThrow("small: ");
    // Now and then is not here.
    expect(requireSound(measuring(1.001, 64), spec).length).toBeGreaterThan(0);
  });

  it("may be a matrix with one entry off, or with a radius that is too small", () => {
    const through = (change: (b: Matrix) => unknown, factor: number): Claim =>
      below((a) => {
        const b = a.times(factor);
        change(b);
        return Object.assign(frobeniusNorm(b), { error: 1 });
      });
    const off = through((b) => b.data.fill(9.000001, 2, 3), 3);
    expect(() => requireSound(off, spec)).toThrow(/scaled: a 2×2 matrix with an error of at most \S+, by intervals/);
    const narrow = through((b) => Object.assign(b, { radius: 0 }), 1 / 3);
    expect(() => requireSound(narrow, spec)).toThrow("an error of at most 0, by intervals at least ");
    expect(
      requireSound(
        through((b) => b, 1 / 3),
        spec,
      ),
    ).toHaveLength(1);
  });
});

describe("what says nothing", () => {
  it("is a relation that floating point refutes: intervals confirm that on their own", () => {
    expect(
      requireSound(
        claiming((a) => [equal("r", faulty(frobeniusNorm(a), 2), frobeniusNorm(a))]),
        spec,
      ),
    ).toHaveLength(1);
  });

  it("is a claim on dynamics, whose errors are estimates", () => {
    const claim = below((a) => faulty(frobeniusNorm(a), 1.5));
    expect(requireSound({ ...claim, kinds: ["bound", "dynamics"] }, spec)).toHaveLength(1);
  });

  it("is a side of more steps than intervals do in a short time", () => {
    const long = (terms: number) =>
      below((a) => faulty(sum(Array.from({ length: terms }, () => frobeniusNorm(a))), 1.5));
    expect(() => requireSound(long(9), spec)).toThrow(UnsoundError);
    expect(requireSound(long(3000), spec)).toHaveLength(1);
  });

  it("is a value without a bound", () => {
    const claim = below((a) => Object.assign(frobeniusNorm(a).plus(0), { error: Infinity }));
    expect(requireSound(claim, spec)).toHaveLength(1);
  });
});
