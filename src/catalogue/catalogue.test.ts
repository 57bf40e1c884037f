import { describe, expect, it } from "vitest";
import type { Claim } from "../claim/statement/claim.js";
import { spectralClaim } from "../engine/synthetic.fixture.js";
import { catalogueOf, extended, type SourceOfClaims } from "./catalogue.js";
import { ownSource } from "./source.js";

const claimOf = (id: string): Claim => spectralClaim(1, { id });

/** A source whose claims tell when they are loaded. */
function source(key: string, labels: readonly string[], loaded: string[]): SourceOfClaims {
  const one = (label: string) => () => {
    loaded.push(`${key}/${label}`);
    return Promise.resolve({ default: claimOf(`${key}/${label}`) });
  };
  return { ...ownSource(key, `On ${key}`), claims: Object.fromEntries(labels.map((label) => [label, one(label)])) };
}

describe("a catalogue", () => {
  it("knows its claims in order without loading any", () => {
    const loaded: string[] = [];
    expect(catalogueOf([source("b", ["two", "one"], loaded), source("a", ["three"], loaded)]).ids).toEqual([
      "b/two",
      "b/one",
      "a/three",
    ]);
    expect(loaded).toEqual([]);
  });

  it("loads what is asked for, in its own order, each with its source", async () => {
    const loaded: string[] = [];
    const catalogue = catalogueOf([source("b", ["two", "one"], loaded), source("a", ["three"], loaded)]);
    const claims = await catalogue.load(["a/three", "nowhere/four", "b/one"]);
    expect(claims.map(({ id, source: from }) => [id, from?.title])).toEqual([
      ["b/one", "On b"],
      ["a/three", "On a"],
    ]);
    expect(loaded).toEqual(["b/one", "a/three"]);
    expect(claims[0]!.source).not.toHaveProperty("claims");
    expect((await catalogue.load()).map(({ id }) => id)).toEqual(catalogue.ids);
  });

  it("has further claims behind its own, with the sources that they bring", async () => {
    const own = { ...claimOf("mine/five"), source: ownSource("mine", "My own") };
    const both = extended(catalogueOf([source("a", ["three"], [])]), [own]);
    expect(both.ids).toEqual(["a/three", "mine/five"]);
    expect((await both.load(["mine/five"])).map(({ id }) => id)).toEqual(["mine/five"]);
    expect((await both.summaries()).map(({ id, source: from }) => [id, from?.key])).toEqual([
      ["a/three", "a"],
      ["mine/five", "mine"],
    ]);
  });

  it("sums claims up in plain data", async () => {
    const [summary] = await catalogueOf([source("a", ["three"], [])]).summaries();
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
    expect(summary).toMatchObject({
      id: "a/three",
      forms: [{ form: "printed", expected: expect.any(String) as string }],
    });
  });
});
