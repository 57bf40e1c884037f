import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { instrumented, SWITCH_MODULE, type Switched } from "./instrument.js";
import { ownFolder } from "./own-folder.js";
import { PROOFS } from "./units.js";

const FOLDERS = ["src", "generators", "theorems", "reports"];

/** Folders that no claim and no test of the numerics loads. */
const UNUSED = /^src\/(bench|mutation|lab)(\/|$)|\/published(\/|$)/;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  isolatedModules: true,
};

/**
 * A copy of the repository in JavaScript, tests included, in which mutants stand behind switches and tests get the
 * `vitest` of another file. Only what has changed since the last time is compiled again.
 */
export class Mirror {
  readonly folder: string;

  constructor(
    private readonly root: string,
    private readonly shim: string,
  ) {
    this.folder = ownFolder(join(root, "node_modules/.cache/flatcheck-mutation"));
  }

  /** Brings it up to date, with these mutants behind their switches. */
  make(switched: readonly Switched[]): void {
    mkdirSync(this.folder, { recursive: true });
    const noted = join(this.folder, "compiled.json");
    const before: Record<string, string> = existsSync(noted)
      ? (JSON.parse(readFileSync(noted, "utf8")) as Record<string, string>)
      : {};
    const now: Record<string, string> = {};
    const switchFile = join(this.folder, "switch.js");
    writeFileSync(switchFile, SWITCH_MODULE);
    // What programs of the mirror say of themselves is there as well.
    const { type, version } = JSON.parse(readFileSync(join(this.root, "package.json"), "utf8")) as Record<
      string,
      unknown
    >;
    writeFileSync(join(this.folder, "package.json"), JSON.stringify({ type, version }));
    for (const file of FOLDERS.flatMap((folder) => this.files(folder))) {
      // Sources, too: some tests read in them what types functions take.
      this.link(file);
      if (!file.endsWith(".ts")) continue;
      const plain = readFileSync(join(this.root, file), "utf8");
      const own = switched.filter(({ mutant }) => mutant.file === file);
      const text = own.length === 0 ? plain : instrumented(plain, own, switchFile);
      const hash = createHash("sha1").update(this.shim).update(text).digest("hex");
      now[file] = hash;
      const to = join(this.folder, file.replace(/ts$/, "js"));
      if (before[file] === hash && existsSync(to)) continue;
      mkdirSync(dirname(to), { recursive: true });
      const { outputText } = ts.transpileModule(text, { compilerOptions: OPTIONS, fileName: file });
      writeFileSync(to, outputText.replace(/from "vitest";/, `from ${JSON.stringify(this.shim)};`));
    }
    this.link(PROOFS);
    for (const file of Object.keys(before))
      if (!(file in now)) rmSync(join(this.folder, file.replace(/ts$/, "js")), { force: true });
    writeFileSync(noted, JSON.stringify(now));
  }

  private files(folder: string): string[] {
    if (UNUSED.test(folder)) return [];
    return readdirSync(join(this.root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? this.files(path) : [path];
    });
  }

  /** Data stay where they are. */
  private link(file: string): void {
    const to = join(this.folder, file);
    if (existsSync(to)) return;
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(join(this.root, file), to);
  }
}
