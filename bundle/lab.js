/**
 * Makes the laboratory: all claims, the engine and the page as one program, and that in one page. Run after the compiler,
 * with the file to write: it takes from dist what needs no browser.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const HOME = join(import.meta.dirname, "..");

/** The program of the page, with its SHA-256 in base64. */
export async function bundleLab() {
  const { outputFiles } = await build({
    entryPoints: [join(HOME, "src/lab/browser/main.ts")],
    bundle: true,
    write: false,
    minify: true,
    platform: "browser",
    format: "iife",
    target: "es2023",
    charset: "utf8",
    legalComments: "none",
    tsconfig: join(HOME, "src/lab/browser/tsconfig.json"),
  });
  const script = outputFiles[0].text;
  // Either would end the element that it stands in, or begin a comment there.
  const odd = /<\/script|<!--/i.exec(script);
  if (odd !== null) throw new Error(`the program of the laboratory has ${odd[0]} at ${odd.index}`);
  return { script, sha256: createHash("sha256").update(script).digest("base64") };
}

/** The stored counterexamples of all sources. */
export function storedWitnesses() {
  const theorems = join(HOME, "theorems");
  return readdirSync(theorems, { withFileTypes: true }).flatMap((folder) => {
    if (!folder.isDirectory()) return [];
    const kept = join(theorems, folder.name, "witnesses");
    return listed(kept).map((name) => JSON.parse(readFileSync(join(kept, name), "utf8")));
  });
}

function listed(folder) {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { labFacts, labPage } = await import("../dist/src/lab/index.js");
  const { catalogue } = await import("../dist/theorems/index.js");
  const { version } = JSON.parse(readFileSync(join(HOME, "package.json"), "utf8"));
  const page = labPage(await bundleLab(), await labFacts(catalogue, storedWitnesses(), version));
  mkdirSync(dirname(process.argv[2]), { recursive: true });
  writeFileSync(process.argv[2], page);
}
