import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BROWSERS } from "../html/browser.fixture.js";
import { displayedFormula, inlineFormula } from "../typeset/index.js";
import { catalogue } from "../../theorems/index.js";
import { compact, html } from "./markup.js";

/** What a browser makes of both, in its own words. */
const READ = ([whole, short]: readonly string[]): [string, string] => {
  const read = (markup: string): string => {
    const { DOMParser: Parser } = globalThis as unknown as {
      DOMParser: new () => { parseFromString: (text: string, type: string) => { body: { innerHTML: string } } };
    };
    return new Parser().parseFromString(markup, "text/html").body.innerHTML;
  };
  return [read(whole!), read(short!)];
};

describe.each(BROWSERS)("formulas without the ends that are taken for granted, in $name", (one) => {
  describe.skipIf(!one.isThere)("over the whole catalogue", () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await one.launch();
    });

    afterAll(() => browser.close());

    it("are the same elements", async () => {
      const claims = await catalogue.load();
      const formulas = claims.flatMap(({ forms, assumptions }) => [
        ...forms.map(({ statement }) => displayedFormula(statement)),
        ...assumptions.map(({ statement }) => inlineFormula(statement)),
      ]);
      const whole = html`${formulas}`;
      const short = compact(whole);
      expect(short.length).toBeLessThan(0.95 * whole.markup.length);
      const page = await (await browser.newContext()).newPage();
      const [expected, found] = await page.evaluate(READ, [whole.markup, short]);
      // Blanks between elements of a formula are no part of it.
      const plain = (markup: string): string => markup.replace(/[ \n]+/g, " ").replaceAll("> <", "><");
      expect(plain(found)).toBe(plain(expected));
      // An end too few, of a row within a row, is noticed.
      const [, wrong] = await page.evaluate(READ, [whole.markup, short.replace("</mrow></mrow>", "</mrow>")]);
      expect(wrong).not.toBe(found);
    });
  });
});
