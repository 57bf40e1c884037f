import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Claim } from "../src/claim/claim.js";
import { storedWitnesses } from "../src/store/witness-store.js";
import { conformanceFaults } from "../src/vitest/conformance.js";
import { catalogue } from "./index.js";
import template from "./template.js";

const claims = await catalogue.load();

const here = fileURLToPath(new URL(".", import.meta.url));

/** The claim files, as `paper/label`. */
const files = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: paper }) =>
    readdirSync(`${here}${paper}`)
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => `${paper}/${file.slice(0, -".ts".length)}`),
  );

describe("the catalogue", () => {
  it.each(files)("%s has its path as its id", async (path) => {
    const { default: claim } = (await import(/* @vite-ignore */ new URL(`${path}.ts`, import.meta.url).href)) as {
      default: Claim;
    };
    expect(claim.id, `theorems/${path}.ts must have the id "${path}"`).toBe(path);
  });

  it("lists every claim file once", () => {
    expect(claims.map(({ id }) => id).sort()).toEqual([...files].sort());
  });
});

/** The witnesses that are stored for a claim. */
function witnessesOf(claim: Claim): ReturnType<typeof storedWitnesses> {
  return storedWitnesses(here, claim, here);
}

describe("stored witnesses", () => {
  const refuted = claims.flatMap((claim) =>
    claim.forms.filter(({ expected }) => expected === "refuted").map(({ name }) => [claim.id, name, claim] as const),
  );

  it.each(refuted)("there is one against %s:%s", (_, form, claim) => {
    expect(witnessesOf(claim).some(({ witness }) => witness.form === form && witness.without.length === 0)).toBe(true);
  });

  it("belong to claims of the catalogue", () => {
    const owned = claims.flatMap((claim) => witnessesOf(claim).map(({ file }) => file));
    const present = [...new Set(claims.map(({ paper }) => paper))].flatMap((paper) => {
      const folder = `${here}${paper}/witnesses`;
      return existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}`) : [];
    });
    expect(owned.sort()).toEqual(present.sort());
  });
});

describe("every claim conforms to the rules of the house", () => {
  it.each([...claims, template].map((claim) => [claim.id, claim] as const))("%s", (_, claim) => {
    const witnesses = witnessesOf(claim).map(({ witness }) => witness);
    expect(conformanceFaults(claim, witnesses)).toEqual([]);
  });
});
