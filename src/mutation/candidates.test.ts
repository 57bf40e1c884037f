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

describe("a change of what is taken and refused", () => {
  const refusing = (text: string): string[] =>
    candidates(parse("a.ts", text)).flatMap(({ atDoor, key }) => (atDoor ? [key.replace("a.ts ", "")] : []));

  it("is one in the condition of what throws, in what only refuses, and where that is called", () => {
    expect(refusing("function f(x: number) { if (x < 0) { throw new RangeError(); } return x + 1; }")).toEqual([
      "f: x < 0 → !(x < 0)",
      "f: x < 0 → x <= 0",
      "f: 0 → 1",
    ]);
    expect(refusing("const requireAll = (x: number) => { for (const y of x) if (y > 0) g(y); };").length).toBe(5);
    expect(refusing("const f = (x: number) => { validateAll(x, x + 1); return x - 1; };")).toEqual([
      "f: validateAll(x, x + 1) → undefined",
      "f: x + 1 → x - 1",
      "f: 1 → 2",
    ]);
  });

  it("is one where an argument is brought into its form, and not where something else is", () => {
    expect(refusing('function f(a: L) { a = fromRows(a, "f"); b = fromRows(a, "f"); a = g(a); }')).toEqual([
      'f: a = fromRows(a, "f") → undefined',
    ]);
  });

  it("is none in what is computed, in a condition of something else, or where a value is returned", () => {
    for (const text of [
      "const f = (x: number) => { if (x < 0) return 1; return x + 1; };",
      "const f = (x: number) => { while (x < 0) { throw new RangeError(); } };",
      "const f = (x: number) => { const y = x + 1; if (y) throw new RangeError(); };",
    ]) {
      expect(refusing(text).filter((key) => !key.includes("!("))).toEqual([]);
    }
  });
});

describe("what would be no change, or no program, is none", () => {
  it("indices and operands that are the same", () => {
    expect(changes("const f = (a: number[][], i: number) => a[i]![i];")).toEqual({});
    expect(changes("const f = (a: M, i: number) => a.at(i, i);")).toEqual({});
    // An index that is computed stays where it is.
    expect(changes("const f = (a: number[][], i: number, j: number) => a[-i]![j];")["swap"]).toBeUndefined();
  });

  it("names of properties, and the base of a power, whose digits mean something else", () => {
    expect(changes('const table = { 3: "three" };')).toEqual({});
    expect(changes("const f = (k: number) => 2 ** k;")).toEqual({});
    expect(changes("const f = (k: number) => k ** 2;")["constant"]).toEqual(["f: 2 → 3", "f: 2 → 4"]);
  });

  it("a property that is named like a constant of rounding", () => {
    expect(changes("const f = () => ({ OUTWARD });")["bound-outward"]).toBeUndefined();
    expect(changes("const f = (x: Q) => x.OUTWARD;")["bound-outward"]).toBeUndefined();
  });

  it("a loop without an end or without a start of its own", () => {
    expect(changes("function f() { for (;;) g(); }")["loop"]).toBeUndefined();
    const found = changes("function f(n: number) { let i: number; for (i = n; i < n; i++) g(i); }");
    expect(found["loop"]).toEqual(["f: n → (n) - 1", "f: i < n → i <= n"]);
  });
});

describe("a change is named and put in its place", () => {
  it("in whole numbers of any size", () => {
    expect(changes("const f = (x: bigint) => x * 1_000n;")["constant"]).toEqual([
      "f: 1_000n → 1001n",
      "f: 1_000n → 2000n",
    ]);
  });

  it("by classes with their constructors, and not by functions without names", () => {
    const found = changes("class M { constructor(x: number) { this.x = x + 2; } } export default () => 2 - 1;");
    expect(found["arithmetic"]).toEqual(["M.constructor: x + 2 → x - 2", ": 2 - 1 → 2 + 1"]);
    expect(changes("g()(2 - 1);")["arithmetic"]).toEqual([": 2 - 1 → 2 + 1"]);
  });

  it("around an assignment or a step, of which a part alone would be no program", () => {
    const swaps = (statement: string): string[] | undefined =>
      changes(`function f(a: number[][], i: number, j: number) { ${statement} }`)["swap"];
    expect(swaps("a[i]![j]++;")).toEqual(["f: a[i]![j]++ → a[j]![i]++"]);
    expect(swaps("--a[i]![j]!;")).toEqual(["f: --a[i]![j]! → --a[j]![i]!"]);
    expect(swaps("a[i]![j]! += 1;")).toEqual(["f: a[i]![j]! += 1 → a[j]![i]! += 1"]);
    expect(swaps("g(-a[i]![j]!);")).toEqual(["f: a[i]![j] → a[j]![i]"]);
  });

  it("with its middle left out where it is long", () => {
    const long = Array.from({ length: 40 }, (_, k) => `x${k}`).join(" + ");
    const [key] = changes(`const f = () => ${long} > 1;`)["comparison"]!;
    expect(key).toMatch(/^f: x0 \+ x1 .{80,100} … .* > 1 → x0 .* … .* >= 1$/);
  });
});

describe("a change of an error bound", () => {
  it("drops γ_n, where it is called", () => {
    expect(changes("const f = (x: Q) => new Quantity(x.value, gamma(3) * x.size);")["bound-term"]).toEqual([
      "f: gamma(3) → 0",
    ]);
    expect(changes("const f = () => [gamma];")["bound-term"]).toBeUndefined();
  });

  it("is one where a condition leaves out nothing but bounds, or returns one", () => {
    const kindOf = (text: string): string =>
      candidates(parse("a.ts", text)).find(({ what }) => what === "statement")!.kind;
    expect(kindOf("function f(x: number) { let radius = 1; if (x > 0) radius += 2; return g(radius); }")).toBe("bound");
    expect(kindOf("function errorBound(x: number) { if (x > 0) return 3; return x; }")).toBe("bound");
    expect(kindOf("function f(x: number) { if (x > 0) return 3; return x; }")).toBe("value");
    expect(kindOf("function f(x: number) { let radius = 1; if (x > 0) { radius += 2; x = 1; } return x; }")).toBe(
      "value",
    );
  });

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

  it("is one of the constants with which bounds are rounded", () => {
    expect(changes("const OUTWARD = 1 + 3 * u;", "kind")["bound"]).toContain("OUTWARD: 3 * u → 3 / u");
    expect(changes("const SMALLEST_SUBNORMAL = twoTo(-1074);", "kind")["value"]).toBeUndefined();
  });

  it("is none where it is true or false, in whatever form", () => {
    for (const text of ["(x < 3)", "!x", "true", "x && y", "((x === 1))"]) {
      const found = changes(
        `const f = (x: number, y: number) => { const isErrorSmall = ${text}; return g(isErrorSmall); };`,
        "kind",
      );
      expect(found["bound"], text).toBeUndefined();
    }
  });

  it("is none in the arguments of what only has such a name, and in errors that are thrown", () => {
    expect(changes("const f = (x: number) => g()(x * 3);", "kind")["bound"]).toBeUndefined();
    expect(changes("function shapeError(x: number) { return x * 3; }", "kind")["bound"]).toBeUndefined();
    expect(changes("return 3 * x;", "kind")["bound"]).toBeUndefined();
    expect(changes("const f = (q: Q) => { q.radius = 3 * q.x; };", "kind")["bound"]).toContain("f: 3 * q.x → 3 / q.x");
    expect(changes("const f = (q: Q) => { q[0] = 3 * q.x; };", "kind")["bound"]).toBeUndefined();
    expect(changes("const f = (x: number) => { let error; g(x * 3); };", "kind")["bound"]).toBeUndefined();
  });

  it("is told of each function by itself, where two have a variable of one name", () => {
    const f = "const f = (x: number) => { const size = x * 3; return new Quantity(x, size); };";
    const g = "const g = (x: number) => { const size = x * 5; return size; };";
    for (const text of [f + g, g + f]) {
      const found = changes(text, "kind");
      expect(found["bound"]).toContain("f.size: x * 3 → x / 3");
      expect(found["value"]).toContain("g.size: x * 5 → x / 5");
    }
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
