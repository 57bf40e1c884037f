import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { claims } from "../../theorems/index.js";
import { invoke, scratch } from "./harness.fixture.js";
import { type Command, commands } from "./options.js";

const ROOT = resolve(import.meta.dirname, "../..");
const README = join(ROOT, "README.md");

/** A comment, a blank line, and the fenced block that the comment speaks of. */
const MARKED = /^<!-- (.+) -->\n\n```(\w+)\n([^]*?)^```$/gm;

/** How long a run took is the one thing that its output does not repeat. */
const SECONDS = /\(\S+ s\)/g;

/** The first example of every command. */
function examples(): string {
  return Object.values<Command>(commands)
    .map((command) => `${command.examples[0]!}\n`)
    .join("");
}

/** What belongs into a marked block: the output of its command line, or, for the files that these read, what it has. */
async function contentOf(mark: string, content: string, cwd: string): Promise<string> {
  const [word = "", ...rest] = mark.split(" ");
  if (word === "examples") return examples();
  if (word === "file") {
    const path = join(cwd, rest.join(" "));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return content;
  }
  expect(word).toBe("flatcheck");
  const { code, stdout, stderr } = await invoke(rest, { cwd, catalogue: claims });
  expect([mark, code, stderr]).toEqual([mark, 0, ""]);
  return stdout.replace(SECONDS, "(… s)");
}

describe("README.md", () => {
  const text = readFileSync(README, "utf8");

  it("shows what its command lines print; vitest run -u brings it up to date", async () => {
    const cwd = scratch();
    let fresh = "";
    let at = 0;
    for (const { 0: block, 1: mark = "", 2: language = "", 3: content = "", index } of text.matchAll(MARKED)) {
      const lines = [`<!-- ${mark} -->`, "", `\`\`\`${language}`, `${await contentOf(mark, content, cwd)}\`\`\``];
      fresh += text.slice(at, index) + lines.join("\n");
      at = index + block.length;
    }
    await expect(fresh + text.slice(at)).toMatchFileSnapshot(README);
  });

  it("marks every block of output", () => {
    const marks = [...text.matchAll(MARKED)].map(([, mark]) => mark);
    expect(text.match(/^```(text|json)$/gm)).toHaveLength(marks.filter((mark) => mark !== "examples").length);
    expect(marks).toContain("examples");
  });

  it("names claims that are there", () => {
    const known = new Set(claims.map(({ id }) => id));
    const named = [...text.matchAll(/`(\w+\d{4}\/[\w-]+)/g)].map(([, id]) => id!);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  });
});

describe.each(["README.md", "CONTRIBUTING.md", "NOTATION.md"])("%s", (document) => {
  const text = readFileSync(join(ROOT, document), "utf8");

  it("links to files that are there", () => {
    for (const [, link = ""] of text.matchAll(/\]\(([^)]+)\)/g)) expect(existsSync(join(ROOT, link)), link).toBe(true);
  });
});

describe("NOTATION.md", () => {
  it("names functions and fields that are there", () => {
    const text = readFileSync(join(ROOT, "NOTATION.md"), "utf8");
    const code = ["src/numerics", "generators"]
      .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name)))
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => readFileSync(file, "utf8"))
      .join("\n");
    const named = [...text.matchAll(/`([a-z]+[A-Z]\w*)`/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });
});
