import { describe, expect, it } from "vitest";
import { askedOf } from "./asked.fixture.js";

describe("what `vitest run theorems -t` asks for", () => {
  const all = ["one/lemma-4", "one/lemma-4-proof", "one/theorem-1", "two/gradient", "two/lemma-4", "two/lemma-5"];
  const of = (asked: string, ids = all) => askedOf(ids, asked, all);

  it("is the claims of a label or an id, and those whose names begin with it", () => {
    expect(of("lemma-4")).toEqual(["one/lemma-4", "one/lemma-4-proof", "two/lemma-4"]);
    expect(of("two/lemma-4")).toEqual(["two/lemma-4"]);
    expect(of("lemma-5", ["one/lemma-4"])).toEqual([]);
  });

  it("is everything where the pattern may be the name of another test", () => {
    for (const pattern of ["", "gradient", "rank-deficient", "lemma-", "lemma-4 ", "lemma-(4|5)", "printed"]) {
      expect(of(pattern)).toEqual(all);
    }
  });
});
