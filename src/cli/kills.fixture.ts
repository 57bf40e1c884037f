import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Random } from "../random/index.js";
import { readCheckpoint } from "../store/checkpoint.js";
import { readWitness } from "../store/witnesses/witness-file.js";
import { reportSchema } from "../../reports/report/schema.js";

/** Runs a command in namespaces of its own, so that ids of processes repeat; ends it when this is killed. */
export const NAMESPACES = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"];

/** Whether this machine lets a user make such namespaces. */
export const hasNamespaces = spawnSync(NAMESPACES[0]!, [...NAMESPACES.slice(1), "true"]).status === 0;

/** A command of the built program that is killed over and over. */
export interface Victim {
  readonly program: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  /** How long it takes where nobody kills it, in milliseconds, about. */
  readonly takes: number;
  /** What stands before it on the command line. */
  readonly within?: readonly string[];
}

/**
 * Runs a command so many times and kills it, without a warning, each time at another moment, between its beginning and
 * a little after its end. After every time `look` is called. Gives how often it was killed before it had ended.
 */
export async function killOften(victim: Victim, times: number, seed: number, look: () => void): Promise<number> {
  const random = new Random(seed);
  let hits = 0;
  for (let time = 0; time < times; time++) {
    if (await killedAfter(victim, random.uniform() * victim.takes * 1.1)) hits += 1;
    look();
  }
  return hits;
}

function killedAfter({ program, argv, cwd, within = [] }: Victim, milliseconds: number): Promise<boolean> {
  const [first, ...rest] = [...within, process.execPath, program, ...argv];
  const child = spawn(first!, rest, { cwd, stdio: "ignore", env: { PATH: process.env["PATH"] } });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.once("error", reject);
    child.once("exit", (_, signal) => {
      clearTimeout(timer);
      resolve(signal === "SIGKILL");
    });
  });
}

/** The names in a folder without drafts. */
export function names(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => !name.startsWith(".flatcheck-"));
}

/** Whatever a run has left in the folder of its report is whole. @throws where it is not */
export function lookAtReports(folder: string): void {
  for (const name of names(folder)) {
    const path = join(folder, name);
    if (name === "report.json") reportSchema.parse(JSON.parse(readFileSync(path, "utf8")));
    else if (name === "checkpoint.jsonl") readCheckpoint(path, name);
    else if (name.endsWith(".html")) whole(name, readFileSync(path, "utf8").trimEnd().endsWith("</html>"));
    else if (name.endsWith(".md")) whole(name, readFileSync(path, "utf8").endsWith("\n"));
    else whole(`${name}, which nobody has asked for`, false);
  }
}

function whole(what: string, is: boolean): void {
  if (!is) throw new Error(`left behind by a run that was killed: ${what}`);
}

/** Looks at a folder of witnesses time after time: each is whole, and what was there is still there. */
export function witnessWatch(folder: string): () => void {
  const seen = new Set<string>();
  return () => {
    const now = new Set(names(folder).map((name) => JSON.stringify(readWitness(name, folder).spec)));
    for (const spec of seen) whole(`no witness any more at ${spec}`, now.has(spec));
    for (const spec of now) seen.add(spec);
  };
}

/** Settles the witnesses with numbers from (included) to (excluded), in an order of its own, one place each. */
const WRITER = `
  const [index, store, from, to, seed] = process.argv.slice(1);
  const { WitnessPlace } = await import(index);
  const order = Array.from({ length: to - from }, (_, i) => Number(from) + i);
  let state = Number(seed);
  const next = (n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
  for (let i = order.length - 1; i > 0; i--) { const j = next(i + 1); [order[i], order[j]] = [order[j], order[i]]; }
  const witness = (n, rows) => ({
    schemaVersion: 1, claim: "own/claim", form: "printed", relation: "r", without: [],
    spec: { sizes: {}, widths: [], choices: {}, reals: {}, lists: { A: { entries: [rows] } } },
    lhs: "2", rhs: "1", rounding: "0", certificate: null, provenance: { version: "0", seed: Number(seed), evaluations: n },
  });
  for (const n of order) {
    const place = new WitnessPlace(store, { id: "own/claim" }, "printed", process.cwd());
    // What is found is first larger; what it comes down to is what another one may find as well.
    if (n % 3 === 0) place.keep(witness(n, [[n, 1]]));
    place.keep(witness(n, [[n]]));
    place.settle(witness(n, [[n]]));
  }
`;

/** Lets several processes settle witnesses in one store at once; each gets a range of numbers. */
export async function settleAtOnce(
  installed: string,
  store: string,
  ranges: readonly (readonly [from: number, to: number])[],
): Promise<void> {
  const index = join(installed, "dist/src/store/index.js");
  await Promise.all(
    ranges.map(
      ([from, to], i) =>
        new Promise<void>((resolve, reject) => {
          const argv = ["--input-type=module", "-e", WRITER, index, store, String(from), String(to), String(i + 1)];
          const child = spawn(process.execPath, argv, { stdio: ["ignore", "ignore", "inherit"] });
          child.once("error", reject);
          child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a writer ended with ${code}`))));
        }),
    ),
  );
}
