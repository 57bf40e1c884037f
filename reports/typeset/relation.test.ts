import { describe, expect, it } from "vitest";
import { catalogue } from "../../theorems/index.js";
import { withArena } from "../../src/numerics/index.js";
import { matrixFormula, proseWithFormulas, relationFormula } from "./relation.js";

/** A formula in few letters: elements by their brackets, so that what a test says can be read. */
function short(text: string): string {
  return relationFormula(text)
    .markup.replace(/<\/?(?:math|mrow)>| stretchy="false"/g, "")
    .replace(/<m[ino](?: [^>]*)?>([^<]*)<\/m[ino]>/g, "$1");
}

/** The elements that are opened and not closed in their order. */
function unbalanced(markup: string): string[] {
  const open: string[] = [];
  for (const [, slash, name] of markup.matchAll(/<(\/?)(m[a-z]+)[^>]*>/g)) {
    if (slash === "") open.push(name!);
    else if (open.pop() !== name) return [...open, `/${name!}`];
  }
  return open;
}

/** The signs of a text in any order, but for blanks, what only says where others stand, and accents. */
function signs(text: string): string {
  const plain = text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replace(/&(?:#39|quot|amp);/g, "'")
    .replaceAll("⊤", "ᵀ")
    .normalize("NFKD")
    .replace(/[\p{M}\s_^{}√()~ˉ˙]/gu, "");
  return [...plain].sort().join("");
}

describe("a relation as MathML", () => {
  it.each([
    ["‖AB‖_* ≤ ‖A‖_F‖B‖_F", "<msub>‖AB‖*</msub>≤<msub>‖A‖F</msub><msub>‖B‖F</msub>"],
    ["tr ∇²L(W) ≤ 2(1+δ)R(W)", "tr\u00a0<msup>∇2</msup>L(W)≤2(1+δ)R(W)"],
    ["‖W*‖_*^{2−2/L}", "<msubsup>‖<msup>W*</msup>‖*2−2/L</msubsup>"],
    ["√(d₀d_L)·I = √m", "<msqrt><msub>d0</msub><msub>dL</msub></msqrt>·I=<msqrt>m</msqrt>"],
    ["|Σ|σᵢ| − x| ≤ t", "|Σ|<msub>σi</msub>|−x|≤t"],
    ["D(p‖π) ≥ 0 where stable", "D(p‖π)≥0<mtext>\u00a0where stable</mtext>"],
    ["λ_max(H_{w*}) = 1", "<msub>λmax</msub>(<msub>H<msup>w*</msup></msub>)=1"],
    ["W′ = (−W_1, ½x̂)", '<msup>W′</msup>=(−<msub>W1</msub>,½<mover accent="true">x^</mover>)'],
  ])("sets %s", (text, expected) => {
    expect(short(text)).toBe(expected);
  });

  it("opens no element that it does not close, and loses no sign, in any relation of the catalogue", async () => {
    const claims = await catalogue.load();
    const texts = new Set(claims.flatMap(({ erratum }) => (erratum === undefined ? [] : [erratum.instead])));
    for (const claim of claims) {
      const spec = claim.degenerateCases[0]?.spec ?? claim.specs.draw(1);
      for (const { relations } of withArena(() => claim.evaluate(spec)))
        for (const { name } of relations) texts.add(name);
    }
    expect(texts.size).toBeGreaterThan(300);
    for (const text of texts) {
      const { markup } = proseWithFormulas(text);
      expect([text, unbalanced(markup)]).toEqual([text, []]);
      expect([text, signs(markup.replace(/<[^>]*>/g, ""))]).toEqual([text, signs(text)]);
    }
    // One that is lost is noticed.
    expect(signs("‖A‖_F")).not.toBe(signs("‖A_F"));
  });

  it("takes brackets that close nothing, and signs of markup, for themselves", () => {
    expect(relationFormula("(a < b")).toEqual(relationFormula("(a < b"));
    expect(relationFormula("(a] <b>").markup).not.toMatch(/<b>/);
    expect(unbalanced(relationFormula("‖a) + |b").markup)).toEqual([]);
  });
});

describe("prose with formulas", () => {
  it("keeps words and sets what stands between them", () => {
    expect(proseWithFormulas("The bound holds with log(1/δ) in place of it.").markup).toMatch(
      /^The bound holds with <math>.*log.*<\/math> in place of it\.$/,
    );
    expect(proseWithFormulas("no formula at all").markup).toBe("no formula at all");
  });
});

describe("a matrix as a formula", () => {
  it("has a row a row, and is a number where it has one entry", () => {
    expect(matrixFormula("W_2", [["1", "2"], ["3", "4"]]).markup).toContain("<mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr>"); // prettier-ignore
    expect(matrixFormula("A", [["−2"]]).markup).toBe("<math><mrow><mi>A</mi><mo>=</mo><mn>−2</mn></mrow></math>");
  });
});
