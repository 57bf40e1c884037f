import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

/** What the build is made from. */
const SOURCES = ["src", "generators", "theorems", "reports", "package.json", "tsconfig.json", "tsconfig.build.json"];

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

/** This package as it is installed. */
export interface Installed {
  readonly folder: string;
  readonly remove: () => void;
}

/**
 * The project itself where its build is fresh, else a copy that is built now, away from the project's own build, which
 * other tests may be reading.
 */
export function builtPackage(): Installed {
  if (isFresh()) return { folder: ROOT, remove: () => {} };
  const folder = mkdtempSync(join(tmpdir(), "flatcheck-package-"));
  for (const source of SOURCES) cpSync(join(ROOT, source), join(folder, source), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  execFileSync("npm", ["run", "--silent", "build"], { cwd: folder, stdio: "pipe" });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
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

/** Runs the built program in a folder. */
export function runBuilt(installed: string, argv: readonly string[], cwd: string): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(installed, PROGRAM), ...argv], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] },
  });
  return { code: status, stdout, stderr };
}
