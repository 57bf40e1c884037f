import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { format } from "node:util";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import * as numerics from "../numerics/index.js";
import { catalogue } from "../../theorems/index.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** The documents that people write. */
const DOCUMENTS = [
  "README.md",
  "CONTRIBUTING.md",
  "docs/tour.md",
  "docs/words.md",
  "docs/symbols.md",
  "docs/core.md",
  "docs/spectra.md",
  "docs/languages.md",
  "docs/libraries.md",
  "docs/lab.md",
  "docs/conjecture.md",
  "docs/clusters.md",
  "docs/findings.md",
  "docs/files.md",
  "docs/mutants.md",
  "docs/library.md",
  "docs/your-functions.md",
  "docs/verdicts.md",
  "docs/usage.md",
  "docs/layout.md",
  "docs/proofs.md",
];

const textOf = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** The files below a folder that are no tests, by their paths. */
function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "fixtures" ? [] : sources(path);
    return /(?<![.](?:test|fixture))[.]ts$/.test(path) ? [path] : [];
  });
}

describe.each(DOCUMENTS)("%s", (document) => {
  it("links to files that are there", () => {
    for (const [, link = ""] of textOf(document).matchAll(/\]\(([^)]+)\)/g)) {
      const [file = ""] = link.split("#");
      expect(existsSync(join(ROOT, dirname(document), file)), link).toBe(true);
    }
  });

  it("names files of this repository that are there", () => {
    const named = [...textOf(document).matchAll(/`((?:src|generators|theorems|reports(?!\/runs)|docs)\/[\w./-]*)`/g)];
    expect(named.map(([, path]) => path!).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe.each(["docs/words.md", "docs/symbols.md", "docs/core.md"])("%s", (document) => {
  const quoted = [...textOf(document).matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, name]) => name!);

  it("names what is there: claims, files, and what the code has", () => {
    // Comments would let a name live on that the code has lost.
    const files = ["src", "generators", "theorems", "reports"].flatMap(sources);
    const code = files.map((path) => textOf(path).replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "")).join("\n");
    const known = new Set(code.match(/[A-Za-z]\w+/g));
    const isThere = (name: string): boolean => {
      if (name.includes("<")) return true;
      if (/^[\w-]+\/[\w-]+(:\w+)?$/.test(name) && !existsSync(join(ROOT, name))) {
        return catalogue.ids.includes(name.split(":")[0]!);
      }
      if (/^\S+\/\S+$/.test(name)) return existsSync(join(ROOT, name));
      if (/^\S+[.]ts$/.test(name)) return files.some((path) => path.endsWith(`/${name}`));
      return (name.match(/[A-Za-z]\w+/g) ?? []).every((word) => known.has(word));
    };
    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.filter((name) => !isThere(name))).toEqual([]);
  });
});

/** The core of numerics, in the order in which it is read. */
const core = Object.entries({
  arithmetic: ["errors", "roundoff", "quantity", "arena", "provenance"],
  matrices: ["kernels", "matrix", "product", "norms"],
  networks: ["network", "hessian-trace", "sharpness", "explicit-hessian"],
}).flatMap(([room, files]) => files.map((file) => `src/numerics/${room}/${file}.ts`));

describe("docs/core.md", () => {
  it("goes through the files of the core in their order, each in its room", () => {
    let room = "";
    const walked = [...textOf("docs/core.md").matchAll(/^##(#?) .*`(.+)`$/gm)].flatMap(([, deeper, name]) => {
      if (deeper === "") room = name!;
      return deeper === "" ? [] : [`${room}/${name!}`];
    });
    expect(walked).toEqual(core);
    expect(core.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it("answers its exercises as they run; vitest run -u brings it up to date", async () => {
    const blocks = /^```js\n([^]*?)^```\n\n```text\n[^]*?^```$/gm;
    const fresh = textOf("docs/core.md").replace(blocks, (_, program: string) => {
      const lines: string[] = [];
      const console = { log: (...said: unknown[]) => lines.push(`${format(...said)}\n`) };
      runInNewContext(program, { ...numerics, console });
      return `\`\`\`js\n${program}\`\`\`\n\n\`\`\`text\n${lines.join("")}\`\`\``;
    });
    expect(textOf("docs/core.md").match(blocks)).toHaveLength(core.length);
    await expect(fresh).toMatchFileSnapshot(join(ROOT, "docs/core.md"));
  });
});
