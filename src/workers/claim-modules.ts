import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, Worker } from "node:worker_threads";
import type { Catalogue } from "../catalogue/index.js";
import { type Claim, reading } from "../claim/index.js";
import { DomainError } from "../numerics/index.js";
import { hooksFor, readyFor } from "./typescript.js";

/** Milliseconds that a module may take to load. */
const PATIENCE = 10_000;

/** Milliseconds that the first instances of its claims may take. What takes longer is left to the run. */
const TRIAL_PATIENCE = 2_000;

/**
 * Loads the module away from the program, so that one that never ends, or ends the process, can be told; then evaluates
 * the first instance of each of its claims there, so that mistakes in how relations are written can be told as such.
 */
const TRIAL = String.raw`
  const { parentPort, workerData } = require("node:worker_threads");
  const { url, hooks, ours } = workerData;
  if (hooks !== null) require("node:module").register(hooks);
  const said = (error) => (error instanceof Error ? error.message : String(error));
  const isSide = (x) => typeof x === "object" && x !== null && typeof x.value === "number" && typeof x.error === "number";
  const named = (x) =>
    x === undefined ? "nothing" : typeof x === "number" || typeof x === "string" ? JSON.stringify(x) : "no quantity";
  const EXACT = "write exact(…) of flatcheck/numerics around a number";
  const relationFault = ({ name, lhs, rhs }) => {
    if (typeof name !== "string" || name.trim() === "") {
      return { expected: "relations with names", got: "one without", remedy: 'write { "‖A‖_2 ≤ ‖A‖_F": atMost(…) }' };
    }
    const side = [lhs, rhs].find((one) => !isSide(one));
    if (isSide(lhs) && isSide(rhs)) return null;
    return { expected: "quantities on both sides of " + JSON.stringify(name), got: named(side), remedy: EXACT };
  };
  const slackFault = ({ name }, slack) =>
    isSide(slack) ? null : { expected: "a quantity as slack of " + JSON.stringify(name), got: named(slack), remedy: EXACT };
  const claimFault = (claim, draw = 0) => {
    try {
      const spec = claim.specs.draw(draw);
      const relations = claim.evaluate(spec).flatMap((outcome) => outcome.relations);
      const slacks = claim.slacks(spec);
      claim.occurring?.(spec);
      const faults = [...relations.map(relationFault), ...claim.assumptions.map((one, i) => slackFault(one, slacks[i]))];
      return faults.find((fault) => fault !== null) ?? null;
    } catch (error) {
      // Where one of the next can be evaluated, it is for the run to tell.
      if (draw < 2) return claimFault(claim, draw + 1);
      const remedy = "see that every list and function that it names is there";
      return { expected: "relations of its instances", got: "one that throws " + JSON.stringify(said(error)), remedy, place: placeOf(error) };
    }
  };
  const tried = (exported) => {
    const found = exported.default === undefined ? exported.claims : exported.default;
    for (const claim of [found].flat()) {
      if (typeof claim?.id !== "string" || typeof claim.evaluate !== "function" || typeof claim.specs?.draw !== "function") continue;
      const fault = claimFault(claim);
      if (fault !== null) return { id: claim.id, ...fault };
    }
    return null;
  };
  // Where in somebody's own files it was thrown, as far as the stack tells.
  const placeOf = (error) => {
    const lines = error instanceof Error ? (error.message + "\n" + error.stack).split("\n") : [];
    const places = lines.flatMap((line) => {
      const found = /^(?: +at .*?)?\(?(file:[/][/][^)]+?|[/][^)]+?):(\d+)(?::(\d+))?\)?$/.exec(line);
      if (found === null || line.includes("node:")) return [];
      const file = found[1].startsWith("file:") ? found[1] : require("node:url").pathToFileURL(found[1]).href;
      return file.startsWith(ours) || file.includes("/node_modules/") ? [] : [{ file, line: found[2], column: found[3] }];
    });
    return places[0] ?? null;
  };
  import(url).then(
    (exported) => {
      parentPort.postMessage({ thrown: null });
      parentPort.postMessage({ fault: tried(exported) });
    },
    (error) => parentPort.postMessage({ thrown: said(error), place: placeOf(error) }),
  );
`;

type Complaint = DomainError["complaint"];
type Mistake = Omit<Complaint, "where"> & { readonly id?: string; readonly place?: Place | null };
type Told =
  | { readonly thrown: null }
  | { readonly thrown: string; readonly place: Place | null }
  | { readonly fault: Mistake | null };

/** A place in a file, by its address. */
interface Place {
  readonly file: string;
  readonly line: string;
  readonly column?: string;
}

/**
 * Makes sure that a module loads, in a thread of its own.
 * @param url of the module
 * @param where its name for complaints
 * @throws DomainError where it throws, does not come to an end, or ends its process
 */
export async function tryImport(url: string, where: string, patience = PATIENCE): Promise<void> {
  // What lies there is no file of somebody else.
  const ours = new URL("../../", import.meta.url).href;
  const workerData = { url, hooks: hooksFor(url), ours };
  const worker = new Worker(TRIAL, { eval: true, workerData, stdout: true, stderr: true });
  let timer: NodeJS.Timeout | undefined;
  const mistake = await new Promise<Mistake | null>((resolve) => {
    timer = setTimeout(() => resolve(unloaded(`one that is still loading after ${patience / 1000} s`)), patience);
    worker.on("message", (told: Told) => {
      if ("fault" in told) return resolve(told.fault);
      if (told.thrown !== null) return resolve(thrown(told.thrown, told.place));
      clearTimeout(timer);
      timer = setTimeout(() => resolve(null), TRIAL_PATIENCE);
    });
    worker.once("error", (error) => resolve(thrown(error instanceof Error ? error.message : String(error))));
    worker.once("exit", () => resolve(unloaded("one that ends before it has loaded")));
  });
  clearTimeout(timer);
  await worker.terminate();
  if (mistake === null) return;
  const { id, place = null, ...facts } = mistake;
  const complaint = { ...facts, got: `${facts.got}${placeText(place, url, where)}` };
  throw new DomainError({ where: id === undefined ? where : `${where}, ${id}`, ...complaint });
}

function unloaded(got: string): Mistake {
  return { expected: "a module in JavaScript or TypeScript that loads", got };
}

function thrown(message: string, place: Place | null = null): Mistake {
  const complaint = { ...unloaded(`one that throws ${JSON.stringify(String(message).split("\n")[0])}`), place };
  if (/Cannot find package 'flatcheck'/.test(message)) {
    return { ...complaint, remedy: "install flatcheck beside it: npm install flatcheck" };
  }
  return place === null ? { ...complaint, remedy: "node, with the file behind it, shows where" } : complaint;
}

/** ` at own.mjs:3:7`: the module by its name for complaints, other files by their paths from here. */
function placeText(place: Place | null, url: string, where: string): string {
  if (place === null) return "";
  const { file, line, column } = place;
  const name = file === url ? where : relative(process.cwd(), fileURLToPath(file));
  return ` at ${name}:${line}${column === undefined ? "" : `:${column}`}`;
}

/**
 * The claims that a module exports: by default a claim or an array of them, or an array under the name `claims`.
 * @throws DomainError where it exports something else, or two of one id
 */
export async function importClaims(url: string, where: string): Promise<readonly Claim[]> {
  readyFor(url);
  keepThread();
  const exported = (await import(url)) as { readonly default?: unknown; readonly claims?: unknown };
  const found = exported.default === undefined ? exported.claims : exported.default;
  const list: readonly unknown[] = Array.isArray(found) ? found : found === undefined ? [] : [found];
  if (list.length === 0) {
    throw new DomainError({
      where,
      expected: "a claim or an array of them as default export, or as `claims`",
      got: found === undefined ? "neither" : "an empty array",
      remedy: "write export default before the claim",
    });
  }
  return list.map((candidate, i) => {
    const fault = claimFault(candidate);
    if (fault !== null) {
      const name = list.length === 1 ? where : `${where}, claim ${i + 1}`;
      const remedy = "make it with the function claim of flatcheck/claim";
      throw new DomainError({ where: name, expected: "a claim as flatcheck/claim makes it", got: fault, remedy });
    }
    // One that writes to a spec throws instead of spoiling the tally.
    return reading(candidate as Claim, frozen);
  });
}

let kept = false;

/**
 * A claim that ends the process would end the thread that evaluates it, and nobody could say where: from now on that
 * throws here instead, as any other mistake of a claim does.
 */
function keepThread(): void {
  if (isMainThread || kept) return;
  kept = true;
  const exit = (code?: unknown): never => {
    throw new Error(`process.exit(${typeof code === "number" ? code : ""}) is called, which ends all work`);
  };
  const real = process as unknown as Record<"exit" | "reallyExit" | "abort", unknown>;
  const { exit: end, reallyExit, abort } = real;
  Object.assign(process, { exit, reallyExit: exit, abort: exit });
  // Node ends a thread by process.exit, too, once it has handed on an error that nobody caught.
  process.once("uncaughtExceptionMonitor", () => {
    Object.assign(process, { exit: end, reallyExit, abort });
  });
}

/**
 * The claim of that id out of modules that export a `catalogue`, as ours does, or claims of somebody's own. Modules stay
 * loaded from call to call.
 * @throws RangeError where none has it
 */
export async function importClaim(id: string, modules: readonly string[]): Promise<Claim> {
  for (const url of modules) {
    readyFor(url);
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
  const written: readonly Readonly<Record<string, unknown>>[] = forms;
  const odd = written.find((form) => !VERDICTS.has(form["expected"]));
  if (odd !== undefined) {
    const { name, expected } = odd;
    return `${id}, whose ${String(name)} form is expected to be ${JSON.stringify(expected)}, none of ${[...VERDICTS].join(", ")}`;
  }
  const methods = ["draw", "shrink", "spellOut"];
  if (!isObject(specs) || !methods.every((name) => isFunction(specs[name]))) {
    return `${id}, whose specs cannot draw, shrink and spellOut`;
  }
  return null;
}

/** What a form may be expected to come out as. */
const VERDICTS: ReadonlySet<unknown> = new Set(["holds", "refuted", "consistent", "inconsistent", "open"]);

function isForm(form: unknown): boolean {
  return (
    isObject(form) &&
    (form["name"] === "printed" || form["name"] === "corrected") &&
    isText(form["statement"]) &&
    form["expected"] !== undefined
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
