import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { conformanceFaults } from "../src/conformance/conformance.js";
import { catalogue } from "./index.js";
import template from "./template.js";
import { witnessesOf } from "./theorems.fixture.js";

const claims = await catalogue.load();

const here = fileURLToPath(new URL(".", import.meta.url));

/** The folders of the sources. */
const sources = readdirSync(here, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** The claim files, as `source/label`. */
const files = sources.flatMap((source) =>
  readdirSync(`${here}${source}`)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "source.ts")
    .map((file) => `${source}/${file.slice(0, -".ts".length)}`),
);

describe("the catalogue", () => {
  it("lists every claim file once, by its path", () => {
    expect([...catalogue.ids].sort()).toEqual([...files].sort());
  });

  it.each(catalogue.ids.map((id, i) => [id, claims[i]!] as const))("%s has its path as its id", (id, claim) => {
    expect(claim.id, `theorems/${id}.ts must have the id "${id}"`).toBe(id);
  });

  it.each(sources)("has the claims of %s as tests", (source) => {
    expect(existsSync(`${here}${source}/${source}.test.ts`), `theorems/${source}/${source}.test.ts`).toBe(true);
  });
});

describe("stored witnesses", () => {
  const refuted = claims.flatMap((claim) =>
    claim.forms.filter(({ expected }) => expected === "refuted").map(({ name }) => [claim.id, name, claim] as const),
  );

  it.each(refuted)("there is one against %s:%s", (_, form, claim) => {
    expect(witnessesOf(claim).some(({ witness }) => witness.form === form && witness.without.length === 0)).toBe(true);
  });

  it("belong to claims of the catalogue", () => {
    const owned = claims.flatMap((claim) => witnessesOf(claim).map(({ file }) => file));
    const present = sources.flatMap((source) => {
      const folder = `${here}${source}/witnesses`;
      return existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}`) : [];
    });
    expect(owned.sort()).toEqual(present.sort());
  });
});

it("the template conforms to the rules of the house", () => {
  expect(conformanceFaults(template)).toEqual([]);
});
