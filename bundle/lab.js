/**
 * Makes the laboratory: all claims, the engine and the page as one program, and that in one page; and packed, as reports
 * take it in. Run after the compiler, with the folder to write to: it takes from dist what needs no browser.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import ts from "typescript";

const HOME = join(import.meta.dirname, "..");

/** The program of the page, with its SHA-256 in base64. @param lean without the texts that a report has of all claims */
export async function bundleLab({ lean = false } = {}) {
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
    plugins: [
      ...UNREAD,
      ...(lean ? LEAN : []),
      replaced("shorter claims", CLAIMS, emptied([...NOT_IN_RUNS, ...(lean ? TEXTS : [])])),
    ],
  });
  const script = outputFiles[0].text;
  // Either would end the element that it stands in, or begin a comment there; the parts of a packed one are parted by zeros.
  const odd = /<\/script|<!--|\0/i.exec(script);
  if (odd !== null) throw new Error(`the program of the laboratory has ${odd[0]} at ${odd.index}`);
  return { script, sha256: createHash("sha256").update(script).digest("base64") };
}

/** Puts another text in the place of files: `text` is told what each has. */
function replaced(name, filter, text) {
  return {
    name,
    setup: ({ onLoad }) =>
      onLoad({ filter }, ({ path }) => ({ contents: text(readFileSync(path, "utf8"), path), loader: "ts" })),
  };
}

/**
 * What the laboratory never reads: proofs, the lists of all statements, the stored witnesses, which its facts have, and what
 * has to occur among the cases of a run.
 */
const UNREAD = [
  replaced(
    "no proofs",
    /[\\/]theorems[\\/]beyond[\\/]proofs[\\/][a-z-]+\.ts$/,
    () => "export const proof = undefined;",
  ),
  replaced("no lists", /[\\/]theorems[\\/][a-z0-9]+[\\/](?:statements|witnesses)\.ts$/, () => "export default {};"),
];
/** Of the files of claims these parts. */
const NOT_IN_RUNS = [
  ["situations", "{}"],
  ["unnoticed", "{}"],
];
/** Texts of claims, wherever they are written out. */
const TEXTS = ["reading", "slip", "instead", "remark"].map((name) => [name, '""']);

const CLAIMS = /[\\/](?:theorems|generators)[\\/].*\.ts$/;

/** Texts that the page around it shows, and what sets them. */
const LEAN = [
  {
    name: "texts of the page",
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\.\/texts\.js$/ }, ({ resolveDir }) => ({ path: join(resolveDir, "page-texts.ts") })),
  },
  replaced("no formulas", /[\\/]node_modules[\\/]temml[\\/]/, () => "export default null;"),
];

/** A file of claims in which parts of that name are empty: objects, and texts without any computation in them. */
function emptied(parts) {
  const empty = new Map(parts);
  return (source, path) => {
    const file = ts.createSourceFile(path, source, ts.ScriptTarget.ES2023, true);
    const cuts = [];
    const visit = (node) => {
      const put = ts.isPropertyAssignment(node) ? empty.get(node.name.text) : undefined;
      if (put !== undefined && (ts.isObjectLiteralExpression(node.initializer) || isText(node.initializer))) {
        cuts.push([node.initializer.getStart(), node.initializer.end, put]);
      } else ts.forEachChild(node, visit);
    };
    visit(file);
    return cuts.reduceRight((text, [from, to, put]) => text.slice(0, from) + put + text.slice(to), source);
  };
}

function isText(node) {
  if (ts.isBinaryExpression(node)) return isText(node.left) && isText(node.right);
  return ts.isStringLiteralLike(node) || (ts.isParenthesizedExpression(node) && isText(node.expression));
}

/** The laboratory as reports take it in, for those that have all claims, and for others. */
export async function packedLab({ labFacts, labInside, INSIDE, written, catalogue, version }) {
  const facts = await labFacts(catalogue, storedWitnesses(), version, INSIDE);
  const packed = async (lean) => {
    const { sha256, ...program } = await bundleLab({ lean });
    const bytes = deflateRawSync(labInside({ ...program, sha256 }, facts), { level: 9, memLevel: 9 });
    return { packed: written(bytes), bytes: bytes.length, sha256 };
  };
  return { ids: catalogue.ids, lean: await packed(true), whole: await packed(false) };
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
  const { labFacts, labInside, labPage, INSIDE } = await import("../dist/src/lab/index.js");
  const { written } = await import("../dist/reports/html/index.js");
  const { catalogue } = await import("../dist/theorems/index.js");
  const { version } = JSON.parse(readFileSync(join(HOME, "package.json"), "utf8"));
  const page = labPage(await bundleLab(), await labFacts(catalogue, storedWitnesses(), version));
  const inside = await packedLab({ labFacts, labInside, INSIDE, written, catalogue, version });
  mkdirSync(process.argv[2], { recursive: true });
  writeFileSync(join(process.argv[2], "lab.html"), page);
  writeFileSync(join(process.argv[2], "inside.json"), JSON.stringify(inside));
}
