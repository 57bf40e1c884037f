import { basename, resolve } from "node:path";
import {
  type FileReading,
  isNpy,
  listOfArray,
  type OwnFile,
  ownFile,
  parseJson,
  parseNpy,
  parseNpz,
} from "../formats/index.js";
import { readBounded } from "./files/read-bounded.js";
import { textOf } from "./files/text-of.js";

/** Largest file that is read, in bytes. */
const LARGEST = 1 << 28;

const ZIP = Buffer.from("PK");

/**
 * The matrices of a file, which is told apart by its content: a NumPy .npz or .npy file, or JSON.
 * @throws UsageError where it cannot be read, in one line that names the file, the matrix and the entry
 */
export function loadFile(path: string, cwd: string, reading: FileReading = {}): OwnFile {
  const bytes = readBounded(resolve(cwd, path), LARGEST, path);
  const file = basename(path);
  if (isNpy(bytes)) {
    const list = listOfArray("matrix", parseNpy(bytes, file), file);
    return ownFile(path, file, { lists: new Map([["matrix", list]]) }, reading);
  }
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return parseNpz(bytes, path, file, reading);
  return parseJson(textOf(bytes, file, "JSON or a NumPy .npz or .npy file"), path, file, reading);
}
