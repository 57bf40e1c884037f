import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { inputFailure, UsageError } from "../../world/index.js";

/**
 * The bytes of a file that somebody else may have written: the only door by which they come in. It holds at most `most`
 * of them, and is an ordinary file; nothing is read beyond that, whatever the file says of itself.
 * @param name the file as complaints call it
 * @throws UsageError
 */
export function readBounded(path: string, most: number, name: string): Buffer {
  try {
    // Opening a pipe would wait for a writer that may never come, and opening some devices does something.
    requireOrdinary(statSync(path), name);
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(file);
      requireOrdinary(stats, name);
      if (stats.size > most) throw tooLarge(name, most, `${stats.size}`);
      return contentOf(file, most, name);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw inputFailure(error, name);
  }
}

function requireOrdinary(stats: Stats, name: string): void {
  // A folder is refused by the system, in its own words.
  if (stats.isFile() || stats.isDirectory()) return;
  throw new UsageError({
    where: name,
    expected: "an ordinary file",
    got: stats.isFIFO() || stats.isSocket() ? "a pipe" : "a device",
    remedy: "write what comes from there to a file, and name that",
  });
}

/** Bytes that are asked of the system at a time. */
const PIECE = 1 << 20;

/** What the file holds, though it may grow while it is read, or say that it holds nothing as those of /proc do. */
function contentOf(file: number, most: number, name: string): Buffer {
  const pieces: Buffer[] = [];
  for (let length = 0; ;) {
    const piece = Buffer.alloc(PIECE);
    const got = readSync(file, piece);
    if (got === 0) return Buffer.concat(pieces);
    length += got;
    if (length > most) throw tooLarge(name, most, "more");
    pieces.push(piece.subarray(0, got));
  }
}

function tooLarge(name: string, most: number, got: string): UsageError {
  return new UsageError({
    where: name,
    expected: `at most ${most} bytes`,
    got,
    remedy: "see whether it is the right file",
  });
}
