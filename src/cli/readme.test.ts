import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { format, resolveConfig } from "prettier";
import { describe, expect, it } from "vitest";
import { hanging } from "../../reports/text/columns.js";
import { cell } from "../../reports/text/markdown-text.js";
import { ERRATUM_GRADES } from "../claim/statement/claim.js";
import { catalogue } from "../../theorems/index.js";
import { invoke, type Said, scratch } from "./harness.fixture.js";
import { builtPackage, outsider, type Ran, runBuilt } from "./package.fixture.js";
import { commands } from "./program.js";

const claims = await catalogue.load();

const ROOT = resolve(import.meta.dirname, "../..");

/** Documents whose output is made by their command lines. */
const SHOWN = [
  "README.md",
  "docs/tour.md",
  "docs/findings.md",
  "docs/usage.md",
  "docs/layout.md",
  "docs/conjecture.md",
];

/** Where the list of errata stands. */
const ERRATA = /(?<=^<!-- errata -->\n\n)[^]*(?=^<!-- end of errata -->$)/m;

/** Where the numbers and the worst of them stand. */
const HEADLINE = /(?<=^<!-- headline -->\n)[^]*(?=^<!-- end of headline -->$)/m;

/** A comment, a blank line, and the fenced block that the comment speaks of. */
const MARKED = /^<!-- (.+) -->\n\n```(\w+)\n([^]*?)^```$/gm;

/** A command line, after the exit status that it has where that is not 0. */
const COMMAND_LINE = /^(?:exit (\d+): )?flatcheck (.+)$/;

/** Fences that only a marked block may have. */
const MARKED_FENCE = /^```(text|json|console|js|diff)$/gm;

/** A claim, in backquotes. */
const NAMED_CLAIM = /`((?:\w+\d{4}|across|beyond)\/[\w-]+)/g;

/** How long a run took is the one thing that its output does not repeat. */
const SECONDS = /\(\S+ s\)/g;

/** The first example of every command. */
async function examples(): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map(({ load }) => load()));
  return loaded.map(({ command }) => `${command.examples[0]!}\n`).join("");
}

/** A folder with what the command lines of a document may expect of a clone: the package, and stored witnesses. */
function clone(installed: string): string {
  const cwd = outsider(installed, scratch());
  const witnesses = readdirSync(join(ROOT, "theorems"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join("theorems", name, "witnesses"))
    .filter((folder) => existsSync(join(ROOT, folder)));
  for (const folder of witnesses) cpSync(join(ROOT, folder), join(cwd, folder), { recursive: true });
  return cwd;
}

/** The first comment of a file, on one line; empty where it has none. */
function firstComment(path: string): string {
  const [, text = ""] = /\/\*\*([^]*?)\*\//.exec(readFileSync(path, "utf8")) ?? [];
  return text.replace(/\s*\n \* ?/g, " ").trim();
}

/** What the door of a folder promises, or its program where it has no door. */
function promise(folder: string): string {
  const door = ["index.ts", "main.ts"].map((name) => join(ROOT, folder, name)).find((path) => existsSync(path));
  return door === undefined ? "" : firstComment(door);
}

interface Rule {
  readonly name: string;
  readonly from: { readonly path: string };
  readonly to: { readonly path: string };
}

/** The layers and their rooms from the ground up, as the rules on imports have them, with what each promises. */
async function houseOrder(): Promise<string> {
  const { forbidden } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as {
    forbidden: readonly Rule[];
  };
  const folders = (pattern: string): string[] => /\((.*)\)/.exec(pattern)![1]!.split("|");
  const layers = forbidden.filter(({ name }) => name.startsWith("layer-")).flatMap(({ from }) => folders(from.path));
  const rooms = (layer: string): string[] => {
    const lowest = forbidden.find(({ name, from }) => name.startsWith("room-") && from.path.startsWith(`^(${layer}/`));
    return lowest === undefined ? [] : [...folders(lowest.from.path), ...folders(lowest.to.path)];
  };
  const sources = new Map((await catalogue.summaries()).map(({ source }) => [source!.key, source!.title]));
  const rows = layers.flatMap((layer) => [
    [`${layer}/`, promise(layer)],
    ...rooms(layer).map((room) => [`  ${room.slice(layer.length + 1)}/`, promise(room)]),
    ...(layer === "theorems" ? [...sources].map(([key, title]) => [`  ${key}/`, title]) : []),
  ]);
  return (
    rows
      .flatMap(([folder, text]) => hanging(folder!.padEnd(18), text!, 100))
      .map((line) => line.trimEnd())
      .join("\n") + "\n"
  );
}

/** What has to change, by the grades of errata. */
const CHANGES: Readonly<Record<(typeof ERRATUM_GRADES)[number], string>> = {
  statement: "What is said has to change",
  constant: "A constant or an exponent has to change",
  edge: "It fails at a degenerate value alone, which the source does not exclude",
  notation: "A slip of the pen",
};

/** Grades of which an example of the failure tells more than what holds instead. */
const EXPLAINED: readonly string[] = ["statement", "edge"];

/** What fails as printed, and what holds instead: worst first, and else in the order of the catalogue. */
function errataList(): string {
  const parts = ERRATUM_GRADES.map((grade) => {
    const lines = claims.flatMap(({ id, title, locus, erratum }) => {
      if (erratum?.grade !== grade) return [];
      const [first = ""] = /^.*?[.](?= \p{Lu}|$)/u.exec(erratum.slip) ?? [];
      const why = EXPLAINED.includes(grade) ? ` ${cell(first)}` : "";
      const instead = cell(erratum.instead.replace(/[.]?$/, "."));
      return hanging("- ", `**${cell(title)}** (\`${id}\`, ${cell(locus)}).${why} Instead: ${instead}`, 120);
    });
    return `${CHANGES[grade]}:\n\n${lines.join("\n")}\n\n`;
  });
  return parts.join("");
}

/** How many claims fail as printed, by grade, and a line for each of the worst. */
function headline(): string {
  const failing = claims.filter(({ erratum }) => erratum !== undefined);
  const printed = claims.filter(({ id }) => !/^(across|beyond)\//.test(id));
  const counts = ERRATUM_GRADES.map((grade) => failing.filter(({ erratum }) => erratum!.grade === grade).length);
  const [statement, constant, edge, notation] = counts;
  const said = `**${failing.length} of ${printed.length} statements fail as printed**: ${statement} in what they say, ${constant} in a constant or an exponent, ${edge} at a degenerate value alone, ${notation} by a slip of the pen. The worst:`;
  const worst = failing
    .filter(({ erratum }) => erratum!.grade === "statement")
    .map(({ id, title }) => `- ${cell(title)} (\`${id}\`)`);
  return `\n${said}\n\n${worst.join("\n")}\n\n`;
}

interface World {
  readonly cwd: string;
  readonly installed: string;
}

/** A search among instances that are drawn: it leaves no file, reads none, and several documents show the same one. */
const SEARCH = /^hunt [\w/-]+ --seed \d+$/;

/** What searches have said. */
const searches = new Map<string, Promise<Said>>();

/** Runs the program in this process in the clone of a document; a search once for all documents. */
function said(words: string, cwd: string): Promise<Said> {
  const again = searches.get(words);
  if (again !== undefined) return again;
  const saying = invoke(words.split(" "), { cwd, theorems: join(cwd, "theorems"), catalogue: claims });
  if (SEARCH.test(words)) searches.set(words, saying);
  return saying;
}

/** What a command line prints. Claims of somebody else are written for the built program, and run by it. */
async function outputOf(line: string, { cwd, installed }: World): Promise<string> {
  const [, status = "0", words = ""] = COMMAND_LINE.exec(line) ?? [];
  expect(words, line).not.toBe("");
  const argv = words.split(" ");
  const { code, stdout, stderr }: Said | Ran = argv.includes("--claims")
    ? runBuilt(installed, argv, cwd)
    : await said(words, cwd);
  expect([line, code, stderr]).toEqual([line, Number(status), ""]);
  return stdout.replace(SECONDS, "(… s)");
}

/** The text after a change that names, for every line that goes, the line that comes in its place. */
function edited(text: string, change: string): string {
  const pairs = [...change.matchAll(/^-(.*)\n\+(.*)\n/gm)];
  expect(pairs.map((pair) => pair[0]).join("")).toBe(change);
  return pairs.reduce((lines, [, before = "", after = ""]) => {
    expect(lines).toContain(`${before}\n`);
    return lines.replace(`${before}\n`, () => `${after}\n`);
  }, text);
}

/**
 * What belongs into a marked block: the output of its command line, or, for the files that these read and for changes to
 * them, what it has.
 */
async function contentOf(mark: string, language: string, content: string, world: World): Promise<string> {
  if (mark === "examples") return examples();
  if (mark === "layers") return houseOrder();
  const [, action, name = ""] = /^(file|edit) (.+)$/.exec(mark) ?? [];
  if (action !== undefined) {
    const path = join(world.cwd, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, action === "file" ? content : edited(readFileSync(path, "utf8"), content));
    return content;
  }
  const output = await outputOf(mark, world);
  // A console shows what was typed as well.
  return language === "console" ? `$ npx flatcheck ${COMMAND_LINE.exec(mark)![2]!}\n${output}` : output;
}

describe.each(SHOWN)("%s", (document) => {
  const text = readFileSync(join(ROOT, document), "utf8");
  it("shows what its command lines print; vitest run -u brings it up to date", async () => {
    const installed = /^<!-- .*--claims/m.test(text) ? builtPackage() : ROOT;
    const world = { cwd: clone(installed), installed };
    let fresh = "";
    let at = 0;
    for (const { 0: block, 1: mark = "", 2: language = "", 3: content = "", index } of text.matchAll(MARKED)) {
      const shown = await contentOf(mark, language, content, world);
      fresh += `${text.slice(at, index)}<!-- ${mark} -->\n\n\`\`\`${language}\n${shown}\`\`\``;
      at = index + block.length;
    }
    const listed = (fresh + text.slice(at)).replace(ERRATA, errataList).replace(HEADLINE, headline);
    const tidy = await format(listed, { ...(await resolveConfig(join(ROOT, document))), parser: "markdown" });
    await expect(tidy).toMatchFileSnapshot(join(ROOT, document));
  });

  it("marks every block of output", () => {
    const marks = [...text.matchAll(MARKED)].map(([, mark]) => mark);
    expect(marks.length).toBeGreaterThan(0);
    expect(text.match(MARKED_FENCE)).toHaveLength(marks.filter((mark) => mark !== "examples").length);
  });

  it("names claims that are there", () => {
    const known = new Set(claims.map(({ id }) => id));
    const named = [...text.matchAll(NAMED_CLAIM)].map(([, id]) => id!);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe("what must be somewhere", () => {
  const textOf = (path: string): string => readFileSync(join(ROOT, path), "utf8");

  it("is an example of every command", () => {
    expect(textOf("docs/usage.md")).toContain("<!-- examples -->");
  });

  it("is the list of all layers", () => {
    expect(textOf("docs/layout.md")).toContain("<!-- layers -->");
  });

  it("is the headline, and no longer README than three screens", () => {
    expect(textOf("README.md")).toMatch(HEADLINE);
    expect(textOf("README.md").split("\n").length).toBeLessThan(180);
  });

  it("is every erratum", () => {
    const text = textOf("docs/findings.md");
    const [list = ""] = ERRATA.exec(text) ?? [];
    const failing = claims.filter(({ erratum }) => erratum !== undefined).map(({ id }) => id);
    expect(failing.length).toBeGreaterThan(20);
    expect(failing.filter((id) => !list.includes(`\`${id}\``))).toEqual([]);
  });
});
