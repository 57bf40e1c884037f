import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visible, visibleLines, visibleWords } from "./visible.js";

describe("a text from outside", () => {
  it.each([
    ["\u001B[31mred\u001B[0m", "\\u001b[31mred\\u001b[0m"],
    ["a\nb\r\tc", "a\\nb\\r\\tc"],
    ["\u202Egnp.exe\u2066", "\\u202egnp.exe\\u2066"],
    ["\u009B2J\u007F\u0000", "\\u009b2J\\u007f\\u0000"],
    ["zero\u200Bwidth\uFEFF\u2028", "zero\\u200bwidth\\ufeff\\u2028"],
    ["\u{E0041}", "\\udb40\\udc41"],
    ["\uD800", "\\ud800"],
    ["‖A‖_∗ ≤ W̃, ℒ̄, 数学, 🙂", "‖A‖_∗ ≤ W̃, ℒ̄, 数学, 🙂"],
  ])("%j is shown as %j", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it("is the same text to a reader of JSON", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = visible(JSON.stringify(text));
        expect(JSON.parse(shown)).toBe(text);
        expect(shown).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u);
      }),
    );
  });

  it("keeps its lines, or its words, where that is asked for", () => {
    expect(visibleLines("a\u0007\nb\r")).toBe("a\\u0007\nb\\r");
    expect(visibleWords("a\u0007\n  b\tc")).toBe("a\\u0007   b c");
  });
});
