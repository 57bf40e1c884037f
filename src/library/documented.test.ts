import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import * as numerics from "../numerics/index.js";
import * as statistics from "../statistics/index.js";
import { exportsOf } from "./exports.fixture.js";

const ROOT = resolve(import.meta.dirname, "../..");

interface Entry {
  readonly types?: string;
}

/** The modules that the package offers, as its manifest has them: the source of each. */
const ENTRIES = Object.values(
  (JSON.parse(readFileSync(resolve(ROOT, "package.json"), "utf8")) as { readonly exports: Record<string, Entry> })
    .exports,
).flatMap(({ types }) => types?.replace(/^[.]\/dist\/(.*)[.]d[.]ts$/, "$1.ts") ?? []);

describe.each(ENTRIES)("%s", (entry) => {
  it("says of everything that it exports what it is", () => {
    const found = exportsOf(resolve(ROOT, entry));
    expect(found.length).toBeGreaterThan(4);
    expect(found.filter(({ comment }) => comment === null || comment === "").map(({ name }) => name)).toEqual([]);
  });
});

/** What the page on symbols names that is no function: parameters and fields, by their names in signatures, and folders. */
const WORDS = [
  ...["weights", "widths", "measurements", "labels", "inputs", "targets", "alpha", "alphaPrime"],
  ...["across", "beyond"],
];

describe("docs/symbols.md", () => {
  const page = readFileSync(resolve(ROOT, "docs/symbols.md"), "utf8");
  const named = [...page.matchAll(/(?<!`)`([A-Za-z]\w*)`(?!`)/g)].map(([, name]) => name!);

  it("names what flatcheck/numerics or flatcheck/statistics exports", () => {
    const offered = new Set([...Object.keys(numerics), ...Object.keys(statistics), ...WORDS]);
    expect(new Set(named).size).toBeGreaterThan(60);
    expect([...new Set(named)].filter((name) => !offered.has(name))).toEqual([]);
  });

  it("is read with no word that it does not have", () => {
    expect(WORDS.filter((word) => !named.includes(word))).toEqual([]);
  });

  it("leaves out no way to the Hessian, nor determinants", () => {
    expect(numerics).toMatchObject({
      explicitHessian: expect.any(Function) as unknown,
      hessianVectorProduct: expect.any(Function) as unknown,
      determinant: expect.any(Function) as unknown,
    });
  });
});
