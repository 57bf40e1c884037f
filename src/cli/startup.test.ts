import { relative, resolve } from "node:path";
import { build, type Metafile } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";

const HOME = resolve(import.meta.dirname, "../..");

/** What a thread has loaded before it does anything: what its files import at once, types and what is loaded later apart. */
function loadedBy({ inputs }: Metafile, ...files: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const open = [...files];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { path, kind, external } of inputs[file]?.imports ?? []) {
      if (kind === "import-statement" && external !== true) open.push(path);
    }
  }
  return seen;
}

describe("what is loaded at the start", () => {
  let metafile: Metafile;

  beforeAll(async () => {
    const made = await build({
      entryPoints: ["main", "program-thread", "commands/look/list"].map((name) => resolve(HOME, `src/cli/${name}.ts`)),
      absWorkingDir: HOME,
      bundle: true,
      splitting: true,
      write: false,
      metafile: true,
      format: "esm",
      platform: "node",
      packages: "external",
      outdir: relative(HOME, "startup"),
    });
    metafile = made.metafile;
  });

  it("by the thread that watches is a handful of files", () => {
    const files = loadedBy(metafile, "src/cli/main.ts");
    expect([...files].filter((file) => !/^src\/(cli|threads)\//.test(file))).toEqual([]);
    expect(files.size).toBeLessThan(10);
  });

  it("by list and help has no numerics but what errors are made of, and neither claims nor statistics", () => {
    const files = [...loadedBy(metafile, "src/cli/program-thread.ts", "src/cli/commands/look/list.ts")];
    const heavy =
      /^src\/(numerics\/(?!arithmetic\/|elementary\/)|statistics\/|claim\/(?!words\/))|^theorems\/.*\/(?!source)/;
    expect(files.filter((file) => heavy.test(file) && !file.endsWith("statements.ts"))).toEqual([]);
    expect(files).toContain("src/cli/program.ts");
    expect(files.length).toBeLessThan(80);
  });
});
