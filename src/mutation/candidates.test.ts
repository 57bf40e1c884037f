import { describe, expect, it } from "vitest";
import { candidates } from "./candidates.js";
import { parse } from "./syntax.js";

/** The changes of a text, each as `place: original → replacement`, by their operators or kinds. */
function changes(text: string, by: "operator" | "kind" = "operator"): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const mutant of candidates(parse("a.ts", text))) {
    (found[mutant[by]] ??= []).push(mutant.key.replace("a.ts ", ""));
  }
  return found;
}

describe("the changes of a text", () => {
  it("are slips in arithmetic, comparisons and constants", () => {
    expect(changes("function f(x: number) { return x < 2 ? x * x - 1 : 0; }")).toEqual({
      comparison: ["f: x < 2 → x <= 2"],
      condition: ["f: x < 2 → !(x < 2)"],
      constant: ["f: 2 → 3", "f: 2 → 4", "f: 1 → 2", "f: 0 → 1"],
      arithmetic: ["f: x * x - 1 → x * x + 1", "f: x * x → x / x"],
    });
  });

  it("are slips in loops, and statements that are left out", () => {
    const found = changes(
      "function f(a: number[]) { let s = 0; for (let i = 0; i < a.length; i++) s += a[i]!; return s; }",
    );
    expect(found["loop"]).toEqual(["f: a.length → (a.length) - 1", "f: i < a.length → i <= a.length"]);
    expect(found["delete"]).toEqual(["f: s += a[i]! → undefined"]);
    const later = changes("function f(k: number) { for (let i = k; i < 3; i++) g(i); }");
    expect(later["loop"]).toContain("f.i: k → (k) + 1");
  });

  it("are conditions that are left out, but for those that refuse", () => {
    const found = changes('function f(x: number) { if (x < 0) return; if (x > 1) throw new Error("large"); }');
    expect(found["delete"]).toEqual(["f: if (x < 0) return; → ;"]);
    expect(found["condition"]).toHaveLength(2);
  });

  it("are indices that change places, also where something is assigned", () => {
    const found = changes("class M { f(a: number[][], i: number, j: number) { a[i]![j] = this.at(j, i); } }");
    expect(found["swap"]).toEqual([
      "M.f: a[i]![j] = this.at(j, i) → a[j]![i] = this.at(j, i)",
      "M.f: this.at(j, i) → this.at(i, j)",
    ]);
    expect(changes("const f = (d: number[], i: number, c: number, j: number) => d[i * c + j];")["swap"]).toEqual([
      "f: i * c + j → j * c + i",
    ]);
  });

  it("leave messages, types and imports alone", () => {
    const text = 'import { a } from "./a1.js"; type T = 0 | 1; throw new Error(`${1 + 2}`);';
    expect(changes(text)).toEqual({});
  });

  it("have names of their own where a text occurs twice", () => {
    expect(changes("const f = (x: number) => [x * x, x * x];")["arithmetic"]).toEqual([
      "f: x * x → x / x",
      "f: x * x → x / x (2)",
    ]);
  });
});

describe("a change of an error bound", () => {
  it("drops or halves what the bound is made of", () => {
    const found = changes("const f = (x: Q) => new Quantity(x.value, (x.error + SMALLEST_SUBNORMAL) * OUTWARD);");
    expect(found["bound-zero"]).toEqual(["f: (x.error + SMALLEST_SUBNORMAL) * OUTWARD → 0"]);
    expect(found["bound-half"]).toHaveLength(1);
    expect(found["bound-drop"]).toEqual([
      "f: x.error + SMALLEST_SUBNORMAL → (x.error)",
      "f: x.error + SMALLEST_SUBNORMAL → (SMALLEST_SUBNORMAL)",
    ]);
    expect(found["bound-outward"]).toEqual(["f: OUTWARD → 1"]);
    expect(found["bound-term"]).toEqual(["f: SMALLEST_SUBNORMAL → 0"]);
  });

  it.each([
    ["the radius of a matrix", "const f = (d: D) => new Matrix(1, 1, d, d.size * 3);"],
    ["what a function of that name returns", "function wedinBound(x: number) { return x * 3; }"],
    ["a variable of that name", "const f = (x: number) => { const rounding = x * 3; return g(rounding); };"],
    [
      "a variable that only bounds read",
      "const f = (x: number) => { const size = x * 3; return new Quantity(x, size); };",
    ],
    ["what is assigned to it", "function f(x: number) { let radius = x; radius += x * 3; return radius; }"],
  ])("is told from one of a value: %s", (_what, text) => {
    expect(changes(text, "kind")["bound"]).toContainEqual(expect.stringMatching(/: (x|d.size) \* 3 → /));
  });

  it("is none where it is true or false", () => {
    expect(
      changes("const f = (x: number) => { const rounding = x < 3; return rounding; };", "kind")["bound"],
    ).toBeUndefined();
  });

  it("is none where a value reads the variable, too", () => {
    const text = "const f = (x: number) => { const size = x * 3; return new Quantity(size, size); };";
    expect(changes(text, "kind")["value"]).toContain("f.size: x * 3 → x / 3");
  });
});
