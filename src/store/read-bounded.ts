import { closeSync, openSync, readSync, statSync } from "node:fs";
import { inputFailure, UsageError } from "../world/index.js";

/**
 * The bytes of a file that holds at most `most` of them; no more than that is ever read, whatever the file is.
 * @param name the file as complaints call it
 * @throws UsageError
 */
export function readBounded(path: string, most: number, name: string): Buffer {
  try {
    const kind = statSync(path);
    // Opening a pipe would wait for a writer that may never come.
    if (!kind.isFile() && !kind.isDirectory()) {
      throw new UsageError({ where: name, expected: "an ordinary file", got: "a device or a pipe" });
    }
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(most + 1);
      let length = 0;
      for (let got = -1; got !== 0 && length <= most; length += got) {
        got = readSync(file, bytes, { offset: length });
      }
      if (length > most) throw new UsageError({ where: name, expected: `at most ${most} bytes`, got: "more" });
      return bytes.subarray(0, length);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw inputFailure(error, name);
  }
}
