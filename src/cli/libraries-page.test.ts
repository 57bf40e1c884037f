import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { fake } from "../programs/fake.fixture.js";
import { ASKED } from "../programs/messages.js";
import { invoke, scratch } from "./harness.fixture.js";
import { errorTable, withErrorTable } from "./terminal/judge-table.js";

const ROOT = resolve(import.meta.dirname, "../..");
const PAGE = readFileSync(join(ROOT, "docs/libraries.md"), "utf8");
const table = errorTable(PAGE, "docs/libraries.md");

/** The commands of the page: the adapter of each, and what it is told. */
const commands = [...PAGE.matchAll(/--program "[^"]*?adapters\/(\w+[.]\w+) ?([\w-]*)"/g)].map(([, file, library]) => ({
  file: file!,
  library: library!,
}));

/** The operations of an adapter, by its own text: of one library, where it has several. */
function operationsOf({ file, library }: (typeof commands)[number]): string[] {
  const text = readFileSync(join(ROOT, "adapters", file), "utf8");
  const part = library === "" ? text : new RegExp(`^  "?${library}"?: [^]*?^  },$`, "m").exec(text)![0];
  return ASKED.filter((name) => new RegExp(`\\b${name}\\b`).test(part));
}

describe("docs/libraries.md", () => {
  it("has the table as the command writes it", () => {
    expect(withErrorTable(PAGE, table)).toBe(PAGE);
  });

  it("has a column for each command, and a command for every adapter", () => {
    expect(table.size).toBe(commands.length);
    expect([...new Set(commands.map(({ file }) => file))].sort()).toEqual(readdirSync(join(ROOT, "adapters")).sort());
  });

  it("has results of what the adapters have, and of nothing else", () => {
    [...table].forEach(([name, column], k) => {
      expect(operationsOf(commands[k]!), name).toEqual(expect.arrayContaining([...column.keys()]));
      expect(column.size, name).toBeGreaterThan(5);
    });
  });

  it("has of ml-matrix, which is here, the version and every operation", () => {
    const adapter = [join(ROOT, "adapters/javascript_adapter.mjs"), "ml-matrix"];
    const said = execFileSync(process.execPath, adapter, { cwd: ROOT, encoding: "utf8", input: "" });
    const hello = JSON.parse(said) as { readonly name: string; readonly operations: readonly string[] };
    expect([...table.get(hello.name)!.keys()].sort()).toEqual([...hello.operations].sort());
  });

  it("speaks of what departs for the libraries where something does, and for no other", () => {
    const [, departs = ""] = PAGE.split("## What departs");
    const spoken = [...departs.matchAll(/^\*\*(.*?)\*\*$/gm)].map(([, name]) => name!);
    const bold = [...table].filter(([, column]) => [...column.values()].some((cell) => cell.startsWith("**")));
    expect(spoken.sort()).toEqual(bold.map(([name]) => name).sort());
  });
});

describe("flatcheck judge --table", () => {
  const ERRORS = "# Errors\n\n<!-- largest errors -->\n<!-- end of largest errors -->\n\nBelow.\n";

  /** Judges a program of that name, whose norm is multiplied by a factor, into errors.md. */
  async function judged(cwd: string, name: string, factor: string, answer = "", operation = "frobeniusNorm") {
    const hello = JSON.stringify({ protocol: 1, name, operations: [operation] });
    const on = answer === "" ? `say({ id, value: ${factor} * norm(operands[0]) });` : answer;
    const program = `${process.execPath} ${fake(cwd, on, hello)}`;
    return invoke(["judge", "--program", program, "--seed", "1", "--table", "errors.md"], { cwd });
  }

  it("puts a column for each program into the page, and one of another version in place of the old one", async () => {
    const cwd = scratch();
    const page = (): string => readFileSync(join(cwd, "errors.md"), "utf8");
    writeFileSync(join(cwd, "errors.md"), ERRORS);
    expect((await judged(cwd, "mine 1.0", "1")).code).toBe(0);
    expect((await judged(cwd, "a | b", "1.001")).code).toBe(1);
    const product = "say({ id, value: operands[0] * operands[1] });";
    expect((await judged(cwd, "other 2", "1", product, "multiply")).code).toBe(0);
    const found = errorTable(page(), "errors.md");
    expect([...found.keys()]).toEqual(["mine 1.0", String.raw`a \| b`, "other 2"]);
    expect([...found.values()].map((column) => [...column.keys()])).toEqual([
      ["frobeniusNorm"],
      ["frobeniusNorm"],
      ["multiply"],
    ]);
    // Rounding once or twice, and a thousandth off wherever the norm is not 0.
    const [ulps, units] = /^([\d.]+) \(([\d.]+)\)$/.exec(found.get("mine 1.0")!.get("frobeniusNorm")!)!.slice(1).map(Number); // prettier-ignore
    expect(ulps).toBeLessThan(4);
    expect(units).toBeLessThan(ulps!);
    const [departed, cases] = /^\*\*(\d+) of (\d+)\*\*$/.exec([...found.values()][1]!.get("frobeniusNorm")!)!.slice(1).map(Number); // prettier-ignore
    expect(departed).toBeGreaterThan(cases! / 2);
    expect(page().startsWith("# Errors\n\n<!-- largest errors -->\n\n| operation ")).toBe(true);
    expect(page().endsWith(" |\n\n<!-- end of largest errors -->\n\nBelow.\n")).toBe(true);

    const before = page();
    const { stdout } = await judged(cwd, "mine 1.0", "1");
    expect(page()).toBe(before);
    expect(stdout).toMatch(/^Again: .* --table errors\.md$/m);
    await judged(cwd, "mine 2.0-beta.1", "1");
    expect([...errorTable(page(), "errors.md").keys()]).toEqual(["mine 2.0-beta.1", String.raw`a \| b`, "other 2"]);
  });

  it("leaves the page as it is where the program was not judged to its end", async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, "errors.md"), ERRORS);
    writeFileSync(join(cwd, "once.cjs"), `if (require("node:fs").existsSync("here")) process.exit(9); require("node:fs").writeFileSync("here", ""); console.log('{"protocol":1}'); process.stdin.once("data", () => process.exit(4));`); // prettier-ignore
    const argv = ["judge", "--program", `${process.execPath} once.cjs`, "--seed", "1", "--table", "errors.md"];
    expect((await invoke(argv, { cwd })).code).toBe(1);
    expect(readFileSync(join(cwd, "errors.md"), "utf8")).toBe(ERRORS);
  });

  it.each<[string, string | null, RegExp]>([
    ["no page", null, /^flatcheck: errors\.md: expected .*, got no such file \(ENOENT\).*\n$/],
    [
      "a page without a place for it",
      "# Errors\n",
      /^flatcheck: errors\.md: expected a page with the line <!-- largest errors -->/,
    ],
    [
      "an end before the beginning",
      "<!-- end of largest errors -->\n<!-- largest errors -->\n",
      /expected a page with the line/,
    ],
  ])("tells in a line, before it asks anything, of %s", async (_, page, said) => {
    const cwd = scratch();
    if (page !== null) writeFileSync(join(cwd, "errors.md"), page);
    const argv = ["judge", "--program", "no-such-program", "--table", "errors.md"];
    const { code, stdout, stderr } = await invoke(argv, { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(said);
    expect(stderr.trimEnd()).not.toContain("\n");
  });
});
