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
    expect(rows(String.raw`a + b + ccccccc \le \|cccccc\|_F - (ddd + eee) = -fffffff, \quad ggggggggg`)).toEqual([
      "a+b+ccccccc≤",
      "‖cccccc‖F",
      "−(ddd+eee)=",
      "−fffffff,",
      "ggggggggg",
    ]);
    // What fits into any line stays together.
    expect(rows(String.raw`n = 1 - k`)).toEqual(["n=1−k"]);
    const { markup } = displayedFormula(String.raw`\sum_{i=1}^n x_i + 1`);
    expect(markup).toMatch(/^<div class="formula"><math><mrow>.*<munderover>.*<\/math><\/div>$/s);
    const long = inlineFormula(String.raw`\sum_{i=1}^n x_{iiiiiiii} y_{iiiiiii} + 1`).markup;
    expect(long).toContain('<mo form="infix">+</mo>');
  });

  it("has no row for brackets that keep their size, but where they are one part of something", () => {
    const markup = (tex: string): string => inlineFormula(tex).markup;
    expect(markup("f(x)g(y)")).toBe(
      "<math><mrow><mi>f</mi><mi>(</mi><mi>x</mi><mi>)</mi><mi>g</mi><mi>(</mi><mi>y</mi><mi>)</mi></mrow></math>",
    );
    expect(markup("{(x)}^2")).toMatch(
      /<msup><mrow><mi>\(<\/mi><mi>x<\/mi><mi>\)<\/mi><\/mrow><mn[^>]*>2<\/mn><\/msup>/,
    );
    expect(markup("(x)(y)")).toMatch(/<mi>\)<\/mi><mi>\(<\/mi>/);
    expect(markup(String.raw`\left(\frac12\right)`)).toContain("<mo");
  });

  it("that is no TeX is shown as it stands", () => {
    expect(displayedFormula(String.raw`\frac{<b>`).markup).toBe(String.raw`<code class="tex">\frac{&lt;b&gt;</code>`);
  });

  it("of the catalogue always is, with no part lost", () => {
    for (const claim of claims) {
      for (const { statement } of [...claim.forms, ...claim.assumptions]) {
        const { markup } = inlineFormula(statement);
        expect(markup).toMatch(/^<math><m[a-z]+[ >]/);
        const open = markup.match(/<[a-z]+(?![^>]*\/>)[^>]*>/g)!.length;
        expect(markup.match(/<\/[a-z]+>/g)).toHaveLength(open);
      }
    }
  });
});
