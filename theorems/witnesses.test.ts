import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runChosenCases } from "../src/engine/run/cases.js";
import { readWitness } from "../src/store/witnesses/witness-file.js";
import { storedWitnesses } from "../src/store/witnesses/witness-store.js";
import { catalogue } from "./index.js";

const here = fileURLToPath(new URL(".", import.meta.url));

const sources = readdirSync(here).filter((name) => existsSync(`${here}${name}/witnesses`));

/** `lemma-3.printed.1.json` as the name of a variable. */
const variable = (file: string): string =>
  file.replace(/[.]json$/, "").replace(/[-.](\w)/g, (_, letter: string) => letter.toUpperCase());

/** The module that hands the witnesses of a source on as data, for programs that read no files. */
function moduleOf(source: string): string {
  const files = readdirSync(`${here}${source}/witnesses`).sort();
  return [
    "// Made by npx vitest run theorems/witnesses -u",
    ...files.map((file) => `import ${variable(file)} from "./witnesses/${file}" with { type: "json" };`),
    "",
    "export default {",
    ...files.map((file) => `  "${file}": ${variable(file)},`),
    "};",
    "",
  ].join("\n");
}

describe.each(sources)("the stored witnesses of %s", (source) => {
  it("are all handed on; vitest run -u brings the list up to date", async () => {
    await expect(moduleOf(source)).toMatchFileSnapshot(`${here}${source}/witnesses.ts`);
  });
});

it("the stored witnesses that the catalogue has are those of the files, in their order, and whole", async () => {
  let met = 0;
  for (const claim of await catalogue.load()) {
    const known = await catalogue.witnesses(claim.id);
    const files = storedWitnesses(here, claim, here);
    expect(known.map(({ file }) => file)).toEqual(files.map(({ file }) => `theorems/${file.slice(here.length)}`));
    expect(known.map(({ witness }) => witness)).toEqual(files.map(({ file }) => readWitness(file, here)));
    met += known.length;
  }
  expect(met).toBeGreaterThan(30);
});

it("whatever is refuted is refuted by a chosen case of its claim, whatever a run draws and whatever is stored", async () => {
  const refuted = (await catalogue.load()).flatMap((claim) => {
    const forms = claim.forms.flatMap(({ name, expected }, i) => (expected === "refuted" ? [{ name, i }] : []));
    const tally = forms.length === 0 ? null : runChosenCases(claim);
    return forms.map(({ name, i }) => {
      const counts = tally!.forms[i]!.relations.map((relation) => relation.counts.refuted);
      return { form: `${claim.id}:${name}`, isRefuted: counts.some((count) => count > 0) };
    });
  });
  expect(refuted.flatMap(({ form, isRefuted }) => (isRefuted ? [] : [form]))).toEqual([]);
  expect(refuted.length).toBeGreaterThan(30);
});
