import { readdirSync } from "node:fs";
import { basename, relative, resolve } from "node:path";
import { build, type Metafile } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { commands } from "./program.js";

const HOME = resolve(import.meta.dirname, "../..");
const WORKER = "src/workers/worker.ts";

/** The files of all commands, which have their names. */
const COMMANDS = readdirSync(resolve(HOME, "src/cli/commands"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && Object.hasOwn(commands, basename(file, ".ts")))
  .map((file) => `src/cli/commands/${file}`);

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

/** The packages of others that these files import at once. */
function packagesOf({ inputs }: Metafile, files: ReadonlySet<string>): Set<string> {
  const imports = [...files].flatMap((file) => inputs[file]?.imports ?? []);
  const packages = imports.filter(({ kind, external }) => kind === "import-statement" && external === true);
  return new Set(packages.flatMap(({ path }) => (path.startsWith("node:") ? [] : [path])));
}

describe("what is loaded at the start", () => {
  let metafile: Metafile;

  beforeAll(async () => {
    const made = await build({
      entryPoints: ["src/cli/main.ts", "src/cli/program-thread.ts", WORKER, ...COMMANDS].map((file) =>
        resolve(HOME, file),
      ),
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

  it("by a command has nothing that draws charts, nor what makes their data", () => {
    expect(COMMANDS.length).toBe(Object.keys(commands).length);
    for (const command of COMMANDS.filter((one) => !one.endsWith("/figures.ts"))) {
      const files = loadedBy(metafile, command);
      expect([...files].filter((file) => /^src\/experiments\/|^reports\/pictures\/draw/.test(file))).toEqual([]);
    }
    for (const command of COMMANDS)
      expect([...packagesOf(metafile, loadedBy(metafile, command))]).not.toContainEqual(expect.stringMatching(/^vega/));
  });

  it("by a thread that runs cases has nothing that proves, and no package of others", () => {
    const files = loadedBy(metafile, WORKER);
    expect([...files].filter((file) => file.startsWith("src/proof/"))).toEqual([]);
    expect([...packagesOf(metafile, files)]).toEqual([]);
    expect(files).toContain("src/engine/run/cases.ts");
  });
});
