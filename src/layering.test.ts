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
    const relation = result.modules.find((module) => module.source === "src/claim/relation.ts");
    expect(relation?.dependencies.map((dependency) => dependency.resolved)).toContain("src/numerics/quantity.ts");
    const tally = result.modules.find((module) => module.source === "src/claim/tally.ts");
    expect(tally?.dependencies.map((dependency) => dependency.resolved)).toContain("src/claim/spec.ts");
  });

  it("have room for every file", () => {
    const layers = ruleNames()
      .filter((name) => name.startsWith("layer-"))
      .map((name) => name.slice("layer-".length))
      .map((name) => (folders.includes(name) ? `${name}/` : `src/${name}/`));
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

/** A small tree that breaks every rule once, next to imports that are allowed. */
const planted: Record<string, string[]> = {
  // The target of most imports, and what a healthy tree looks like.
  "src/numerics/matrix.ts": [],
  "src/claim/claim.ts": ["../numerics/matrix.js"],
  "generators/matrices.ts": ["./claim/claim.js", "fast-check"],
  "theorems/index.ts": ["./paper/lemma.js"],
  "theorems/paper/lemma.ts": ["../../src/claim/claim.js", "../../generators/matrices.js"],
  "theorems/paper/lemma.test.ts": ["./lemma.js", "vitest", "node:fs"],
  "src/engine/worker.ts": ["../../theorems/index.js", "node:fs"],
  "src/cli/main.ts": ["../../theorems/index.js", "../engine/verify.js"],
  // One breach of every layer.
  "src/numerics/breach.ts": ["../claim/claim.js"],
  "src/rigor/breach.ts": ["../claim/claim.js"],
  "src/statistics/breach.ts": ["../rigor/breach.js"],
  "src/claim/breach.ts": ["../../generators/matrices.js"],
  "generators/breach.ts": ["./engine/run/verify.js"],
  "theorems/paper/breach.ts": ["../../src/engine/verify.js"],
  "src/engine/breach.ts": ["../cli/main.js"],
  "src/engine/verify.ts": ["../claim/claim.js"],
  "src/experiments/breach.ts": ["../engine/verify.js"],
  "src/export/breach.ts": ["../engine/verify.js"],
  "reports/breach.ts": ["./engine/run/verify.js"],
  "src/public/breach.ts": ["../engine/verify.js"],
  "src/bench/breach.ts": ["../cli/main.js"],
  "src/cli/breach.ts": ["../layering.js"],
  // One breach of every other rule.
  "src/layering.ts": ["./numerics/matrices/matrix.js"],
  "src/engine/shortcut.ts": ["../../theorems/paper/lemma.js"],
  "src/engine/verdicts.ts": ["../../theorems/index.js"],
  "src/claim/file.ts": ["node:fs", "./claim.js"],
  "src/claim/library.ts": ["fast-check", "./claim.js"],
  "src/cli/tester.ts": ["../../theorems/paper/lemma.test.js"],
  "src/cli/developer.ts": ["vitest", "./main.js"],
  "src/engine/chicken.ts": ["./egg.js"],
  "src/engine/egg.ts": ["./chicken.js"],
  "src/rigor/orphan.ts": [],
  "src/engine/typo.ts": ["./nowhere.js", "./verify.js"],
};

const expected = [
  "index-by-programs-alone: src/engine/verdicts.ts → theorems/index.ts",
  "layer-bench: src/bench/breach.ts → src/cli/main.ts",
  "layer-claim: src/claim/breach.ts → generators/matrices.ts",
  "layer-cli: src/cli/breach.ts → src/layering.ts",
  "layer-engine: src/engine/breach.ts → src/cli/main.ts",
  "layer-experiments: src/experiments/breach.ts → src/engine/verify.ts",
  "layer-export: src/export/breach.ts → src/engine/verify.ts",
  "layer-generators: generators/breach.ts → src/engine/verify.ts",
  "layer-numerics: src/numerics/breach.ts → src/claim/claim.ts",
  "layer-public: src/public/breach.ts → src/engine/verify.ts",
  "layer-reports: reports/breach.ts → src/engine/verify.ts",
  "layer-rigor: src/rigor/breach.ts → src/claim/claim.ts",
  "layer-statistics: src/statistics/breach.ts → src/rigor/breach.ts",
  "layer-theorems: theorems/paper/breach.ts → src/engine/verify.ts",
  "no-cycle: src/engine/chicken.ts → src/engine/egg.ts",
  "no-dev-dependency-in-production: src/cli/developer.ts → node_modules/vitest/index.js",
  "no-generator-library-in-claims: src/claim/library.ts → node_modules/fast-check/index.js",
  "no-io-below-the-engine: src/claim/file.ts → fs",
  "no-orphan: src/rigor/orphan.ts → src/rigor/orphan.ts",
  "no-test-in-production: src/cli/tester.ts → theorems/paper/lemma.test.ts",
  "no-unresolvable: src/engine/typo.ts → ./nowhere.js",
  "theorems-by-index-alone: src/cli/tester.ts → theorems/paper/lemma.test.ts",
  "theorems-by-index-alone: src/engine/shortcut.ts → theorems/paper/lemma.ts",
];

describe("a planted breach", () => {
  let tree: string;

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }

  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), "layering-"));
    write("package.json", '{ "dependencies": { "fast-check": "*" }, "devDependencies": { "vitest": "*" } }');
    for (const name of ["fast-check", "vitest"]) {
      write(`node_modules/${name}/package.json`, `{ "name": "${name}", "type": "module", "main": "index.js" }`);
      write(`node_modules/${name}/index.js`, "export {};");
    }
    for (const [path, imports] of Object.entries(planted)) {
      write(path, [...imports.map((from) => `import type * as _ from "${from}";`), "export {};"].join("\n"));
    }
  });

  afterAll(() => {
    rmSync(tree, { recursive: true });
  });

  it("of every rule is found, and nothing else", async () => {
    expect(violations(await inspect(tree))).toEqual(expected);
  });

  it("is there for every rule", () => {
    const broken = new Set(expected.map((line) => line.slice(0, line.indexOf(":"))));
    expect([...broken].sort()).toEqual(ruleNames());
  });
});
