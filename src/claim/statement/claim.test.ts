import { describe, expect, it } from "vitest";
import { exact } from "../../numerics/arithmetic/quantity.js";
import { type ClaimDefinition, wordsOf } from "./claim.js";
import { defineClaim } from "./define.js";
import { atMost } from "../fixtures/named.js";
import { paperOf } from "../words/source.js";
import type { Spec, SpecSource } from "../specs/spec.js";

const spec = (n: number): Spec => ({ sizes: { n }, widths: [], choices: {}, reals: {}, lists: {} });
const specs: SpecSource = { draw: spec, shrink: () => [], spellOut: (given) => given };

/** n ≤ 2n of n ≥ 0, and what is seen of n as a law. */
const definition: ClaimDefinition<number> = {
  id: "wu2025/doubling",
  title: "A number is at most its double",
  kinds: ["bound", "law"],
  locus: "nowhere",
  specs,
  materialize: ({ sizes }) => sizes["n"]!,
  assumptions: [
    { name: "sign", statement: "n ≥ 0", slack: (n) => exact(n), without: specs },
    { name: "size", statement: "n ≤ 9", slack: (n) => exact(9 - n) },
  ],
  forms: [
    {
      name: "printed",
      statement: "n = 0",
      expected: "consistent",
      relations: () => [],
      statistics: {
        observe: (n) => (n > 5 ? null : [n]),
        conclude: (seen) => ({
          verdict: "consistent",
          errorProbability: 0,
          power: "none",
          summary: `${seen.length} seen`,
        }),
      },
    },
    {
      name: "corrected",
      statement: String.raw`n \le 2n`,
      expected: "holds",
      relations: (n) => [atMost("n ≤ 2n", exact(n), exact(2 * n))],
    },
  ],
  equalityCases: { none: "there is no need of any" },
  degenerateCases: [],
};

describe("the words of a form", () => {
  const claim = defineClaim(definition);
  const source = { key: "s", authors: "a", title: "t", year: 2020, locator: "l", bibtex: "b" };

  it("are those of its source unless the claim or the source says otherwise, and ours without one", () => {
    const sourced = { ...claim, source };
    expect(wordsOf(sourced, "printed")).toBe("printed");
    expect(wordsOf({ ...sourced, words: "restored" }, "printed")).toBe("restored");
    expect(wordsOf({ ...claim, source: { ...source, words: "restored" } }, "printed")).toBe("restored");
    expect(wordsOf({ ...claim, words: "ours", source: { ...source, words: "restored" } }, "printed")).toBe("ours");
    expect(wordsOf(claim, "printed")).toBe("ours");
  });

  it("are ours where the print is corrected", () => {
    expect(wordsOf({ ...claim, words: "restored", source }, "corrected")).toBe("ours");
  });
});

describe("a claim", () => {
  const claim = defineClaim(definition);

  it("belongs to the source that its id begins with, and hides its instances", () => {
    expect(paperOf(claim.id)).toBe("wu2025");
    expect(claim).not.toHaveProperty("materialize");
    expect(claim.forms.map((form) => Object.keys(form).sort())).toEqual([
      ["conclude", "expected", "name", "statement"],
      ["expected", "name", "statement"],
    ]);
    expect(claim.forms[0]!.conclude?.([[1], [2]]).summary).toBe("2 seen");
    expect(claim.assumptions).toEqual([
      { name: "sign", statement: "n ≥ 0", without: specs },
      { name: "size", statement: "n ≤ 9" },
    ]);
  });

  it("evaluates every form on one instance of a spec", () => {
    const [printed, corrected] = claim.evaluate(spec(3));
    expect(printed).toEqual({ form: "printed", relations: [], observation: [3] });
    expect([corrected!.form, corrected!.observation]).toEqual(["corrected", null]);
    expect([corrected!.relations[0]!.lhs, corrected!.relations[0]!.rhs]).toEqual([exact(3), exact(6)]);
    expect(claim.evaluate(spec(7))[0]!.observation).toBeNull();
  });

  it("measures the slack of every assumption, in their order", () => {
    expect(claim.slacks(spec(11))).toEqual([exact(11), exact(-2)]);
  });
});
