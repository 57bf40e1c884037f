import { UsageError } from "../world/index.js";
import { isObjectName, listName, listOfArray, type OwnFile, ownFile } from "./arrays.js";
import { MOST_BYTES, MOST_ENTRIES, parseNpy } from "./npy.js";
import type { FileReading, OwnList } from "./own-list.js";
import { unpack, zipMembers } from "./zip.js";

/**
 * The matrices of a NumPy .npz file: layers W1, …, WL (or W, where they have one shape), measurements A (n × d_L × d_0),
 * labels b, inputs X, targets y, a single matrix as `matrix`, and whatever else a claim has under its own name.
 * @param file its name for complaints
 * @throws UsageError
 */
export function parseNpz(archive: Uint8Array, path: string, file: string, reading: FileReading = {}): OwnFile {
  const lists = new Map<string, OwnList>();
  const unread = new Map<string, UsageError>();
  const members = zipMembers(archive, file);
  const seen = new Set<string>();
  let entries = 0;
  for (const member of members) {
    const name = member.name.replace(/\.npy$/, "");
    if (seen.has(name)) throw new UsageError({ where: file, expected: `one member ${name}.npy`, got: "two" });
    seen.add(name);
    const where = `${file}, ${name}`;
    const complaint = attempted(() => {
      if (name === member.name) {
        throw new UsageError({ where: file, expected: "members that are .npy files", got: member.name });
      }
      const array = parseNpy(unpack(archive, member, MOST_BYTES, file), where);
      entries += array.data.length;
      requireRoom(entries, file);
      // numpy.savez(path, M) without a name.
      const key = name === "arr_0" && members.length === 1 ? "matrix" : listName(name);
      const twin = lists.get(key);
      if (twin === undefined) lists.set(key, listOfArray(name, array, where));
      else throw new BothNames(twin.name, name, file);
    });
    if (complaint === null) continue;
    if (complaint instanceof BothNames || isObjectName(name) || entries > MOST_ENTRIES) throw complaint;
    unread.set(name, complaint);
  }
  return ownFile(path, file, { lists, unread }, reading);
}

/** Two names of one list. */
class BothNames extends UsageError {
  constructor(one: string, other: string, file: string) {
    super({ where: file, expected: `one of ${one} and ${other}`, got: "both", remedy: "leave one of them" });
  }
}

/** What the work complains of, if anything. */
function attempted(work: () => void): UsageError | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}

function requireRoom(entries: number, file: string): void {
  if (entries <= MOST_ENTRIES) return;
  throw new UsageError({ where: file, expected: `at most ${MOST_ENTRIES} numbers`, got: `more than ${MOST_ENTRIES}` });
}
