import { describe, expect, it } from "vitest";
import { mutationOptions, OptionError } from "./options.js";

describe("the options of a run of mutants", () => {
  it("are the usual ones where nothing is said", () => {
    expect(mutationOptions([])).toEqual({
      seed: 1,
      count: 100,
      ask: new Set(["test", "claim", "record"]),
      bounds: false,
      most: 10,
      matching: null,
      within: "",
      kind: null,
      results: null,
      report: null,
      asIs: false,
      least: 0,
    });
  });

  it("name who is asked, and what is changed", () => {
    const asked = mutationOptions(["--ask", "theorems,records", "--kind", "bound", "--matching", "norms"]);
    expect([...asked.ask]).toEqual(["claim", "record"]);
    expect(asked.kind).toBe("bound");
    expect(asked.matching?.test("src/numerics/matrices/norms.ts")).toBe(true);
  });

  it.each([
    [["--ask", "claims"], '--ask takes tests, theorems, records, not "claims"'],
    [["--ask", "tests,constructor"], '--ask takes tests, theorems, records, not "constructor"'],
    [["--kind", "values"], '--kind takes value, bound, not "values"'],
    [["--count", "ten"], '--count takes a whole number above 0, not "ten"'],
    [["--count", "0"], '--count takes a whole number above 0, not "0"'],
    [["--seed", ""], '--seed takes a whole number, not ""'],
    [["--most", "0"], '--most takes seconds, more than 0, not "0"'],
    [["--least", "80"], '--least takes a share from 0 to 1, not "80"'],
    [["--matching", "("], '--matching takes a regular expression, not "("'],
    [["--sed", "1"], "Unknown option '--sed'"],
  ])("%j are refused by a line", (args, line) => {
    expect(() => mutationOptions(args)).toThrow(OptionError);
    expect(() => mutationOptions(args)).toThrow(line);
  });
});
