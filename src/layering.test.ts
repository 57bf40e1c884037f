import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const folders = ["src", "generators", "theorems", "reports"];

let options: ICruiseOptions;

beforeAll(async () => {
  options = await extractDepcruiseOptions(join(root, ".dependency-cruiser.cjs"));
});

/** What dependency-cruiser finds in the tree at `baseDir` under the rules of this project. */
async function inspect(baseDir: string): Promise<ICruiseResult> {
  const present = folders.filter((folder) => existsSync(join(baseDir, folder)));
  const { output } = await cruise(present, { ...options, baseDir });
  if (typeof output === "string") throw new Error(`expected a result object, got ${output}`);
  return output;
}

/** Every violation as `rule: from → to`, sorted. */
function violations(result: ICruiseResult): string[] {
  return result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
}

function ruleNames(): string[] {
  return (options.ruleSet?.forbidden ?? []).map((rule) => rule.name ?? "unnamed").sort();
}

describe("the layers of this repository", () => {
  let result: ICruiseResult;

  beforeAll(async () => {
    result = await inspect(root);
  });

  it("are kept by every import", () => {
    expect(violations(result)).toEqual([]);
  });

  it("were looked at through their imports, those of types included", () => {
    const importsOf = (file: string): string[] =>
      result.modules.find(({ source }) => source === file)!.dependencies.map(({ resolved }) => resolved);
    expect(importsOf("src/claim/relations/relation.ts")).toContain("src/numerics/index.ts");
    expect(importsOf("src/claim/counts/tally.ts")).toContain("src/claim/specs/spec.ts");
  });

  it("have room for every file", () => {
    const layers = ruleNames()
      .filter((name) => name.startsWith("layer-"))
      .map((name) => name.slice("layer-".length))
      .map((name) => `${folderOf(name)}/`);
    const homeless = result.modules
      .map((module) => module.source)
      .filter((source) => folders.some((folder) => source.startsWith(`${folder}/`)))
      .filter(
        (source) =>
          !/[.](test|fixture)[.]ts$|[/]fixtures[/]/.test(source) && !layers.some((layer) => source.startsWith(layer)),
      );
    expect(homeless).toEqual([]);
  });
});

/** Where a layer stands. */
function folderOf(layer: string): string {
  return folders.includes(layer) ? layer : `src/${layer}`;
}

/** A small tree that breaks every rule but those of layers and rooms once, next to imports that are allowed. */
const planted: Record<string, string[]> = {
  // Doors, and what a healthy tree looks like.
  "src/index.ts": [],
  "src/numerics/index.ts": ["./matrices/index.js"],
  "src/numerics/matrices/index.ts": ["./matrix.js"],
  "src/numerics/matrices/matrix.ts": [],
  "src/claim/index.ts": ["./claim.js"],
  "src/claim/claim.ts": ["../numerics/index.js"],
  "src/catalogue/index.ts": ["../claim/index.js"],
  "generators/index.ts": ["./laws/index.js"],
  "generators/laws/index.ts": ["./law.js"],
  "generators/laws/law.ts": ["../../src/claim/index.js", "fast-check"],
  "theorems/index.ts": ["./source/source.js", "../src/catalogue/index.js"],
  "theorems/source/source.ts": ["./lemma.js", "../../src/catalogue/index.js"],
  "theorems/source/lemma.ts": ["../../src/claim/index.js", "../../generators/index.js", "./shared/part.js"],
  "theorems/source/shared/part.ts": ["../../../src/numerics/matrices/index.js"],
  "theorems/source/lemma.test.ts": ["./lemma.js", "vitest", "node:fs", "../../src/numerics/matrices/matrix.js"],
  "src/engine/run/index.ts": ["./verify.js"],
  "src/engine/run/verify.ts": ["../../claim/index.js", "../judge/index.js"],
  "src/engine/judge/index.ts": ["../../claim/index.js"],
  "src/cli/main.ts": ["../engine/run/index.js", "node:fs"],
  "src/cli/program-thread.ts": ["../../theorems/index.js", "../engine/run/index.js"],
  // One breach of every rule that is about more than one layer.
  "src/claim/window.ts": ["../numerics/matrices/matrix.js", "./claim.js"],
  "src/engine/run/shortcut.ts": ["../../../theorems/source/lemma.js"],
  "theorems/other/borrowed.ts": ["../source/shared/part.js"],
  "src/cli/commands.ts": ["../../theorems/index.js"],
  "src/cli/commands/look/borrowed.ts": ["../own/check.js", "../write/report.js"],
  "src/cli/commands/own/check.ts": [],
  "src/cli/commands/write/report.ts": [],
  "src/claim/file.ts": ["node:fs", "./claim.js"],
  "src/claim/library.ts": ["fast-check", "./claim.js"],
  "src/cli/tester.ts": ["../../theorems/source/lemma.test.js"],
  "src/cli/developer.ts": ["vitest", "./main.js"],
  "src/engine/run/chicken.ts": ["./egg.js"],
  "src/engine/run/egg.ts": ["./chicken.js"],
  "src/rigor/orphan.ts": [],
  "src/engine/run/typo.ts": ["./nowhere.js", "./verify.js"],
};

const expected = [
  "by-the-door: src/claim/window.ts → src/numerics/matrices/matrix.ts",
  "commands-apart: src/cli/commands/look/borrowed.ts → src/cli/commands/own/check.ts",
  "index-by-programs-alone: src/cli/commands.ts → theorems/index.ts",
  "layer-engine: src/engine/run/shortcut.ts → theorems/source/lemma.ts",
  "no-cycle: src/engine/run/chicken.ts → src/engine/run/egg.ts",
  "no-dev-dependency-in-production: src/cli/developer.ts → node_modules/vitest/index.js",
  "no-generator-library-in-claims: src/claim/library.ts → node_modules/fast-check/index.js",
  "no-orphan: src/rigor/orphan.ts → src/rigor/orphan.ts",
  "no-test-in-production: src/cli/tester.ts → theorems/source/lemma.test.ts",
  "no-unresolvable: src/engine/run/typo.ts → ./nowhere.js",
  "nothing-of-node: src/claim/file.ts → fs",
  "sources-apart: theorems/other/borrowed.ts → theorems/source/shared/part.ts",
  "theorems-by-index-alone: src/cli/tester.ts → theorems/source/lemma.test.ts",
  "theorems-by-index-alone: src/engine/run/shortcut.ts → theorems/source/lemma.ts",
];

/** For every layer an import of what belongs to none, and for every room one of a room above it: files and findings. */
function breaches(): { readonly files: Record<string, string[]>; readonly found: string[] } {
  const layers = ruleNames().flatMap((name) => /^layer-(.+)$/.exec(name)?.[1] ?? []);
  const below = (options.ruleSet?.forbidden ?? []).flatMap(({ name = "", comment = "" }) => {
    const [, layer, room] = /^room-([a-z]+)-(.+)$/.exec(name) ?? [];
    const [, above] = /stands below ([\w-]+)/.exec(comment) ?? [];
    return layer === undefined ? [] : [{ name, folder: folderOf(layer), room: room!, above: above! }];
  });
  const files: Record<string, string[]> = {};
  const found: string[] = [];
  for (const layer of layers) {
    const folder = folderOf(layer);
    files[`${folder}/breach.ts`] = [folder.startsWith("src/") ? "../index.js" : "../src/index.js"];
    found.push(`layer-${layer}: ${folder}/breach.ts → src/index.ts`);
  }
  for (const { name, folder, room, above } of below) {
    files[`${folder}/${room}/breach.ts`] = [`../${above}/index.js`];
    files[`${folder}/${above}/index.ts`] = planted[`${folder}/${above}/index.ts`] ?? [];
    found.push(`${name}: ${folder}/${room}/breach.ts → ${folder}/${above}/index.ts`);
  }
  return { files, found };
}

describe("a planted breach", () => {
  let tree: string;
  let findings: string[];

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }

  beforeAll(() => {
    const { files, found } = breaches();
    findings = [...expected, ...found].sort();
    tree = mkdtempSync(join(tmpdir(), "layering-"));
    write("package.json", '{ "dependencies": { "fast-check": "*" }, "devDependencies": { "vitest": "*" } }');
    for (const name of ["fast-check", "vitest"]) {
      write(`node_modules/${name}/package.json`, `{ "name": "${name}", "type": "module", "main": "index.js" }`);
      write(`node_modules/${name}/index.js`, "export {};");
    }
    for (const [path, imports] of Object.entries({ ...files, ...planted })) {
      write(path, [...imports.map((from) => `import type * as _ from "${from}";`), "export {};"].join("\n"));
    }
  });

  afterAll(() => {
    rmSync(tree, { recursive: true });
  });

  it("of every rule is found, and nothing else", async () => {
    expect(violations(await inspect(tree))).toEqual(findings);
  });

  it("is there for every rule", () => {
    const broken = new Set(findings.map((line) => line.slice(0, line.indexOf(":"))));
    expect([...broken].sort()).toEqual(ruleNames());
  });
});
