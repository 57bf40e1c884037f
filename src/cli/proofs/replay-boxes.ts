import { resolve } from "node:path";
import { exitCodes } from "../words/exit-codes.js";
import type { Catalogue } from "../../catalogue/index.js";
import {
  families,
  isBoxProof,
  ProgramError,
  readBoxProof,
  recheck,
  type Recheck,
  type WatchedBox,
} from "../../proof/boxes/index.js";
import { readBounded } from "../../store/index.js";
import type { Io } from "../../world/index.js";

/** Largest file of a proof, in bytes. */
const LARGEST = 1 << 26;

const SAID = {
  verified: { word: "VERIFIED", code: exitCodes.asExpected.code },
  rejected: { word: "REJECTED", code: exitCodes.unexpected.code },
  stale: { word: "STALE", code: exitCodes.usage.code },
} as const;

/**
 * Looks at a proof on boxes again; null where the file is none. Its programs are compared with those that are recorded
 * now, and every box of its trees is done again.
 * @throws UsageError where the file cannot be read
 */
export async function replayBoxes(catalogue: Catalogue, file: string, json: boolean, io: Io): Promise<number | null> {
  const content = readBounded(resolve(io.cwd, file), LARGEST, file).toString("utf8");
  if (!isBoxProof(content)) return null;
  const { id, found } = await lookedAt(catalogue, content, io);
  const { word, code } = SAID[found.outcome];
  const said = found.outcome === "verified" ? `${found.boxes} boxes` : found.reason;
  io.stdout.write(
    json
      ? `${JSON.stringify({ file, id, ...found }, null, 2)}\n`
      : `${word}: ${said}\n  ${file}\n  ${id ?? "no family"}\n`,
  );
  return code;
}

async function lookedAt(
  catalogue: Catalogue,
  content: string,
  { watcher }: Io,
): Promise<{ readonly id: string | null; readonly found: Recheck }> {
  try {
    const proof = readBoxProof(content);
    const family = families.find(({ id }) => id === proof.id);
    const [claim] = family === undefined ? [] : await catalogue.load([family.claim]);
    const watched: WatchedBox = (where, work) => (watcher === null ? work() : watcher.during(proof.claim, where, work));
    return { id: proof.id, found: recheck(claim, family, proof, watched) };
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    return { id: null, found: { outcome: "rejected", reason: error.message } };
  }
}
