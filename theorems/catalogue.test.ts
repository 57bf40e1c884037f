import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../src/claim/statement/claim.js";
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
    .filter(
      (file) =>
        file.endsWith(".ts") &&
        !file.endsWith(".test.ts") &&
        !["source.ts", "statements.ts", "witnesses.ts"].includes(file),
    )
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

describe("the files of claims", () => {
  const lengths = files.map((file) => readFileSync(`${here}${file}.ts`, "utf8").split("\n").length - 1);

  it("have less than 200 lines each, and less than 100 as a rule", () => {
    expect(files.filter((_, i) => lengths[i]! > 200)).toEqual([]);
    expect([...lengths].sort((a, b) => a - b)[lengths.length >> 1]).toBeLessThan(100);
  });

  it("keep all relations to themselves: what stands in objects/ makes objects of the claim of that name", () => {
    const objects = sources.flatMap((source) => {
      const folder = `${source}/objects`;
      return existsSync(`${here}${folder}`) ? readdirSync(`${here}${folder}`).map((name) => `${folder}/${name}`) : [];
    });
    expect(objects.length).toBeGreaterThan(40);
    expect(objects.map((path) => path.replace("/objects/", "/").replace(/[.]ts$/, ""))).toSatisfy((owners: string[]) =>
      owners.every((owner) => files.includes(owner)),
    );
    const relating = /^import (?!type )[^;]*"[./]*src\/claim\/index[.]js"/m;
    expect(objects.filter((path) => relating.test(readFileSync(here + path, "utf8")))).toEqual([]);
  });
});

describe("the words of a printed form", () => {
  /** The first comment of a claim's file, which quotes its source. */
  const headOf = (id: string): string => /\/\*\*([^]*?)\*\//.exec(readFileSync(`${here}${id}.ts`, "utf8"))?.[1] ?? "";
  const sourced = claims.filter(({ source }) => source?.words !== "ours");
  const lost = /\brestored\b|\blost in the text\b/;

  it("are quoted at the head of the file", () => {
    expect(sourced.length).toBeGreaterThan(100);
    expect(sourced.filter(({ id }) => !/As printed/.test(headOf(id))).map(({ id }) => id)).toEqual([]);
  });

  it("are called restored wherever the head says so", () => {
    const said = sourced.filter(({ id }) => lost.test(headOf(id)));
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((claim) => wordsOf(claim, "printed") !== "restored").map(({ id }) => id)).toEqual([]);
  });

  it("are restored only where the head or the reading says of what", () => {
    const restored = sourced.filter((claim) => wordsOf(claim, "printed") === "restored");
    const silent = restored.filter(
      ({ id, reading = "" }) => !/\brestored\b|\blost\b|\bdamage\b/i.test(headOf(id) + reading),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it("are those of a source as a rule, and ours in what it does not print", () => {
    expect(
      wordsOf(
        claims.find(({ id }) => id === "gatmiry2023/lemma-1")!,
        "printed",
      ),
    ).toBe("printed");
    expect(
      wordsOf(
        claims.find(({ id }) => id === "gatmiry2023/lemma-3")!,
        "corrected",
      ),
    ).toBe("ours");
    expect(
      wordsOf(
        claims.find(({ id }) => id === "beyond/recovery")!,
        "printed",
      ),
    ).toBe("ours");
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
