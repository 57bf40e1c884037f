import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invoke, storedReport } from "../../src/cli/harness.fixture.js";
import type { Report } from "../report/schema.js";
import { cell, labsForReports } from "../../src/lab/lab.fixture.js";
import { addressOf } from "../../src/lab/state/index.js";
import { catalogue } from "../../theorems/index.js";
import { BROWSERS, open, saved, showAll, tooWide, violations } from "./browser.fixture.js";

const CLAIMS = ["gatmiry2023/lemma-3", "gatmiry2023/lemma-1", "mulayoff2020/lemma-4"];
const NARROW = { viewport: { width: 390, height: 844 } };

let folder: string;
let url: string;
let report: Report;
let labs: Awaited<ReturnType<typeof labsForReports>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "flatcheck-page-"));
  labs = await labsForReports();
  mkdirSync(join(folder, "dist/lab"), { recursive: true });
  writeFileSync(join(folder, "dist/lab/inside.json"), JSON.stringify({ ids: catalogue.ids, ...labs }));
  const world = { cwd: folder, catalogue: await catalogue.load(CLAIMS) };
  const argv = ["verify", ...CLAIMS, "--runs", "20", "--seed", "1", "--workers", "1", "--quiet", "--no-html"];
  await invoke([...argv, "--out", "."], world);
  await invoke(["report", "report.json"], world);
  report = storedReport(folder, "report.json");
  url = pathToFileURL(join(folder, "report.html")).href;
});

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
      expect(found.length).toBeGreaterThan(5);
      for (const [spec, href] of found) {
        expect(href).toMatch(/^#\/lab\/[a-z]/);
        expect(addressOf(href!)?.spec).toEqual(JSON.parse(spec));
      }
      const errata = await page.evaluate<[string, string | null][]>(OF_ERRATA);
      expect(errata.map(([id]) => id)).toEqual(["gatmiry2023/lemma-3"]);
      const { witness } = report.claims.find(({ id }) => id === "gatmiry2023/lemma-3")!.forms[0]!;
      expect(addressOf(errata[0]![1]!)?.spec).toEqual(witness!.spec);
      // One without its link is noticed.
      await page.evaluate(`document.querySelector(".spec + .lab-link").remove()`);
      expect((await page.evaluate<[string, string | null][]>(LINKED)).some(([, href]) => href === null)).toBe(true);
      await page.evaluate(`location.hash = "#/gatmiry2023/lemma-3"`);
      await page.locator(".shown .witness .lab-link").click();
      await page.getByText("On the bench: the instance of the link").waitFor();
      await page.locator(".judged.refuted").first().waitFor();
      expect(requests.filter((asked) => !/^(?:file|blob):/.test(asked))).toEqual([]);
      expect(messages).toEqual([]);
      // Its address opens it again, and back leads to the claim.
      const again = await open(browser, page.url());
      await again.page.locator(".judged.refuted").first().waitFor();
      expect(again.messages).toEqual([]);
      await page.goBack();
      await page.locator("[id='/gatmiry2023/lemma-3'].shown").waitFor();
      expect(await page.locator("#bench").isVisible()).toBe(false);
      // Another claim is opened in the laboratory that is there, and shows its own statement.
      await page.evaluate(`location.hash = "#/lab/gatmiry2023/lemma-1"`);
      await page.locator("#statement .kicker", { hasText: "gatmiry2023/lemma-1" }).waitFor();
      await page.getByRole("link", { name: "Ledger" }).click();
      await page.getByRole("searchbox", { name: "Search" }).first().waitFor();
      // What it remembers late is not written over the address of another view.
      await page.waitForTimeout(600);
      expect(new URL(page.url()).hash).toBe("#/");
    });

    it("takes a file away, and judges what is typed", async () => {
      const { page, messages } = await open(browser, `${url}#/lab/gatmiry2023/lemma-3`);
      await page.locator(".judged.refuted").first().waitFor();
      const file = await saved(page, folder, () => page.getByRole("button", { name: "Save witness" }).click());
      expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ claim: "gatmiry2023/lemma-3", form: "printed" });
      await cell(page, "W₂").fill("3");
      await page.keyboard.press("Enter");
      await page.getByText("On the bench: your own numbers.").waitFor();
      await page.locator(".judged.refuted", { hasText: "18" }).first().waitFor();
      await expect
        .poll(() => addressOf(new URL(page.url()).hash)?.spec?.lists["W"])
        .toMatchObject({
          entries: [[[0]], [[3]]],
        });
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
      await page.evaluate(`location.hash = "#/lab/gatmiry2023/lemma-3"`);
      await page.locator(".judged.refuted").first().waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      expect(await violations(page)).toEqual([]);
      const { page: all } = await open(browser, url, NARROW);
      await showAll(all);
      expect(await violations(all)).toEqual([]);
    });
  });
});
