import { Worker } from "node:worker_threads";
import type { Catalogue } from "../../catalogue/index.js";
import { type Claim, reading } from "../../claim/index.js";
import { DomainError } from "../../numerics/index.js";

/** Milliseconds that a module may take to load. */
const PATIENCE = 10_000;

/** Loads the module away from the program, so that one that never ends, or ends the process, can be told. */
const TRIAL = `
  const { parentPort, workerData } = require("node:worker_threads");
  const told = (error) => parentPort.postMessage(error instanceof Error ? error.message : String(error));
  import(workerData).then(() => parentPort.postMessage(null), told);
`;

/**
 * Makes sure that a module loads, in a thread of its own.
 * @param url of the module
 * @param where its name for complaints
 * @throws DomainError where it throws, does not come to an end, or ends its process
 */
export async function tryImport(url: string, where: string, patience = PATIENCE): Promise<void> {
  const worker = new Worker(TRIAL, { eval: true, workerData: url, stdout: true, stderr: true });
  let timer: NodeJS.Timeout | undefined;
  const complaint = await new Promise<string | null>((resolve) => {
    timer = setTimeout(() => resolve(`one that is still loading after ${patience / 1000} s`), patience);
    worker.once("message", (said: string | null) => resolve(said === null ? null : thrown(said)));
    worker.once("error", (error) => resolve(thrown(error instanceof Error ? error.message : String(error))));
    worker.once("exit", () => resolve("one that ends before it has loaded"));
  });
  clearTimeout(timer);
  await worker.terminate();
  if (complaint === null) return;
  const remedy = /Cannot find package 'flatcheck'/.test(complaint)
    ? { remedy: "install flatcheck beside it: npm install flatcheck" }
    : {};
  throw new DomainError({ where, expected: "a JavaScript module that loads", got: complaint, ...remedy });
}

function thrown(message: string): string {
  return `one that throws ${JSON.stringify(message.split("\n")[0])}`;
}

/**
 * The claims that a module exports: by default a claim or an array of them, or an array under the name `claims`.
 * @throws DomainError where it exports something else, or two of one id
 */
export async function importClaims(url: string, where: string): Promise<readonly Claim[]> {
  const exported = (await import(url)) as { readonly default?: unknown; readonly claims?: unknown };
  const found = exported.default === undefined ? exported.claims : exported.default;
  const list: readonly unknown[] = Array.isArray(found) ? found : found === undefined ? [] : [found];
  if (list.length === 0) {
    throw new DomainError({
      where,
      expected: "a claim or an array of them as default export, or as `claims`",
      got: found === undefined ? "neither" : "an empty array",
    });
  }
  return list.map((candidate, i) => {
    const fault = claimFault(candidate);
    if (fault !== null) {
      const name = list.length === 1 ? where : `${where}, claim ${i + 1}`;
      throw new DomainError({ where: name, expected: "a claim made by defineClaim", got: fault });
    }
    // One that writes to a spec throws instead of spoiling the tally.
    return reading(candidate as Claim, frozen);
  });
}

/**
 * The claim of that id out of modules that export a `catalogue`, as ours does, or claims of somebody's own. Modules stay
 * loaded from call to call.
 * @throws RangeError where none has it
 */
export async function importClaim(id: string, modules: readonly string[]): Promise<Claim> {
  for (const url of modules) {
    const { catalogue } = (await import(url)) as { readonly catalogue?: Catalogue };
    const claims = catalogue === undefined ? await importClaims(url, url) : await catalogue.load([id]);
    const claim = claims.find((candidate) => candidate.id === id);
    if (claim !== undefined) return claim;
  }
  throw new RangeError(`no claim named ${id} in ${modules.join(", ")}`);
}

/** The value itself, with everything in it made read-only. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

const ID = /^[a-z]+\d*\/[a-z0-9-]+$/;

/** What a claim has, beside its id, and what sort of thing each is. */
const PARTS: readonly (readonly [name: string, is: (part: unknown) => boolean, kind: string])[] = [
  ["title", isText, "text"],
  ["locus", isText, "text"],
  ["paper", isText, "text"],
  ["kinds", Array.isArray, "an array"],
  ["assumptions", Array.isArray, "an array"],
  ["degenerateCases", Array.isArray, "an array"],
  ["equalityCases", isObject, "an array or a reason"],
  ["evaluate", isFunction, "a function"],
  ["slacks", isFunction, "a function"],
];

/** Why something is no claim; null for one. */
function claimFault(candidate: unknown): string | null {
  if (!isObject(candidate)) return candidate === null ? "null" : `a ${typeof candidate}`;
  const { id, specs, forms } = candidate;
  if (!isText(id)) return "something without an id";
  if (!ID.test(id)) return `the id ${JSON.stringify(id)}, which is not of the form source/label`;
  const wrong = PARTS.find(([name, is]) => !is(candidate[name]));
  if (wrong !== undefined) return `${id}, whose ${wrong[0]} is not ${wrong[2]}`;
  if (!Array.isArray(forms) || forms.length === 0 || !forms.every(isForm)) return `${id}, whose forms are none`;
  const methods = ["draw", "shrink", "spellOut"];
  if (!isObject(specs) || !methods.every((name) => isFunction(specs[name]))) {
    return `${id}, whose specs cannot draw, shrink and spellOut`;
  }
  return null;
}

function isForm(form: unknown): boolean {
  return (
    isObject(form) &&
    (form["name"] === "printed" || form["name"] === "corrected") &&
    isText(form["statement"]) &&
    isText(form["expected"])
  );
}

function isText(part: unknown): part is string {
  return typeof part === "string";
}

function isFunction(part: unknown): boolean {
  return typeof part === "function";
}

function isObject(part: unknown): part is Readonly<Record<string, unknown>> {
  return typeof part === "object" && part !== null;
}
