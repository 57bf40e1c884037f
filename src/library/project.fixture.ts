import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { builtPackage, type Ran } from "../cli/package.fixture.js";

const TOOLS = resolve(import.meta.dirname, "../../node_modules");

/** The versions of fast-check between which the range of the peer dependency lies, as they are installed here. */
export type FastCheck = "fast-check-lowest" | "fast-check-newest";

/** The package as `npm pack` puts it into a tarball. */
export interface Tarball {
  readonly path: string;
  /** In bytes, packed and unpacked. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** A folder of somebody else, with nothing in it but a tarball of this package, and projects made beside it. */
export class Elsewhere {
  private readonly folder = mkdtempSync(join(tmpdir(), "flatcheck-elsewhere-"));
  readonly tarball: Tarball;

  constructor() {
    const argv = ["pack", "--ignore-scripts", "--json", "--pack-destination", this.folder];
    const said = execFileSync("npm", argv, {
      cwd: builtPackage(),
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [packed] = JSON.parse(said) as [Omit<Tarball, "path"> & { readonly filename: string }];
    this.tarball = { ...packed, path: join(this.folder, packed.filename) };
  }

  /**
   * An empty project in which the tarball is installed, and with it what it depends on, vitest and a version of fast-check:
   * those of this repository, since nothing is fetched.
   */
  project(name: string, fastCheck: FastCheck, files: Readonly<Record<string, string>>): Project {
    const folder = join(this.folder, name);
    const installed = join(folder, "node_modules/flatcheck");
    mkdirSync(installed, { recursive: true });
    execFileSync("tar", ["xzf", this.tarball.path, "-C", installed, "--strip-components=1"]);
    for (const one of readdirSync(TOOLS)) {
      if (one.startsWith(".") || /^(flatcheck|fast-check.*)$/.test(one)) continue;
      symlinkSync(join(TOOLS, one), join(folder, "node_modules", one));
    }
    symlinkSync(join(TOOLS, fastCheck), join(folder, "node_modules/fast-check"));
    writeAll(folder, { "package.json": JSON.stringify({ name, private: true, type: "module" }), ...files });
    return new Project(folder);
  }

  /**
   * An empty project in which npm has installed the tarball, with its dependencies and peers as the registry has them, and
   * vitest. No scripts of packages are run: none of ours, and what others fetch by them is not ours to fetch.
   */
  installed(name: string, files: Readonly<Record<string, string>>): Project {
    const folder = join(this.folder, name);
    writeAll(folder, { "package.json": JSON.stringify({ name, private: true, type: "module" }), ...files });
    const { version } = createRequire(join(TOOLS, "x"))("vitest/package.json") as { readonly version: string };
    const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
    execFileSync("npm", ["install", ...quiet, this.tarball.path, `vitest@${version}`], { cwd: folder, stdio: "pipe" });
    return new Project(folder);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Whether npm reaches its registry from here. */
export const registry = spawnSync("npm", ["ping", "--fetch-retries=0", "--fetch-timeout=10000"]).status === 0;

/** For the names of tests that need it. */
export const registryNote = registry ? "by npm install" : "NOT RUN, for the registry of npm is not reached";

/** A project of somebody else. */
export class Project {
  constructor(readonly folder: string) {}

  /** What Node says to a program of the project. */
  node(...argv: readonly string[]): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
      cwd: this.folder,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], NO_COLOR: "1" },
    });
    return { code: status, stdout, stderr };
  }

  /** What the compiler says of files, in its strict mode and with these options besides. */
  tsc(options: Readonly<Record<string, unknown>>, include: readonly string[]): Ran {
    const strict = { strict: true, noEmit: true, target: "es2023", module: "nodenext", noUncheckedIndexedAccess: true };
    const compilerOptions = {
      ...strict,
      exactOptionalPropertyTypes: true,
      lib: ["ES2023", "DOM"],
      types: [],
      ...options,
    };
    writeFileSync(join(this.folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include }));
    return this.node(join(TOOLS, "typescript/lib/tsc.js"), "-p", ".");
  }

  /** The tests of a file by their names, those of their suites in front: whether each passed, and what it says. */
  vitest(...files: readonly string[]): ReadonlyMap<string, Tested> {
    const argv = ["run", ...files, "--root", this.folder, "--maxWorkers=1", "--reporter=json"];
    const { stdout, stderr } = this.node(join(this.folder, "node_modules/vitest/vitest.mjs"), ...argv);
    const start = stdout.indexOf("{");
    if (start === -1) throw new Error(`vitest said no JSON: ${stdout}${stderr}`);
    const { testResults } = JSON.parse(stdout.slice(start)) as {
      readonly testResults: readonly { readonly message: string; readonly assertionResults: readonly Assertion[] }[];
    };
    const broken = testResults.find(({ assertionResults }) => assertionResults.length === 0);
    if (broken !== undefined) throw new Error(`vitest collected nothing: ${broken.message}`);
    return new Map(
      testResults.flatMap(({ assertionResults }) =>
        assertionResults.map(({ ancestorTitles, title, status, failureMessages = [] }) => [
          [...ancestorTitles, title].join(" › "),
          { title, status, said: failureMessages.join("\n") },
        ]),
      ),
    );
  }

  /** A module of the package as `require` gives it. */
  required(name: string): unknown {
    return createRequire(join(this.folder, "package.json"))(name);
  }
}

interface Assertion {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
  readonly failureMessages?: readonly string[];
}

/** What came of a test. */
export interface Tested {
  readonly title: string;
  readonly status: string;
  readonly said: string;
}
