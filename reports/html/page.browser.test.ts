import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Report, reportSchema } from "../report/schema.js";
import type { Claim } from "../../src/claim/claim.js";
import { citationsOf } from "../../src/claim/proof.js";
import { flawed, invoke, sound } from "../../src/cli/harness.fixture.js";
import { publishedRun } from "../../src/cli/published-run.fixture.js";
import { catalogue } from "../../theorems/index.js";
import { hasBrowser, launch, open, violations } from "./browser.fixture.js";
import { HOSTILE, hostileClaim } from "./hostile.fixture.js";
import { renderHtml } from "./page.js";

const claims = await catalogue.load();

const NARROW = { viewport: { width: 360, height: 740 } };
const THREE_MEGABYTES = 3e6;

let folder: string;
let browser: Browser;

interface Shelved {
  readonly url: string;
  readonly report: Report;
}

function shelved(out: string): Shelved {
  const report = reportSchema.parse(JSON.parse(readFileSync(join(out, "report.json"), "utf8")));
  return { url: pathToFileURL(join(out, "report.html")).href, report };
}

/** The page of a small run of some claims. */
async function pageOf(catalogue: readonly Claim[]): Promise<Shelved> {
  const out = join(folder, "small");
  const argv = ["verify", "--runs", "3", "--seed", "1", "--workers", "1", "--quiet", "--out", out];
  await invoke(argv, { cwd: folder, catalogue });
  return shelved(out);
}

/** The page of the whole catalogue. */
async function wholePage(): Promise<Shelved> {
  const { folder: made } = await publishedRun();
  return shelved(join(made, "out"));
}

function unfold(page: Page): Promise<void> {
  return page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
}

function shownClaims(page: Page): Promise<string[]> {
  return page.evaluate("[...document.querySelectorAll('section.claim:not([hidden])')].map(({ id }) => id)");
}

/** What a claim shows, counted. */
interface Shown {
  readonly id: string;
  readonly displays: number;
  readonly inline: number;
  readonly histograms: number;
  readonly profiles: number;
  readonly command: boolean;
  readonly citation: number;
}

const COUNTED = `[...document.querySelectorAll("section.claim")].map((section) => ({
  id: section.id,
  displays: section.querySelectorAll(".formula > math").length,
  inline: section.querySelectorAll(".assumption-list math").length,
  histograms: section.querySelectorAll("svg.histogram:not(.profile)[role=img] > title").length,
  profiles: section.querySelectorAll("svg.profile[role=img] > title").length,
  command: section.querySelectorAll("pre.command").length > 0,
  citation: section.querySelectorAll(".cite pre").length,
}))`;

const STOPS = `[...document.querySelectorAll("a[href], summary, input, select, button, [tabindex='0']")]
  .filter((element) => element.checkVisibility()).map(({ outerHTML }) => outerHTML)`;

describe.skipIf(!hasBrowser)(
  "the page in a browser (skipped where /usr/bin/chromium is missing, but not in CI)",
  () => {
    let whole: Shelved;
    let small: Shelved;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "flatcheck-page-"));
      [browser, whole, small] = [await launch(), await wholePage(), await pageOf([sound, flawed])];
    }, 600_000);

    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it("opens from the disk, asks for nothing else and says nothing", async () => {
      const { page, requests, messages } = await open(browser, whole.url);
      await unfold(page);
      expect(requests).toEqual([whole.url]);
      expect(messages).toEqual([]);
      expect((await page.content()).length).toBeLessThan(THREE_MEGABYTES);
    });

    it("has every claim with its formulas, pictures, command and citation", async () => {
      const { page } = await open(browser, whole.url);
      expect(await shownClaims(page)).toEqual(whole.report.claims.map(({ id }) => id));
      expect(await page.locator("code.tex").count()).toBe(0);
      const counted = await page.evaluate<Shown[]>(COUNTED);
      for (const { id, ...found } of counted) {
        const claim = claims.find((candidate) => candidate.id === id)!;
        const relations = whole.report.claims
          .find((report) => report.id === id)!
          .forms.flatMap((form) => form.relations);
        const drawn = relations.filter(({ sense, closeness }) => {
          const { within, beyond } = closeness!;
          const refuted = beyond.reduce((total, n) => total + n, 0);
          return [...within, ...(sense === "bound" ? [refuted] : beyond)].filter((n) => n > 0).length > 1;
        });
        expect({ id, ...found }).toEqual({
          id,
          displays: claim.forms.length,
          inline: claim.assumptions.length,
          histograms: drawn.length,
          profiles: relations.filter(({ profile }) => profile!.depth.length > 1 || profile!.width.length > 1).length,
          command: true,
          // Its own and that of the suite, and one a reference of its proof.
          citation:
            2 +
            (claim.proof === undefined
              ? 0
              : citationsOf(claim.proof).filter(({ bibtex }) => bibtex !== undefined).length),
        });
      }
    });

    it("draws no formula and no matrix wider than a narrow screen without a way to scroll it", async () => {
      const { page } = await open(browser, whole.url, NARROW);
      await unfold(page);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(NARROW.viewport.width);
    });

    it("filters by words, source, verdict and kind, and keeps that in the address", async () => {
      const { page } = await open(browser, whole.url);
      const sources = new Set(whole.report.claims.map(({ id }) => id.split("/")[0]!));
      const of = (wanted: (claim: Report["claims"][number]) => boolean) =>
        whole.report.claims.filter(wanted).map(({ id }) => id);
      await page.locator("select[name=source]").selectOption("gatmiry2023");
      expect(await shownClaims(page)).toEqual(of(({ id }) => id.startsWith("gatmiry2023/")));
      expect(await page.locator("section.source:visible").count()).toBe(1);
      expect(sources.size).toBeGreaterThan(1);
      await page.getByLabel("Verdict").selectOption("refuted");
      const refuted = of(
        ({ id, forms }) => id.startsWith("gatmiry2023/") && forms.some(({ verdict }) => verdict === "refuted"),
      );
      expect(await shownClaims(page)).toEqual(refuted);
      expect(await page.locator(".errata > li:visible").count()).toBeLessThanOrEqual(refuted.length);
      await page.getByRole("searchbox").fill("TRACE hessian");
      expect(await shownClaims(page)).toContain("gatmiry2023/trace-formula");
      expect(await shownClaims(page)).not.toContain("gatmiry2023/equation-7");
      const found = await shownClaims(page);
      expect(await page.getByRole("status").textContent()).toBe(
        `${found.length} of ${whole.report.claims.length} claims`,
      );
      expect(page.url()).toBe(`${whole.url}#?q=TRACE+hessian&source=gatmiry2023&verdict=refuted`);
      const again = await open(browser, page.url());
      expect(await shownClaims(again.page)).toEqual(found);
      expect(await again.page.getByRole("searchbox").inputValue()).toBe("TRACE hessian");
      await page.getByRole("searchbox").fill("no such words");
      expect(await shownClaims(page)).toEqual([]);
      expect(await page.getByRole("status").textContent()).toBe("No claim matches.");
      await page.getByRole("button", { name: "Clear" }).click();
      await page.getByLabel("Kind").selectOption("conjecture");
      expect(await shownClaims(page)).toEqual(of(({ kinds }) => kinds.includes("conjecture")));
    });

    it("brings back a hidden claim to which a link leads", async () => {
      const { page } = await open(browser, `${small.url}#?source=beyond`);
      expect(await shownClaims(page)).toEqual(["beyond/sound"]);
      await page.evaluate("location.hash = '#gatmiry2023/flawed'");
      await page.waitForFunction("document.querySelectorAll('section.claim:not([hidden])').length === 2");
      expect(await page.locator("select[name=source]").inputValue()).toBe("");
    });

    it("shows everything without scripts", async () => {
      const { page } = await open(browser, whole.url, { javaScriptEnabled: false });
      expect(await page.locator("#filters").isVisible()).toBe(false);
      expect(await page.locator("section.claim > h3:visible").count()).toBe(whole.report.claims.length);
      await page.locator("details > summary").first().click();
      expect(await page.locator("details").first().getAttribute("open")).toBe("");
    });

    it("is within reach of the keyboard alone", async () => {
      const { page } = await open(browser, small.url, NARROW);
      await unfold(page);
      const stops = await page.evaluate<string[]>(STOPS);
      const reached: string[] = [];
      for (let i = 0; i < stops.length; i++) {
        await page.keyboard.press("Tab");
        reached.push(await page.evaluate<string>("document.activeElement.outerHTML"));
      }
      expect(reached).toEqual(stops);
      await page.locator("summary").first().focus();
      await page.keyboard.press("Enter");
      expect(await page.locator("details").first().getAttribute("open")).toBe(null);
    });

    it("copies commands and citations", async () => {
      const { page } = await open(browser, small.url, { permissions: ["clipboard-read", "clipboard-write"] });
      const command = page.locator("pre.command").last();
      await command.locator("+ button").click();
      await page.getByText("Copied").waitFor();
      expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
        "npx flatcheck verify gatmiry2023/flawed --seed 1 --runs 3",
      );
    });

    it.each([
      ["in light", {}],
      ["in dark", { colorScheme: "dark" }],
      ["at 360 px", NARROW],
      ["at 360 px in dark", { ...NARROW, colorScheme: "dark" }],
    ] as const)("has nothing that axe-core objects to, %s", async (_, options) => {
      const { page } = await open(browser, small.url, options);
      await unfold(page);
      expect(await violations(page)).toEqual([]);
    });

    it("has nothing that axe-core objects to over the whole catalogue", async () => {
      const { page } = await open(browser, whole.url);
      expect(await violations(page)).toEqual([]);
    }, 300_000);

    it("prints without what a printer cannot use", async () => {
      const { page } = await open(browser, small.url);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("#filters").isVisible()).toBe(false);
      expect(await page.locator("nav").isVisible()).toBe(false);
      expect(await page.locator("section.claim h3").first().isVisible()).toBe(true);
    });

    it("takes hostile words for words", async () => {
      const { claim, report } = hostileClaim(small.report);
      const file = join(folder, "hostile.html");
      writeFileSync(file, renderHtml(report, [claim]));
      const { page, requests, messages } = await open(browser, pathToFileURL(file).href);
      await unfold(page);
      const elements = await page.evaluate(
        "[document.scripts.length, document.images.length, document.querySelectorAll('iframe, [onclick], [onload], b > i').length, document.querySelectorAll('title').length - document.querySelectorAll('svg title').length]",
      );
      expect(elements).toEqual([1, 0, 0, 1]);
      expect([requests.length, messages]).toEqual([1, []]);
      expect(await page.locator("section.claim > h3").textContent()).toContain(HOSTILE);
      await page.getByRole("searchbox").fill("onload");
      expect(await page.locator("section.claim:visible").count()).toBe(1);
    });
  },
);
