import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invoke } from "../../src/cli/harness.fixture.js";
import { catalogue } from "../../theorems/index.js";
import { BROWSERS, open } from "./browser.fixture.js";

const CLAIMS = ["gatmiry2023/lemma-3", "gatmiry2023/learned-norm", "gatmiry2023/delta-rate"];

let folder: string;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "flatcheck-twice-"));
  const world = { cwd: folder, catalogue: await catalogue.load(CLAIMS) };
  const argv = ["verify", ...CLAIMS, "--runs", "60", "--seed", "1", "--workers", "1", "--quiet"];
  await invoke([...argv, "--out", "."], world);
  url = pathToFileURL(join(folder, "report.html")).href;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of each erratum its claim, its formulas, and the text of the instance below it. */
const ERRATA = `[...document.querySelectorAll(".errata > li")].map((item) => [item.dataset.claim,
  [...item.querySelectorAll(":scope > .formula")].map((one) => one.textContent),
  [...item.querySelectorAll(":scope > .parameters, :scope > .matrices")].map((one) => one.textContent)])`;
/** The same, where the claims have it. */
const OF_CLAIMS = `[...document.querySelectorAll(".errata > li")].map(({ dataset: { claim } }) => {
  const printed = document.getElementById("/" + claim).querySelector("[data-form=printed]");
  return [claim, [...printed.querySelectorAll(":scope > .formula")].map((one) => one.textContent),
    [...printed.querySelectorAll(".witness > .parameters, .witness > .matrices")].map((one) => one.textContent)];
})`;
const SIGN = `getComputedStyle(document.querySelector(".shown .verdict.refuted"), "::before").content`;

type Told = readonly (readonly [string, readonly string[], readonly string[]])[];

describe.each(BROWSERS)("what a page shows a second time, in $name (skipped where that is missing)", (one) => {
  describe.skipIf(!one.isThere)("opened from the disk", () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await one.launch();
    });

    afterAll(() => browser.close());

    it("beside an erratum is the statement of its claim, and the instance, of a law none", async () => {
      const { page, messages } = await open(browser, `${url}#/errata`);
      const errata = await page.evaluate<Told>(ERRATA);
      expect(errata).toEqual(await page.evaluate<Told>(OF_CLAIMS));
      expect(errata.map(([claim]) => claim).sort()).toEqual([...CLAIMS].sort());
      for (const [claim, formulas, instance] of errata) {
        expect([claim, formulas.length]).toEqual([claim, 1]);
        expect([claim, instance.length > 0]).toEqual([claim, claim !== "gatmiry2023/delta-rate"]);
      }
      expect(await page.evaluate<string>(SIGN)).toContain("✗");
      expect(messages).toEqual([]);
    });

    it("below a claim are those before and after it", async () => {
      const { page } = await open(browser, `${url}#/gatmiry2023/delta-rate`);
      expect(await page.locator(".shown .besides a").allTextContents()).toEqual([
        "← gatmiry2023/lemma-3",
        "gatmiry2023/learned-norm →",
      ]);
      await page.locator(".shown .besides a").first().click();
      await page.locator("[id='/gatmiry2023/lemma-3'].shown").waitFor();
      expect(await page.locator(".shown .besides a").allTextContents()).toEqual(["gatmiry2023/delta-rate →"]);
    });
  });
});
