import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { BROWSERS, open } from "../../reports/html/browser.fixture.js";
import { cell, judged, labOnDisk } from "./lab.fixture.js";

const HOME = resolve(import.meta.dirname, "../..");

/** What a person does, one thing after another, counted. */
function person(): {
  readonly does: (what: string, how: () => Promise<unknown>) => Promise<void>;
  readonly did: string[];
} {
  const did: string[] = [];
  const does = async (what: string, how: () => Promise<unknown>): Promise<void> => {
    did.push(what);
    await how();
  };
  return { does, did };
}

/** Types as a person does who pastes what a page has: by the keyboard, from the clipboard. */
async function paste(page: Page): Promise<void> {
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+v");
}

describe.each(BROWSERS)("from the README to a link in $name (skipped where that is missing)", ({ isThere, launch }) => {
  it.skipIf(!isThere)("one's own 2×2 counterexample to lemma-3 as printed takes eight steps", async () => {
    // The README leads to a page that names the command and has the matrices.
    expect(readFileSync(join(HOME, "README.md"), "utf8")).toContain("[docs/lab.md](docs/lab.md)");
    const told = readFileSync(join(HOME, "docs/lab.md"), "utf8");
    expect(told).toContain("main.js lab --out lab.html");
    const matrices = /```\n(\s+W1 = [^`]*)```/.exec(told)![1]!;
    const lab = await labOnDisk();
    const notebook = join(lab.folder, "docs.html");
    writeFileSync(notebook, `<!doctype html><textarea>${matrices}</textarea>`);
    const browser = await launch();
    try {
      const { does, did } = person();
      const { page, messages } = await open(browser, `file://${notebook}`);
      await does("copies the matrices", async () => {
        await page.locator("textarea").click();
        await page.keyboard.press("ControlOrMeta+a");
        await page.keyboard.press("ControlOrMeta+c");
      });
      await does("opens lab.html", () => page.goto(lab.url));
      await judged(page).waitFor();
      await does("types lemma 3 and presses Enter", async () => {
        await page.getByRole("searchbox").click();
        await page.keyboard.type("lemma 3");
        await page.keyboard.press("Enter");
      });
      await judged(page, "(1+δ)R(W)").getByText("refuted").waitFor();
      await does("opens the part for matrices of one's own", () => page.locator("#own summary").click());
      await does("pastes them", async () => {
        await page.locator("#own-text").click();
        await paste(page);
      });
      await does("puts them on the bench", () => page.getByRole("button", { name: "Put them on the bench" }).click());
      await cell(page, "W₂ (1, 2)").waitFor();
      await judged(page, "(1+δ)R(W)").getByText("refuted").waitFor();
      await does("copies the link", () => page.getByRole("button", { name: "Copy link" }).click());
      await page.getByRole("button", { name: "Copied" }).waitFor();
      await page.locator("#own-text").click();
      await paste(page);
      const link = await page.locator("#own-text").inputValue();
      expect(link).toMatch(/^file:.*#gatmiry2023\/lemma-3:printed;/);
      expect(did.length).toBeLessThanOrEqual(8);
      const other = await open(browser, link);
      await judged(other.page, "(1+δ)R(W)").getByText("refuted").waitFor();
      expect(await cell(other.page, "W₂ (1, 2)").getAttribute("aria-valuenow")).toBe("2");
      expect([...messages, ...other.messages]).toEqual([]);
    } finally {
      await browser.close();
      lab.remove();
    }
  });
});
