import { createHash } from "node:crypto";
import { existsSync, renameSync } from "node:fs";
import { join, resolve } from "node:path";
import { version } from "../../terminal/version.js";
import { moduleBytes } from "../../words/own-modules.js";
import type { Selection } from "../../words/select.js";
import type { Spec } from "../../../claim/index.js";
import type { Finished, ShardOfCases, Sizes } from "../../../engine/run/index.js";
import {
  type Checkpoint,
  CheckpointFile,
  readCheckpoint,
  requireSettings,
  type RunSettings,
} from "../../../store/index.js";
import { type Io, OutputError } from "../../../world/index.js";

/** The name of the checkpoint in the folder of a report. */
const CHECKPOINT = "checkpoint.jsonl";

/** What becomes of the checkpoint of an earlier run from which this one does not go on. */
const BEFORE = "checkpoint-before.jsonl";

/** Where a run into a folder leaves its checkpoint, as people read it. */
function checkpointName(out: string): string {
  return join(out, CHECKPOINT);
}

/** The checkpoint that an earlier run has left. @throws UsageError */
export function checkpointOf(out: string, { cwd }: Io): Checkpoint {
  return readCheckpoint(resolve(cwd, checkpointName(out)), checkpointName(out));
}

/** What the report of a run depends on beside its seed. */
export interface Dependences {
  readonly seed: number;
  readonly runs: number;
  readonly sizes?: Sizes;
  readonly shard: ShardOfCases | null;
  readonly caseMilliseconds: number;
  readonly modules: readonly string[];
  readonly stored: ReadonlyMap<string, readonly Spec[]>;
}

/** Everything that decides the report of a run, by name. @throws UsageError where a module cannot be read */
export function settingsOf({ claims, includes }: Selection, given: Dependences, { cwd, node }: Io): RunSettings {
  const forms = claims.flatMap(({ id, forms }) =>
    forms.filter(({ name }) => includes(id, name)).map(({ name }) => `${id}:${name}`),
  );
  const modules = given.modules.map((path) => `${path} ${sumOf(moduleBytes(path, cwd))}`);
  return {
    version,
    node,
    seed: String(given.seed),
    runs: String(given.runs),
    sizes: given.sizes ?? "usual",
    shard: given.shard === null ? "none" : shardName(given.shard),
    "case timeout": `${given.caseMilliseconds / 1000}s`,
    selection: `${forms.length} forms ${sumOf(forms.join())}`,
    modules: modules.length === 0 ? "none" : modules.join(", "),
    "stored witnesses": sumOf(JSON.stringify([...given.stored])),
  };
}

function shardName({ index, of, look }: ShardOfCases): string {
  return `${index}/${of}${look === undefined ? "" : ` of look ${look}`}`;
}

function sumOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}

/** What a run goes on from, and where it notes how far it has come. */
export interface Notebook {
  readonly resumed: readonly Finished[];
  readonly add: (finished: Finished) => void;
  readonly remove: () => void;
  /** Whether a later run can go on from it: none into the same folder has begun one of its own. */
  readonly isOwn: () => boolean;
}

/**
 * Keeps the checkpoint of a run that did not reach its end, where one with other settings begins in its place, and says so.
 * One with the same settings makes the same again.
 */
function keepEarlier(out: string, now: RunSettings, { cwd, stderr }: Io): void {
  const path = resolve(cwd, checkpointName(out));
  if (!existsSync(path)) return;
  try {
    const { finished, settings } = readCheckpoint(path, checkpointName(out));
    if (finished.length === 0 || Object.keys(now).every((key) => settings[key] === now[key])) return;
    renameSync(path, resolve(cwd, join(out, BEFORE)));
    const claims = finished.length === 1 ? "a claim" : `${finished.length} claims`;
    stderr.write(
      `flatcheck: ${checkpointName(out)} was left by a run that has not reached its end, with ${claims}; it is kept as ` +
        `${join(out, BEFORE)}, from which --resume goes on under its old name\n`,
    );
  } catch {
    // What cannot be read, or not be renamed, is replaced.
  }
}

/**
 * Begins the checkpoint of a run, after those claims that an earlier one has finished.
 * @param before the checkpoint of the earlier run; null where there is none to go on from
 * @throws UsageError where that had other settings; OutputError
 */
export function beginNotebook(out: string, before: Checkpoint | null, settings: RunSettings, io: Io): Notebook {
  if (before !== null) requireSettings(before, settings, checkpointName(out));
  else keepEarlier(out, settings, io);
  const resumed = before?.finished ?? [];
  const file = new CheckpointFile(resolve(io.cwd, checkpointName(out)), { settings, finished: resumed });
  let told = false;
  const add = (finished: Finished): void => {
    try {
      file.add(finished);
    } catch (error) {
      // The run itself does not need it.
      if (!(error instanceof OutputError)) throw error;
      if (!told) io.stderr.write(`flatcheck: ${error.message}\n`);
      told = true;
    }
  };
  return { resumed, add, remove: () => file.remove(), isOwn: () => file.isOwn() };
}
