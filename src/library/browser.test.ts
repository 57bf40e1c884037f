import { resolve } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import * as library from "./index.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** The entries that are meant for browsers, by their source. */
const ENTRIES = ["src/library", "src/claim", "generators", "src/numerics", "src/statistics"];

/** The bundle of modules for a browser. @throws whatever esbuild cannot resolve, such as a module of Node */
async function bundled(entry: string, format: "esm" | "iife", globalName?: string): Promise<string> {
  const { outputFiles, warnings } = await build({
    entryPoints: [resolve(ROOT, entry)],
    ...{ bundle: true, platform: "browser", format, minify: true, write: false, logLevel: "silent" },
    ...(globalName === undefined ? {} : { globalName }),
  });
  expect(warnings).toEqual([]);
  return outputFiles[0]!.text;
}

/** What a page has and an empty context has not. */
const PAGE = {
  ...{ performance, MessageChannel, AbortController, AbortSignal, setTimeout, clearTimeout },
  ...{ TextEncoder, TextDecoder, SharedArrayBuffer, queueMicrotask },
};

describe("bundled for a browser", () => {
  it.each(ENTRIES)("%s has no module of Node", async (entry) => {
    const text = await bundled(`${entry}/index.ts`, "esm");
    expect(text).not.toMatch(/["']node:/);
    // All claims, the judges and what reads reports: larger only where a library of charts or the like slips in.
    expect(gzipSync(text).length).toBeLessThan(600_000);
  });

  it("a module of Node is noticed", async () => {
    await expect(bundled("src/workers/index.ts", "esm")).rejects.toThrow('Could not resolve "node:');
  });

  it("the library gives the same report without anything of Node", async () => {
    const text = await bundled("src/library/index.ts", "iife", "flatcheck");
    const page = runInNewContext(`${text}; flatcheck`, PAGE) as typeof library;
    const asked = ["gatmiry2023/lemma-3", "mulayoff2020/theorem-3"];
    const there = await page.verify(asked, { seed: 9, runs: 15 });
    const here = await library.verify(asked, { seed: 9, runs: 15 });
    expect(JSON.stringify(there.claims)).toBe(JSON.stringify(here.claims));
    const { witness } = await page.hunt("gatmiry2023/lemma-3", { evaluations: 100 });
    expect(JSON.stringify(witness)).toBe(
      JSON.stringify((await library.hunt("gatmiry2023/lemma-3", { evaluations: 100 })).witness),
    );
  });
});
