import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { isNpy, listOfArray, type OwnFile, ownFile, parseJson, parseNpy, parseNpz } from "../formats/index.js";
import { inputFailure, UsageError } from "../world/index.js";

/** Largest file that is read, in bytes. */
const LARGEST = 1 << 28;

const ZIP = Buffer.from("PK");

/**
 * The matrices of a file, which is told apart by its content: a NumPy .npz or .npy file, or JSON.
 * @throws UsageError where it cannot be read, in one line that names the file, the matrix and the entry
 */
export function loadFile(path: string, cwd: string): OwnFile {
  const bytes = contentOf(resolve(cwd, path), path);
  const file = basename(path);
  if (isNpy(bytes)) {
    const list = listOfArray("matrix", parseNpy(bytes, file), file);
    return ownFile(path, file, new Map([["matrix", list]]));
  }
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return parseNpz(bytes, path, file);
  return parseJson(textOf(bytes, file), path, file);
}

function contentOf(absolute: string, path: string): Buffer {
  try {
    const { size } = statSync(absolute);
    if (size > LARGEST) throw new UsageError({ where: path, expected: `at most ${LARGEST} bytes`, got: String(size) });
    return readFileSync(absolute);
  } catch (error) {
    throw inputFailure(error, path);
  }
}

function textOf(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError({ where: file, expected: "JSON or a NumPy .npz file", got: "bytes that are neither" });
  }
}
