import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

/** What the build is made from. */
const SOURCES = [
  ...["src", "generators", "theorems", "reports", "bundle", "adapters"],
  ...["package.json", "tsconfig.json", "tsconfig.build.json"],
];

const PROGRAM = "dist/src/cli/main.js";

/** When the newest file of a path was written. */
function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return /[.](test|fixture)[.]ts$/.test(path) ? 0 : stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isFresh(): boolean {
  const program = join(ROOT, PROGRAM);
  const sources = ["src", "generators", "theorems", "reports"].map((folder) => join(ROOT, folder));
  return existsSync(program) && sources.every((folder) => newest(folder) <= statSync(program).mtimeMs);
}

/** What is said of a build in the name of its folder: a digest of the names and contents of these files. */
function digest(paths: readonly string[]): string {
  const hash = createHash("sha256");
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else if (!/[.](test|fixture)[.]ts$/.test(path)) hash.update(path).update(readFileSync(path));
  };
  for (const path of paths) add(join(ROOT, path));
  return hash.digest("hex").slice(0, 16);
}

/** Where this state of the sources is built, once for all test files and later runs; others of this clone. */
function shelf(): { readonly folder: string; readonly isOurs: (name: string) => boolean } {
  const clone = `flatcheck-package-${createHash("sha256").update(ROOT).digest("hex").slice(0, 12)}`;
  return { folder: join(tmpdir(), `${clone}-${digest(SOURCES)}`), isOurs: (name) => name.startsWith(`${clone}-`) };
}

let known: string | undefined;

/**
 * The folder of this package as it is installed: the project itself where its build is fresh, else a copy that is built
 * away from the project's own build, which other tests may be reading.
 */
export function builtPackage(): string {
  known ??= isFresh() ? ROOT : builtCopy();
  return known;
}

function builtCopy(): string {
  const { folder, isOurs } = shelf();
  if (existsSync(folder)) return folder;
  for (const old of readdirSync(tmpdir()).filter(isOurs)) rmSync(join(tmpdir(), old), { recursive: true, force: true });
  const workshop = mkdtempSync(join(tmpdir(), "flatcheck-workshop-"));
  for (const source of SOURCES) cpSync(join(ROOT, source), join(workshop, source), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(workshop, "node_modules"));
  execFileSync("npm", ["run", "--silent", "build"], { cwd: workshop, stdio: "pipe" });
  try {
    renameSync(workshop, folder);
  } catch {
    // Another worker was first.
    rmSync(workshop, { recursive: true });
  }
  return folder;
}

/** A folder of somebody else with the package installed in it. */
export function outsider(installed: string, folder: string): string {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(installed, join(folder, "node_modules/flatcheck"));
  return folder;
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What was said on stderr but for the progress that a slow machine sees every ten seconds. */
export function withoutProgress(stderr: string): string {
  return stderr.replace(/^(\d+(\/\d+)? ((cases|evaluations) )?· |rules of \d+ of ).*\n/gm, "");
}

/** Runs the built program in a folder, which takes seconds. */
export function runBuilt(installed: string, argv: readonly string[], cwd: string): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(installed, PROGRAM), ...argv], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] },
  });
  return { code: status, stdout, stderr: withoutProgress(stderr) };
}

/** Runs the built program in a folder as long as it takes, while the process of the tests stays free to answer. */
export function runBuiltLong(installed: string, argv: readonly string[], cwd: string): Promise<Ran> {
  return new Promise((resolved, rejected) => {
    const child = spawn(process.execPath, [join(installed, PROGRAM), ...argv], {
      cwd,
      env: { PATH: process.env["PATH"] },
    });
    const said = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => (said[name] += text));
    }
    child
      .on("error", rejected)
      .on("close", (code) => resolved({ ...said, code, stderr: withoutProgress(said.stderr) }));
  });
}
