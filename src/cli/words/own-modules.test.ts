import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { invoke, type Said, scratch } from "../harness.fixture.js";
import { builtPackage, outsider, runBuilt } from "../package.fixture.js";
import { tryImport } from "../../workers/claim-modules.js";

/** A claim as somebody outside of this project writes it: ‖W_3W_2W_1‖_F ≤ c ∏ ‖W_i‖_F. */
const OUTSIDE = `
import { atMost, claim, holds } from "flatcheck/claim";
import { instances, LAYER_LAWS, layerShapes } from "flatcheck/generators";
import { endToEnd, frobeniusNorm, product } from "flatcheck/numerics";

const drawn = instances({
  chain: { depth: [3, 3], ends: [1, 4], slack: 1 },
  matrices: { W: { shapes: layerShapes, laws: LAYER_LAWS } },
});

const CONSTANT = 1;
const ones = drawn.at({ widths: [1, 1, 1, 1], W: [2, -1, 3] });

export default claim(drawn, {
  id: "own/product",
  title: "The Frobenius norm is submultiplicative",
  kinds: ["bound", "attained"],
  locus: "notebook, page 3",
  printed: holds\`\\|W_3W_2W_1\\|_F \\le c\\prod_i\\|W_i\\|_F\`(({ W }) => ({
    "‖W₃W₂W₁‖_F ≤ c∏‖W_i‖_F": atMost(frobeniusNorm(endToEnd(W)), product([CONSTANT, ...W.map(frobeniusNorm)])),
  })),
  equality: { numbers: [ones] },
  degenerate: { numbers: ones },
});
`;

/** The same with types, to see that the declarations are those of the entries. */
const TYPED = `
import { atMost, type Claim, claim, holds } from "flatcheck/claim";
import { instances } from "flatcheck/generators";
import { frobeniusNorm, type Matrix, spectralNorm } from "flatcheck/numerics";

const norm = (a: Matrix) => frobeniusNorm(a);
const own: Claim = claim(instances({ sizes: { m: [1, 4] }, matrices: { A: ["m", "m"] } }), {
  id: "own/typed", title: "t", kinds: ["bound"], locus: "l",
  printed: holds\`x\`(({ A }) => ({ n: atMost(spectralNorm(A), norm(A)) })),
  equality: "an example of types alone",
  degenerate: {},
});
export default own;
`;

/** What a claim in TypeScript draws, in a file beside it. */
const DRAWN = `
import { instances } from "flatcheck/generators";
export const drawn = instances({ sizes: { m: [1, 4] }, matrices: { A: ["m", "m"] } });
`;

/** What it compares, in another one. */
const BOUND = `
import { atMost } from "flatcheck/claim";
import { frobeniusNorm, type Matrix, spectralNorm } from "flatcheck/numerics";
export const bound = (a: Matrix) => atMost(spectralNorm(a), frobeniusNorm(a));
`;

/** A claim in TypeScript, with the relation written as given. */
function inTypescript(relation: string): string {
  return `
import { type Claim, claim, holds } from "flatcheck/claim";
import { bound } from "./bound.mjs";
import { drawn } from "./drawn";

interface Named {
  readonly id: string;
}
const own: Claim = claim(drawn, {
  ...({ id: "own/typed" } satisfies Named),
  title: "t", kinds: ["bound"], locus: "l",
  printed: holds\`\\|A\\|_2 \\le \\|A\\|_F\`(({ A }) => ({ "‖A‖₂ ≤ ‖A‖_F": A.rows > 0 ? ${relation} : null })),
  equality: { numbers: [drawn.at({ A: 2 })] },
  degenerate: { zero: drawn.at({ A: 0 }) },
  situations: { "3 × 3 or more": ({ m }) => m >= 3 },
});
export default own;
`;
}

const IN_TYPESCRIPT = inTypescript("bound(A)");

/** A claim with one part of it written otherwise. */
function writtenBy(part: string): string {
  return `
    import { instances } from "flatcheck/generators";
    import { atMost, claim, holds } from "flatcheck/claim";
    import { frobeniusNorm as norm } from "flatcheck/numerics";
    const drawn = instances({ sizes: { m: [1, 3] }, matrices: { A: ["m", "m"] } });
    export default claim(drawn, {
      id: "own/x", title: "t", kinds: ["bound"], locus: "p1",
      printed: holds\`x\`(({ A }) => ({ "r ≤ s": atMost(norm(A), norm(A)) })),
      equality: "there is none to speak of", degenerate: { zero: drawn.at({ A: "0" }) },
      ${part},
    });
  `;
}

describe("claims of somebody else, with the built package", () => {
  function folderWith(source: string, name = "own.mjs"): string {
    const folder = outsider(builtPackage(), scratch());
    writeFileSync(join(folder, name), source);
    return folder;
  }

  it.each([
    [
      'printed: holds`x`(({ A }) => ({ "r ≤ s": atMost(1, norm(A)) }))',
      ', own/x: expected quantities on both sides of "r ≤ s", got 1; write exact(',
    ],
    ['printed: holds`x`(({ A }) => ({ "r ≤ s": atMost(norm(A), "2") }))', 'got "2"; write exact('],
    [
      'printed: { ...holds`x`(({ A }) => ({ "r ≤ s": atMost(norm(A), norm(A)) })), expected: "true" }',
      'own/x, whose printed form is expected to be "true", none of holds, refuted,',
    ],
    [
      'printed: holds`x`(({ A }) => ({ "": atMost(norm(A), norm(A)) }))',
      ", own/x: expected relations with names, got one without; write {",
    ],
    [
      'printed: holds`x`(({ Q }) => ({ "r ≤ s": atMost(norm(Q), norm(Q)) }))',
      ", own/x: expected relations of its instances, got one that throws ",
    ],
    [
      'assumptions: [{ name: "q", statement: "x", slack: () => 1 }]',
      ', own/x: expected a quantity as slack of "q", got 1; write exact(',
    ],
    ["printed: undefined", "own/x: expected a printed form, got none; write printed: holds`"],
    ["degenerate: undefined", "own/x: expected degenerate cases, got none; write degenerate: "],
    ["equality: undefined", "own/x: expected cases of equality, or why there are none, got none; write equality: "],
    ["id: undefined", "expected an id, got none; write id: "],
    [
      'situations: { "m ≥ 2": 2 }',
      "own/x: expected a function for the situation m ≥ 2, got a number; write situations: ",
    ],
    [
      'situations: { "m ≥ 2": ({ Q }) => Q.rows > 1 }',
      ", own/x: expected relations of its instances, got one that throws ",
    ],
  ])("are told in one line of a mistake in how a claim is written: %s", async (part, complaint) => {
    // By the program in this process, of a claim that the built package makes.
    const { code, stdout, stderr } = await invoke(["list", "--claims", "own.mjs"], {
      cwd: folderWith(writtenBy(part)),
    });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(complaint);
    expect(stderr).toMatch(/^flatcheck: own\.mjs[^\n]*\n$/);
  });

  it("are listed, shown and checked like those of the catalogue", () => {
    const cwd = folderWith(OUTSIDE);
    const list = runBuilt(builtPackage(), ["list", "--claims", "own.mjs"], cwd);
    expect(list.stdout).toContain(
      "own\nclaim    printed  title\nproduct  holds    The Frobenius norm is submultiplicative\n",
    );
    const show = runBuilt(builtPackage(), ["show", "own/product", "--claims", "own.mjs"], cwd);
    expect(show.stdout).toContain(
      "own/product · The Frobenius norm is submultiplicative\n\nsource       our own; notebook, page 3",
    );
    writeFileSync(join(cwd, "net.json"), JSON.stringify({ weights: [[[1, 2]], [[2], [0]], [[1, 1]]] }));
    const check = runBuilt(builtPackage(), ["check", "own/product", "--claims", "own.mjs", "--load", "net.json"], cwd);
    expect([check.code, check.stderr]).toEqual([0, ""]);
    expect(check.stdout).toContain("‖W₃W₂W₁‖_F ≤ c∏‖W_i‖_F\n    holds, margin ");
  });

  it("run in this thread and in workers with the same report", () => {
    const cwd = folderWith(OUTSIDE);
    const report = (workers: string): unknown => {
      const argv = ["verify", "own", "--claims", "own.mjs", "--runs", "600", "--seed", "1", "--json"];
      const { code, stdout, stderr } = runBuilt(builtPackage(), [...argv, "--workers", workers], cwd);
      expect([code, stderr]).toEqual([0, ""]);
      return (JSON.parse(stdout) as { claims: unknown }).claims;
    };
    expect(report("2")).toEqual(report("1"));
  });

  it.each([
    ['throw new TypeError("no 77\\nat all")', "TypeError: no 77"],
    ["throw null", "null, thrown"],
  ])("that throw on a file are told in one line: %s", async (thrown, got) => {
    const body = `if (A.at(0, 0) === 77) ${thrown}; return { "r ≤ s": atMost(norm(A), norm(A)) };`;
    const cwd = folderWith(writtenBy(`printed: holds\`x\`(({ A }) => { ${body} })`));
    writeFileSync(join(cwd, "own.json"), JSON.stringify({ A: [[77]] }));
    const said = await invoke(["check", "own/x", "--claims", "own.mjs", "--load", "own.json"], { cwd });
    const expected = "expected a claim that can be evaluated";
    const complaint = `own/x on own.json: ${expected}, got ${got}; mend it in the module of --claims`;
    expect(said).toEqual({ code: 2, stdout: "", stderr: `flatcheck: ${complaint}\n` });
  });

  it("that are false are refuted, and the last line says how to run that again", () => {
    const cwd = folderWith(OUTSIDE.replace("CONSTANT = 1", "CONSTANT = 0.7"));
    const argv = ["verify", "own/product", "--claims", "own.mjs", "--runs", "50", "--seed", "1", "--workers", "2"];
    const { code, stdout } = runBuilt(builtPackage(), argv, cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(
      "Again:  npx flatcheck verify own/product --seed 1 --runs 50 --claims own.mjs --workers 2\n",
    );
  });

  it("that write to their spec are told so, and their cases count as errors", () => {
    const meddling = OUTSIDE.replace(
      "claim(drawn,",
      "claim(drawn.map((made, spec) => Object.assign(spec, { widths: [1, 1] }) && made),",
    );
    const { code, stdout } = runBuilt(
      builtPackage(),
      ["verify", "own", "--claims", "own.mjs", "--runs", "5"],
      folderWith(meddling),
    );
    expect(code).toBe(1);
    expect(stdout).toContain("own/product threw on case 0: Cannot assign to read only property 'widths'");
  });

  it("need the package beside them", () => {
    const cwd = scratch();
    writeFileSync(join(cwd, "own.mjs"), OUTSIDE);
    const { code, stdout, stderr } = runBuilt(builtPackage(), ["list", "--claims", "own.mjs"], cwd);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(
      /^flatcheck: own\.mjs: expected a module in JavaScript or TypeScript that loads, got one that throws "Cannot find package 'flatcheck' [^\n]*"; install flatcheck beside it: npm install flatcheck\n$/,
    );
  });

  it("can be TypeScript, which imports other files as its authors write that, here and in workers", () => {
    const cwd = folderWith(IN_TYPESCRIPT, "own.ts");
    writeFileSync(join(cwd, "drawn.ts"), DRAWN);
    writeFileSync(join(cwd, "bound.mts"), BOUND);
    const said = ["1", "2"].map((workers) => {
      const argv = ["verify", "own", "--claims", "own.ts", "--runs", "600", "--seed", "1", "--json"];
      const { code, stdout, stderr } = runBuilt(builtPackage(), [...argv, "--workers", workers], cwd);
      expect([code, stderr]).toEqual([0, ""]);
      return (JSON.parse(stdout) as { claims: unknown }).claims;
    });
    expect(said[0]).toEqual(said[1]);
    expect(said[0]).toMatchObject([{ id: "own/typed", forms: [{ verdict: "holds" }] }]);
  });

  it.each([
    ["const a: number = 1;\nconst b = (;\n", 'one that throws "Expression expected" at own.ts:2:12'],
    ['import "./other.js";\n', 'one that throws "Expression expected" at other.ts:3:5'],
    ["enum E { A }\n", 'one that throws "TypeScript enum is not supported in strip-only mode" at own.ts:1:1'],
    [
      "interface I {\n  x: number;\n}\nconst x: I | null = null;\nexport default x!.x;\n",
      "one that throws \"Cannot read properties of null (reading 'x')\" at own.ts:5:19",
    ],
    ['import { nothing } from "./drawn.js";\n', "does not provide an export named 'nothing'\" at own.ts:1"],
    ['import "./none.js";\n', "got one that throws \"Cannot find module '"],
    [
      inTypescript("bound(Q)"),
      'own.ts, own/typed: expected relations of its instances, got one that throws "Q is not defined" at own.ts:12:88; see',
    ],
  ])("are told in one line of a mistake in TypeScript, with its place: case %#", (source, complaint) => {
    const cwd = folderWith(source, "own.ts");
    writeFileSync(join(cwd, "drawn.ts"), DRAWN);
    writeFileSync(join(cwd, "bound.mts"), BOUND);
    writeFileSync(join(cwd, "other.ts"), "\n\n a (;");
    const { code, stdout, stderr } = runBuilt(builtPackage(), ["list", "--claims", "own.ts"], cwd);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(complaint);
    expect(stderr).toMatch(/^flatcheck: own\.ts[^\n]*\n$/);
  });

  it("are told the place of a mistake in JavaScript, too", () => {
    const cwd = folderWith("const x = null;\n\nexport default x.length;\n");
    const { stderr } = runBuilt(builtPackage(), ["list", "--claims", "own.mjs"], cwd);
    expect(stderr).toBe(
      "flatcheck: own.mjs: expected a module in JavaScript or TypeScript that loads, got one that throws " +
        "\"Cannot read properties of null (reading 'length')\" at own.mjs:3:18\n",
    );
  });

  it("can be written in TypeScript against the declarations", () => {
    const cwd = folderWith(TYPED, "own.mts");
    symlinkSync(join(builtPackage(), "node_modules/@types"), join(cwd, "node_modules/@types"));
    const compiler = join(dirname(fileURLToPath(import.meta.resolve("typescript/package.json"))), "bin/tsc");
    const options = ["--strict", "--module", "nodenext", "--target", "es2023", "--outDir", "out", "own.mts"];
    const said = ((): string => {
      try {
        return execFileSync(process.execPath, [compiler, ...options], { cwd, encoding: "utf8" });
      } catch (error) {
        return (error as { stdout: string }).stdout;
      }
    })();
    expect(said).toBe("");
  });
});

describe("a module that is no list of claims is told in one line", () => {
  function listed(source: string, ...more: string[]): Promise<Said> {
    const cwd = scratch();
    writeFileSync(join(cwd, "own.mjs"), source);
    return invoke(["list", "--claims", "own.mjs", ...more], { cwd });
  }

  /** A claim without the library, with some of its parts replaced. */
  const claim = (parts = ""): string => `{
    id: "own/plain", title: "t", locus: "l", kinds: ["bound"], assumptions: [], degenerateCases: [],
    equalityCases: { none: "no" }, evaluate: () => [], slacks: () => [],
    specs: { draw: () => ({}), shrink: () => [], spellOut: (spec) => spec },
    forms: [{ name: "printed", statement: "x", expected: "holds" }], ${parts} }`;

  it.each([
    ["a default export", `export default ${claim()};`],
    ["an array by default", `export default [${claim()}];`],
    ["an array named claims", `export const claims = [${claim()}];`],
  ])("but %s is taken", async (_, source) => {
    const { code, stdout, stderr } = await listed(source);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^own\nclaim {2}printed {2}title\nplain {2}holds {4}t$/m);
  });

  it.each<[string, string]>([
    [
      "throw new Error('two\\nlines')",
      'expected a module in JavaScript or TypeScript that loads, got one that throws "two"',
    ],
    ["throw 'text'", 'expected a module in JavaScript or TypeScript that loads, got one that throws "text"'],
    [
      "export default {",
      'expected a module in JavaScript or TypeScript that loads, got one that throws "Unexpected end of input',
    ],
    [
      "process.exit(0)",
      "expected a module in JavaScript or TypeScript that loads, got one that ends before it has loaded",
    ],
    [
      "await new Promise(() => {})",
      "expected a module in JavaScript or TypeScript that loads, got one that ends before it has loaded",
    ],
    ["export const other = 1", "expected a claim or an array of them as default export, or as `claims`, got neither"],
    ["export default []", "expected a claim or an array of them as default export, or as `claims`, got an empty array"],
    ["export default 3", "expected a claim as flatcheck/claim makes it, got a number"],
    ["export default null", "expected a claim as flatcheck/claim makes it, got null"],
    ["export default {}", "expected a claim as flatcheck/claim makes it, got something without an id"],
    [`export default [${claim()}, 1]`, ", claim 2: expected a claim as flatcheck/claim makes it, got a number"],
    [`export default ${claim('id: "No id"')}`, 'got the id "No id", which is not of the form source/label'],
    [`export default ${claim("evaluate: 1")}`, "got own/plain, whose evaluate is not a function"],
    [`export default ${claim("forms: []")}`, "got own/plain, whose forms are none"],
    [`export default ${claim("specs: {}")}`, "got own/plain, whose specs cannot draw, shrink and spellOut"],
    [
      `export default ${claim('id: "beyond/sound"')}`,
      "expected claims with names of their own, got beyond/sound, which is taken; give it another id",
    ],
    [
      `export default [${claim()}, ${claim()}]`,
      "expected claims with names of their own, got own/plain, which is taken; give it another id",
    ],
  ])("case %#", async (source, complaint) => {
    const { code, stdout, stderr } = await listed(source);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(complaint);
    expect(stderr).toMatch(/^flatcheck: own\.mjs[^\n]*\n$/);
  });

  it("and so is one that never ends", async () => {
    const file = join(scratch(), "loop.mjs");
    writeFileSync(file, "for (;;);");
    await expect(tryImport(pathToFileURL(file).href, "loop.mjs", 300)).rejects.toThrow(
      "loop.mjs: expected a module in JavaScript or TypeScript that loads, got one that is still loading after 0.3 s",
    );
  });

  it("and a file that is not there", async () => {
    expect(await invoke(["list", "--claims", "none.mjs"])).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "flatcheck: none.mjs: expected a file that can be read, got no such file (ENOENT); see how it is spelt, and from which folder\n",
    });
  });
});
