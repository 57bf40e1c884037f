import { parentPort, workerData } from "node:worker_threads";
import { claimUnits, testUnits, type Unit } from "./units.js";

/** What a thread is told when it starts. */
export interface Start {
  readonly mirror: string;
  readonly shim: string;
  readonly claims: boolean;
  readonly tests: readonly string[];
  /** The mutant that is on while modules are loaded; −1 for none. */
  readonly active: number;
}

/** One unit to run under one mutant, or under none. */
export interface Ask {
  readonly unit: string;
  readonly active: number;
  /** How long it may take. */
  readonly limit: number;
}

/** What a thread says when it has loaded everything. */
export interface Loaded {
  readonly kind: "loaded";
  readonly units: readonly Omit<Unit, "run">[];
  /** Mutants that loading reaches, and by the file what collecting its tests reaches. */
  readonly seen: readonly number[];
  readonly collected: Readonly<Record<string, readonly number[]>>;
}

/** What it found. */
export interface Found {
  readonly kind: "found";
  readonly wrong: string | null;
  readonly milliseconds: number;
  readonly seen: readonly number[];
}

interface State {
  active: number;
  readonly seen: Uint8Array;
  left: number;
  until: number;
}

/** So often at most a mutant is asked for within one unit; what asks more does not end. */
const MOST_ASKED = 3e7;

const start = workerData as Start;
const state: State = { active: start.active, seen: new Uint8Array(1 << 16), left: MOST_ASKED, until: Infinity };
(globalThis as unknown as { $mutation: State }).$mutation = state;
const port = parentPort!;

function seenSince(): number[] {
  const ids: number[] = [];
  for (let i = state.seen.indexOf(1); i >= 0; i = state.seen.indexOf(1, i + 1)) ids.push(i);
  state.seen.fill(0);
  return ids;
}

const claims = start.claims ? await claimUnits(start.mirror) : [];
const units = new Map(claims.map((unit) => [unit.id, unit]));
let seen = seenSince();
const collected: Record<string, number[]> = {};
for (const file of start.tests) {
  // Modules that this file is the first to load are loaded before its tests are collected.
  await testUnits(start.mirror, file, start.shim, 0);
  seen = [...seen, ...seenSince()];
  for (const unit of await testUnits(start.mirror, file, start.shim, 1))
    if (!unit.id.includes("vitest run -u")) units.set(unit.id, unit);
  collected[file] = seenSince();
}
let calls = 1;

const loaded: Loaded = {
  kind: "loaded",
  units: [...units.values()].map(({ run: _, ...unit }) => unit),
  seen,
  collected,
};
port.postMessage(loaded);

port.on("message", (ask: Ask) => {
  void answer(ask).then((found) => port.postMessage(found));
});

async function answer({ unit, active, limit }: Ask): Promise<Found> {
  state.left = MOST_ASKED;
  state.until = performance.now() + limit;
  state.seen.fill(0);
  const began = process.cpuUsage();
  let wrong: string | null;
  try {
    state.active = active;
    wrong = await (await unitOf(unit, active)).run();
  } catch (error) {
    wrong = error instanceof Error ? error.message : String(error);
  } finally {
    state.active = start.active;
  }
  const { user, system } = process.cpuUsage(began);
  return { kind: "found", wrong, milliseconds: (user + system) / 1000, seen: seenSince() };
}

/** The unit; collected again where collecting reaches the mutant. */
async function unitOf(id: string, active: number): Promise<Unit> {
  const known = units.get(id);
  if (known === undefined) throw new RangeError(`no unit ${id}: the mirror has changed`);
  const file = id.split(" > ")[0]!;
  if (active < 0 || collected[file]?.includes(active) !== true) return known;
  const again = await testUnits(start.mirror, file, start.shim, ++calls);
  return again.find((unit) => unit.id === id) ?? known;
}
