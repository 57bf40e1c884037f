import { describe, expect, it } from "vitest";
import { catalogue } from "../../theorems/index.js";
import { displayedFormula, inlineFormula } from "./formula.js";

const claims = await catalogue.load();

/** The outermost rows, at whose ends a line may be broken, as text. */
function rows(tex: string): string[] {
  const markup = inlineFormula(tex)
    .markup.replace(/^<math[^>]*>/, "")
    .replace(/<\/math>$/, "");
  let depth = 0;
  const found: string[] = [];
  for (const [tag, closing, text] of markup.matchAll(/<(\/?)[a-z]+[^>]*>|([^<]+)/g)) {
    if (text !== undefined) found[found.length - 1] += text;
    else if (tag.endsWith("/>")) continue;
    else if (closing === "/") depth -= 1;
    else if (depth++ === 0) found.push("");
  }
  return found;
}

describe("a formula", () => {
  it("is MathML in display style that breaks behind relations and before binary signs", () => {
    expect(rows(String.raw`a + b \le \|c\|_F - (d + e) = -f, \quad g`)).toEqual([
      "a",
      "+b≤",
      "‖c‖F",
      "−(d+e)=",
      "−f,",
      "g",
    ]);
    const { markup } = displayedFormula(String.raw`\sum_{i=1}^n x_i + 1`);
    expect(markup).toMatch(/^<div class="formula"><math displaystyle="true"><mrow>.*<munderover>.*<\/math><\/div>$/s);
    expect(markup).toContain('<mo form="infix">+</mo>');
  });

  it("that is no TeX is shown as it stands", () => {
    expect(displayedFormula(String.raw`\frac{<b>`).markup).toBe(String.raw`<code class="tex">\frac{&lt;b&gt;</code>`);
  });

  it("of the catalogue always is, with no part lost", () => {
    for (const claim of claims) {
      for (const { statement } of [...claim.forms, ...claim.assumptions]) {
        const { markup } = inlineFormula(statement);
        expect(markup).toMatch(/^<math displaystyle="true"><m[a-z]+[ >]/);
        const open = markup.match(/<[a-z]+(?![^>]*\/>)[^>]*>/g)!.length;
        expect(markup.match(/<\/[a-z]+>/g)).toHaveLength(open);
      }
    }
  });
});
