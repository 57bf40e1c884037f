import { describe, expect, it } from "vitest";
import { citationsOf } from "../../../src/claim/index.js";
import { catalogue } from "../../index.js";

const claims = await catalogue.load(catalogue.ids.filter((id) => id.startsWith("beyond/")));

describe("the claims that no source states", () => {
  it("have a proof each, with steps", () => {
    expect(claims.length).toBeGreaterThan(10);
    for (const { id, proof } of claims) expect(proof?.steps.length, id).toBeGreaterThan(2);
  });

  it("cite claims that there are, and all else with an entry of its key", () => {
    const all = claims.flatMap(({ proof }) => (proof === undefined ? [] : citationsOf(proof)));
    const [stated, elsewhere] = [all.filter((one) => one.bibtex === undefined), all.filter((one) => one.bibtex)];
    expect(stated.filter(({ key }) => !catalogue.ids.includes(key))).toEqual([]);
    expect(elsewhere.length).toBeGreaterThan(5);
    for (const { key, bibtex } of elsewhere) expect(bibtex).toMatch(new RegExp(`^@\\w+\\{${key},\\n`));
  });
});
