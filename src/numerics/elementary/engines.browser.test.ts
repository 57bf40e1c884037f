import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { hasBrowser, launch } from "../../../reports/html/browser.fixture.js";
import { digest } from "./digest.fixture.js";
import * as elementary from "./index.js";

const ORIGIN = "https://elementary.test/";

/** The sources of this folder, their types taken off, as a server would hand them out. */
function served(url: string): string {
  const file = resolve(import.meta.dirname, url.slice(ORIGIN.length).replace(/[.]js$/, ".ts"));
  const { outputText } = ts.transpileModule(readFileSync(file, "utf8"), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true },
  });
  return outputText;
}

describe("all bits of 10 000 values of every function", () => {
  it("are the same on this engine as on those before it", () => {
    expect(digest(elementary)).toMatchInlineSnapshot(`
      {
        "atan": "fa2907be",
        "cos": "2f9dba68",
        "exp": "45365c5e",
        "expm1": "38ea04fb",
        "exponentOf": "a3fd6d1c",
        "hypot": "ee7a58ee",
        "log": "c38c046e",
        "log10": "2877b853",
        "log1p": "d1c40307",
        "log2": "d37f987b",
        "pow": "9a8346f4",
        "pow near 1": "f0953c8d",
        "sin": "2eae1e0e",
        "tan": "bf8ed883",
        "tanh": "ae1611ca",
        "twoTo": "319eb317",
      }
    `);
  });

  it.skipIf(!hasBrowser)("are the same in the browser (skipped where there is none, but not in CI)", async () => {
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.route(`${ORIGIN}**`, (route) =>
        route.request().url() === ORIGIN
          ? route.fulfill({ contentType: "text/html", body: "<!doctype html>" })
          : route.fulfill({ contentType: "text/javascript", body: served(route.request().url()) }),
      );
      await page.goto(ORIGIN);
      const there = await page.evaluate<Record<string, string>>(
        `Promise.all([import("${ORIGIN}digest.fixture.js"), import("${ORIGIN}index.js")])
           .then(([{ digest }, elementary]) => digest(elementary))`,
      );
      expect(there).toEqual(digest(elementary));
    } finally {
      await browser.close();
    }
  });
});
