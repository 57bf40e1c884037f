import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invoke, storedReport } from "../../src/cli/harness.fixture.js";
import type { Report } from "../report/schema.js";
import { labOnDisk } from "../../src/lab/lab.fixture.js";
import { addressOf } from "../../src/lab/state/index.js";
import { catalogue } from "../../theorems/index.js";
import { BROWSERS, open, showAll, tooWide, violations } from "./browser.fixture.js";

const CLAIMS = ["gatmiry2023/lemma-3", "gatmiry2023/lemma-1", "mulayoff2020/lemma-4"];
const NARROW = { viewport: { width: 390, height: 844 } };

let folder: string;
let url: string;
let report: Report;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "flatcheck-page-"));
  const lab = await labOnDisk();
  mkdirSync(join(folder, "dist/lab"), { recursive: true });
  copyFileSync(fileURLToPath(lab.url), join(folder, "dist/lab/lab.html"));
  lab.remove();
  const world = { cwd: folder, catalogue: await catalogue.load(CLAIMS) };
  const argv = ["verify", ...CLAIMS, "--runs", "20", "--seed", "1", "--workers", "1", "--quiet", "--no-html"];
  await invoke([...argv, "--out", "."], world);
  await invoke(["report", "report.json", "--with-lab"], world);
  report = storedReport(folder, "report.json");
  url = pathToFileURL(join(folder, "report.html")).href;
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every instance of the page as it is written out, with the link below it, and the links of the errata. */
const LINKED = `[...document.querySelectorAll(".spec")].map((spec) =>
  [spec.querySelector("pre").textContent, spec.nextElementSibling?.getAttribute("href") ?? null])`;
const OF_ERRATA = `[...document.querySelectorAll(".errata [data-claim]")].map((item) =>
  [item.dataset.claim, item.querySelector(".lab-link")?.getAttribute("href") ?? null])`;

async function everyView(page: Page): Promise<void> {
  for (const id of ["/errata", ...report.claims.map((claim) => `/${claim.id}`)]) {
    await page.evaluate(`location.hash = "#${id}"`);
    await page.locator(`[id="${id}"].shown`).waitFor();
  }
}

describe.each(BROWSERS)("the page with its laboratory in $name (skipped where that is missing)", (one) => {
  describe.skipIf(!one.isThere)("opened from the disk", () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await one.launch();
    });

    afterAll(() => browser.close());

    it("leads from every instance and every erratum to the laboratory, where it is", async () => {
      const { page, requests, messages } = await open(browser, url);
      await everyView(page);
      const found = await page.evaluate<[string, string | null][]>(LINKED);
      expect(found.length).toBeGreaterThan(8);
      for (const [spec, href] of found) {
        expect(href).toMatch(/^lab\.html#/);
        expect(addressOf(href!.slice("lab.html".length))?.spec).toEqual(JSON.parse(spec));
      }
      const errata = await page.evaluate<[string, string | null][]>(OF_ERRATA);
      expect(errata.map(([id]) => id)).toEqual(["gatmiry2023/lemma-3"]);
      const { witness } = report.claims.find(({ id }) => id === "gatmiry2023/lemma-3")!.forms[0]!;
      expect(addressOf(errata[0]![1]!.slice("lab.html".length))?.spec).toEqual(witness!.spec);
      // One without its link is noticed.
      await page.evaluate(`document.querySelector(".spec + .lab-link").remove()`);
      expect((await page.evaluate<[string, string | null][]>(LINKED)).some(([, href]) => href === null)).toBe(true);
      await page.evaluate(`location.hash = "#/gatmiry2023/lemma-3"`);
      await page.locator(".shown .witness .lab-link").click();
      await page.getByText("On the bench: the instance of the link").waitFor();
      await page.locator(".judged.refuted").first().waitFor();
      expect(requests.filter((asked) => !/^(?:file|blob):/.test(asked))).toEqual([]);
      expect(messages).toEqual([]);
    });

    it("searches, filters and goes back, by the keys", async () => {
      const { page, messages } = await open(browser, url);
      await page.getByRole("searchbox").click();
      await page.keyboard.type("lemma 4");
      expect((await page.locator("#found a").allTextContents())[0]).toBe("mulayoff2020/lemma-4");
      await page.keyboard.press("Enter");
      await page.locator("[id='/mulayoff2020/lemma-4'].shown").waitFor();
      await page.goBack();
      await page.getByRole("searchbox").waitFor();
      await page.getByLabel("Verdict").selectOption("refuted");
      await page.getByRole("status").getByText("1 of 3 claims").waitFor();
      expect(messages).toEqual([]);
    });

    it("overflows nowhere at 390 px, and has nothing that axe-core objects to", async () => {
      const { page } = await open(browser, url, NARROW);
      expect(await tooWide(page)).toEqual([]);
      await showAll(page);
      expect(await violations(page)).toEqual([]);
    });
  });
});
