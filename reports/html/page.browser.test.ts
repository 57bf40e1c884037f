import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Report, reportSchema } from "../report/schema.js";
import type { Claim } from "../../src/claim/statement/claim.js";
import { citationsOf } from "../../src/claim/statement/proof.js";
import { flawed, invoke, sound } from "../../src/cli/harness.fixture.js";
import { publishedRun } from "../../src/cli/published-run.fixture.js";
import { catalogue } from "../../theorems/index.js";
import {
  COLOURS,
  hasBrowser,
  launch,
  layOut,
  leadingNowhere,
  open,
  showAll,
  tooWide,
  violations,
} from "./browser.fixture.js";
import { HOSTILE, hostileClaim } from "./hostile.fixture.js";
import { ratio } from "../text/numbers.js";
import { renderHtml } from "./page.js";

const claims = await catalogue.load();

const NARROW = { viewport: { width: 360, height: 740 } };
const MIDDLE = { viewport: { width: 390, height: 844 } };
const WIDE = { viewport: { width: 1280, height: 900 } };
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

/** The claims that the ledger shows, in its order. */
function shownClaims(page: Page): Promise<string[]> {
  return page.evaluate(
    "[...document.querySelectorAll('.ledger tbody:not([hidden])')].map(({ dataset }) => dataset.claim)",
  );
}

/** Whether another view than the ledger is shown. */
function isInner(page: Page): Promise<boolean> {
  return page.evaluate("document.documentElement.classList.contains('inner')");
}

/** The views that are seen. */
function shownViews(page: Page): Promise<string[]> {
  return page.evaluate(
    "[...document.querySelectorAll('.view')].filter((view) => view.checkVisibility()).map(({ id }) => id)",
  );
}

type Relation = Report["claims"][number]["forms"][number]["relations"][number];

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
  id: section.id.slice(1),
  displays: section.querySelectorAll(".formula > math").length,
  inline: section.querySelectorAll(".assumption-list math:not(.r math)").length,
  histograms: section.querySelectorAll(".part svg:not(.profile)[role=img] > title").length,
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
    });

    // A page of the whole catalogue is large.
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    });

    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it("opens from the disk, asks for nothing else and says nothing", async () => {
      const { page, requests, messages } = await open(browser, whole.url);
      await unfold(page);
      expect(requests).toEqual([whole.url]);
      expect(messages).toEqual([]);
      expect(statSync(fileURLToPath(whole.url)).size).toBeLessThan(THREE_MEGABYTES);
    });

    it("has every claim with its formulas, pictures, command and citation", async () => {
      const { page } = await open(browser, whole.url);
      expect(await shownClaims(page)).toEqual(whole.report.claims.map(({ id }) => id));
      expect(await page.locator("code.tex").count()).toBe(0);
      const counted = await page.evaluate<Shown[]>(COUNTED);
      for (const { id, ...found } of counted) {
        const claim = claims.find((candidate) => candidate.id === id)!;
        const all = whole.report.claims
          .find((report) => report.id === id)!
          .forms.flatMap((form) => form.relations.map((relation) => JSON.stringify(relation)));
        // What both forms have is drawn once.
        const relations = [...new Set(all)].map((one) => JSON.parse(one) as Relation);
        const drawn = relations.filter(({ sense, closeness }) => {
          const { within, beyond } = closeness!;
          const refuted = beyond.reduce((total, n) => total + n, 0);
          // Below 10⁻⁹, the last nine of the decades left out, there is nothing but rounding.
          if (sense === "identity" && refuted === 0 && within.slice(-9).every((n) => n === 0)) return false;
          return [...within, ...(sense === "bound" ? [refuted] : beyond)].filter((n) => n > 0).length > 1;
        });
        expect({ id, ...found }).toEqual({
          id,
          displays: claim.forms.length,
          inline: claim.assumptions.length,
          histograms: drawn.length,
          // What is the same at all sizes, as it is told, is not drawn.
          profiles: relations.filter(({ profile }) => {
            const compared = [profile!.depth, profile!.width].filter(({ length }) => length > 1).flat();
            return new Set(compared.map(([, value]) => ratio(Number(value)))).size > 1;
          }).length,
          command: true,
          // Its statements, and one a reference of its proof.
          citation:
            1 +
            (claim.proof === undefined
              ? 0
              : citationsOf(claim.proof).filter(({ bibtex }) => bibtex !== undefined).length),
        });
      }
    });

    it.each([WIDE, MIDDLE, NARROW])("overflows in no view, $viewport.width px", async (size) => {
      const { page } = await open(browser, whole.url, size);
      expect(await tooWide(page)).toEqual([]);
      // A title that cannot be broken is seen to overflow.
      await page.evaluate(
        `document.getElementById("/gatmiry2023/lemma-1").querySelector("h2").style.cssText = "white-space: nowrap; min-width: 90rem"`,
      );
      expect(await tooWide(page, "/gatmiry2023/lemma-1")).toEqual(["/gatmiry2023/lemma-1"]);
    });

    it("gives every claim a view with an address of its own, and no link leads nowhere", async () => {
      const { page } = await open(browser, whole.url);
      const ids = whole.report.claims.map(({ id }) => id);
      expect(await leadingNowhere(page, ids)).toEqual([]);
      expect(await shownViews(page)).toEqual(["/"]);
      await page.evaluate("location.hash = '#/gatmiry2023/lemma-4'");
      await expect.poll(() => isInner(page)).toBe(true);
      expect(await shownViews(page)).toEqual(["/gatmiry2023/lemma-4"]);
      expect(await page.evaluate("[scrollY, document.activeElement.textContent.includes('lemma-4')]")).toEqual([
        0,
        true,
      ]);
      const again = await open(browser, page.url());
      expect(await shownViews(again.page)).toEqual(["/gatmiry2023/lemma-4"]);
      for (const hash of [
        "#/errata/constant",
        "#/made",
        "#gatmiry2023/lemma-1",
        "#/no-such-claim",
        "#/50%",
        "#/?q=50%",
      ]) {
        const { page: other } = await open(browser, `${whole.url}${hash}`);
        expect((await shownViews(other)).length).toBe(1);
      }
      // A view that has lost its address is noticed.
      await page.evaluate(`document.getElementById("/gatmiry2023/lemma-1").id = "lost"`);
      expect(await leadingNowhere(page, ids)).toEqual(["/gatmiry2023/lemma-1", "gatmiry2023/lemma-1"]);
    });

    it("links claims that speak of each other, both ways", async () => {
      const { page } = await open(browser, `${whole.url}#/beyond/gain-budget`);
      await page.locator("section.claim.shown .links a[href='#/mulayoff2020/theorem-2']").click();
      await page.locator("[id='/mulayoff2020/theorem-2'].shown").waitFor();
      expect(await shownViews(page)).toEqual(["/mulayoff2020/theorem-2"]);
      expect(await page.locator("section.claim.shown .links a[href='#/beyond/gain-budget']").count()).toBe(1);
    });

    it("filters by source, verdict and kind, searches, and keeps that in the address", async () => {
      const { page } = await open(browser, whole.url);
      const of = (wanted: (claim: Report["claims"][number]) => boolean) =>
        whole.report.claims.filter(wanted).map(({ id }) => id);
      await page.locator("select[name=source]").selectOption("gatmiry2023");
      expect(await shownClaims(page)).toEqual(of(({ id }) => id.startsWith("gatmiry2023/")));
      expect(await page.locator("section.source:visible").count()).toBe(1);
      await page.getByLabel("Verdict").selectOption("refuted");
      const refuted = of(
        ({ id, forms }) => id.startsWith("gatmiry2023/") && forms.some(({ verdict }) => verdict === "refuted"),
      );
      expect(await shownClaims(page)).toEqual(refuted);
      await page.getByRole("searchbox").fill("TRACE hessian");
      const found = await shownClaims(page);
      expect(found).toContain("gatmiry2023/trace-formula");
      expect(found.length).toBeLessThan(refuted.length);
      expect(await page.getByRole("status").textContent()).toBe(
        `${found.length} of ${whole.report.claims.length} claims`,
      );
      expect(page.url()).toBe(`${whole.url}#/?q=TRACE+hessian&source=gatmiry2023&verdict=refuted`);
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

    it("puts names and titles before what has the words somewhere, and Enter opens the first", async () => {
      const { page } = await open(browser, whole.url);
      const answers = (): Promise<string[]> => page.locator("#found a").allTextContents();
      await page.getByRole("searchbox").fill("lemma 4");
      expect((await answers()).slice(0, 4)).toEqual([
        "gatmiry2023/lemma-4",
        "mulayoff2020/lemma-4",
        "gatmiry2023/lemma-4-construction",
        "gatmiry2023/lemma-4-displays",
      ]);
      const { title, id } = whole.report.claims.find((claim) => claim.id === "mulayoff2020/theorem-1")!;
      await page.getByRole("searchbox").fill(title.toUpperCase());
      expect((await answers())[0]).toBe(id);
      await page.getByRole("searchbox").press("Enter");
      await expect.poll(() => isInner(page)).toBe(true);
      expect(await shownViews(page)).toEqual([`/${id}`]);
    });

    it("sorts the ledger by each of its columns, both ways, and back", async () => {
      const { page } = await open(browser, whole.url);
      const ids = whole.report.claims.map(({ id }) => id);
      const own = (): Promise<string[]> =>
        shownClaims(page).then((all) => all.filter((id) => id.startsWith("wu2025/")));
      const before = ids.filter((id) => id.startsWith("wu2025/"));
      const sorted = before.toSorted(new Intl.Collator("en", { numeric: true }).compare);
      expect(sorted).not.toEqual(before);
      const button = page.locator("table.ledger").last().getByRole("button", { name: "claim" });
      await button.click();
      expect(await own()).toEqual(sorted);
      await button.click();
      expect(await own()).toEqual(sorted.toReversed());
      expect(await page.locator("th[aria-sort=descending]").first().isVisible()).toBe(true);
      await button.click();
      expect(await own()).toEqual(before);
      await page.locator("table.ledger").last().getByRole("button", { name: "verdict" }).click();
      expect(await own()).not.toEqual(before);
    });

    it("has its laboratory, which shows the texts of the page", async () => {
      const { page, messages } = await open(browser, `${whole.url}#/gatmiry2023/lemma-3`);
      const said = (where: string): Promise<string | null> => page.locator(where).first().textContent();
      const statement = await said(".shown [data-form=printed] .formula");
      const [slip, reading] = [await said(".shown .erratum .instead"), await said(".shown .reading")];
      await page.locator(".shown .witness .lab-link").click();
      await page.locator(".judged.refuted").first().waitFor();
      expect(await said("#statement .formula")).toBe(statement);
      expect(await said("#statement details >> nth=0")).toContain(reading);
      expect(await said("#statement details >> nth=1")).toContain(slip);
      expect(await page.locator("#hypotheses li math").count()).toBe(2);
      expect(messages).toEqual([]);
    });

    it("brings back a hidden claim to which a link leads", async () => {
      const { page } = await open(browser, `${small.url}#/?source=beyond`);
      expect(await shownClaims(page)).toEqual(["beyond/sound"]);
      await page.evaluate("location.hash = '#/gatmiry2023/flawed'");
      await expect.poll(() => isInner(page)).toBe(true);
      expect(await shownViews(page)).toEqual(["/gatmiry2023/flawed"]);
      await page.evaluate("location.hash = '#/'");
      await expect.poll(() => isInner(page)).toBe(false);
      expect((await shownClaims(page)).length).toBe(2);
      expect(await page.locator("select[name=source]").inputValue()).toBe("");
    });

    it("shows everything without scripts", async () => {
      const { page } = await open(browser, whole.url, { javaScriptEnabled: false });
      expect(await page.locator("#filters").isVisible()).toBe(false);
      await layOut(page);
      expect(await page.locator("section.claim > h2:visible").count()).toBe(whole.report.claims.length);
      await page.locator("details > summary").first().click();
      expect(await page.locator("details").first().getAttribute("open")).toBe("");
    });

    it("is within reach of the keyboard alone", async () => {
      const { page } = await open(browser, small.url, NARROW);
      await showAll(page);
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
      const url = `${small.url}#/gatmiry2023/flawed`;
      const { page } = await open(browser, url, { permissions: ["clipboard-read", "clipboard-write"] });
      const command = page.locator("section.claim.shown pre.command").last();
      await command.locator("+ button").click();
      await page.getByText("Copied").waitFor();
      expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
        "npx flatcheck verify gatmiry2023/flawed --seed 1 --runs 3",
      );
    });

    it.each([
      ["in light", {}, undefined],
      ["in dark", { colorScheme: "dark" }, COLOURS],
      ["at 360 px", NARROW, undefined],
      ["at 360 px in dark", { ...NARROW, colorScheme: "dark" }, COLOURS],
    ] as const)("has nothing that axe-core objects to, %s", async (_, options, asked) => {
      for (const hash of ["", "#/errata", "#/gatmiry2023/flawed", "#/made"]) {
        const { page } = await open(browser, `${small.url}${hash}`, options);
        await unfold(page);
        expect(await violations(page, asked)).toEqual([]);
      }
    });

    it("has nothing that axe-core objects to over the whole catalogue", async () => {
      const { page } = await open(browser, whole.url);
      await showAll(page);
      expect(await violations(page)).toEqual([]);
    });

    it("is shown what axe-core has to object to, wherever it is in the whole catalogue", async () => {
      const { page } = await open(browser, whole.url);
      await showAll(page);
      await page.evaluate(`(() => {
        const seen = (what) => [...document.querySelectorAll(what)].filter((element) => element.checkVisibility());
        seen("math mo, math mi, math mn").at(-1).setAttribute("role", "nonsense");
        seen("math mo, math mi, math mn").at(-99).setAttribute("aria-nonsense", "1");
        seen("svg path").at(-1).setAttribute("role", "img");
        seen("section.claim p i").at(-1).setAttribute("aria-level", "many");
        seen("section.claim a").at(-1).replaceChildren();
        // Of a single letter, and of none that can be seen, axe-core says nothing.
        seen("section.claim p").findLast(({ firstChild }) => firstChild?.length > 9).style.color = "#d8d7d4";
      })()`);
      const rules = [
        "aria-roles",
        "aria-valid-attr",
        "svg-img-alt",
        "aria-allowed-attr",
        "link-name",
        "color-contrast",
      ];
      const found = await violations(page, rules);
      expect(found.map((said) => said.split(":")[0]).sort()).toEqual(rules.sort());
    });

    it("prints without what a printer cannot use", async () => {
      const { page } = await open(browser, small.url);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("#filters").isVisible()).toBe(false);
      expect(await page.locator("nav").isVisible()).toBe(false);
      expect(await page.locator("#ledger h2").isVisible()).toBe(true);
    });

    it("takes hostile words for words", async () => {
      const { claim, report } = hostileClaim(small.report);
      const file = join(folder, "hostile.html");
      writeFileSync(file, renderHtml(report, [claim]));
      const { page, requests, messages } = await open(browser, pathToFileURL(file).href);
      await unfold(page);
      const elements = await page.evaluate(
        "[document.scripts.length, document.images.length, document.querySelectorAll('iframe, [onclick], [onload], [onerror]').length, document.querySelectorAll('title').length - document.querySelectorAll('svg title').length]",
      );
      expect(elements).toEqual([2, 0, 0, 1]);
      expect([requests.length, messages]).toEqual([1, []]);
      expect(await page.locator("section.claim > h2").textContent()).toContain(HOSTILE);
      await page.getByRole("searchbox").fill("onload");
      expect((await shownClaims(page)).length).toBe(1);
    });
  },
);
