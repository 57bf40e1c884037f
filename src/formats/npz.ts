import { UsageError } from "../world/index.js";
import { listName, listOfArray, type OwnFile, ownFile, type OwnList } from "./arrays.js";
import { MOST_BYTES, MOST_ENTRIES, type NumericArray, parseNpy } from "./npy.js";
import { unpack, zipMembers } from "./zip.js";

/** W1, W2, …: the layers, which numpy.savez can only store one by one since their shapes differ. */
const LAYER = /^W_?([1-9]\d*)$/;

/**
 * The matrices of a NumPy .npz file: layers W1, …, WL (or W, where they have one shape), measurements A (n × d_L × d_0),
 * labels b, inputs X, targets y, a single matrix as `matrix`, and whatever else a claim has under its own name.
 * @param file its name for complaints
 * @throws UsageError
 */
export function parseNpz(archive: Uint8Array, path: string, file: string): OwnFile {
  const arrays = new Map<string, NumericArray>();
  let entries = 0;
  for (const member of zipMembers(archive, file)) {
    const name = member.name.replace(/\.npy$/, "");
    if (name === member.name) {
      throw new UsageError({ where: file, expected: "members that are .npy files", got: member.name });
    }
    if (arrays.has(name)) throw new UsageError({ where: file, expected: `one member ${name}.npy`, got: "two" });
    const array = parseNpy(unpack(archive, member, MOST_BYTES, file), `${file}, ${name}`);
    entries += array.data.length;
    if (entries > MOST_ENTRIES) {
      throw new UsageError({
        where: file,
        expected: `at most ${MOST_ENTRIES} numbers`,
        got: `more than ${MOST_ENTRIES}`,
      });
    }
    arrays.set(name, array);
  }
  return ownFile(path, file, listsOf(arrays, file));
}

function listsOf(arrays: ReadonlyMap<string, NumericArray>, file: string): Map<string, OwnList> {
  const lists = new Map<string, OwnList>();
  const layers: { name: string; number: number; list: OwnList }[] = [];
  for (const [name, array] of arrays) {
    const list = listOfArray(name, array, `${file}, ${name}`);
    const layer = LAYER.exec(name);
    if (layer !== null) layers.push({ name, number: Number(layer[1]), list: requireMatrix(list, array, file) });
    else {
      // numpy.savez(path, M) without a name.
      const key = name === "arr_0" && arrays.size === 1 ? "matrix" : listName(name);
      const twin = lists.get(key);
      if (twin !== undefined) {
        throw new UsageError({
          where: file,
          expected: `one of ${twin.name} and ${name}`,
          got: "both",
          remedy: "leave one of them",
        });
      }
      lists.set(key, list);
    }
  }
  if (layers.length === 0) return lists;
  layers.sort((a, b) => a.number - b.number);
  layers.forEach(({ name, number }, j) => {
    if (number === j + 1 && !lists.has("W")) return;
    throw new UsageError({
      where: file,
      expected: `W${j + 1}, layers without gaps`,
      got: lists.has("W") ? "W as well" : name,
    });
  });
  return lists.set("W", { name: "W", matrices: layers.map(({ list }) => list.matrices[0]!), vector: false });
}

function requireMatrix(list: OwnList, { shape }: NumericArray, file: string): OwnList {
  if (shape.length === 2) return list;
  throw new UsageError({
    where: `${file}, ${list.name}`,
    expected: "a layer of two dimensions",
    got: `shape (${shape.join(", ")})`,
  });
}
