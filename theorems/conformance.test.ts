import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Claim } from "../src/claim/claim.js";
import { conformanceFaults } from "../src/engine/conformance.js";
import { claims } from "./index.js";
import template from "./template.js";

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

describe("every claim conforms to the rules of the house", () => {
  it.each([...claims, template].map((claim) => [claim.id, claim] as const))("%s", (_, claim) => {
    expect(conformanceFaults(claim)).toEqual([]);
  });
});
