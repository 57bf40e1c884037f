import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { outputFailure } from "../../world/index.js";
import { draftOf } from "./drafts.js";

/** How the system regards a path that is to be written. */
type Target = "new" | "file" | "folder" | "device";

/**
 * Writes a file whole or not at all: to a file beside it, which is flushed to the disk and then takes its place.
 * What cannot be replaced, such as /dev/stdout or a pipe, is written to directly.
 *
 * @throws OutputError where the system refuses; the file is then as it was
 */
export function writeFile(path: string, text: string | Uint8Array): void {
  try {
    if (kindOf(path) === "device") {
      writeThrough(path, "w", text);
      return;
    }
    makeFolder(dirname(path));
    const draft = draftOf(path);
    try {
      writeThrough(draft, "wx", text);
      renameSync(draft, path);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  } catch (error) {
    throw outputFailure(error, path, "to write this file", "make room or choose another place, and run again");
  }
}

/** A file that grows while a run goes on, and that takes its place only when it is finished. */
export interface GrowingFile {
  /** @throws OutputError where the system refuses */
  readonly append: (text: string) => void;
  /** Puts the file in its place. @throws OutputError where the system refuses */
  readonly finish: () => void;
  /** Leaves nothing behind, unless the file was finished. */
  readonly discard: () => void;
}

/** Begins a file that is written piece by piece. @throws OutputError where the system refuses */
export function growingFile(path: string): GrowingFile {
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw outputFailure(error, path, "to write this file", "make room or choose another place, and run again");
    }
  };
  const inPlace = attempt(() => kindOf(path)) === "device";
  const draft = inPlace ? path : draftOf(path);
  const file = attempt(() => {
    if (!inPlace) makeFolder(dirname(path));
    return openSync(draft, inPlace ? "w" : "wx");
  });
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    append: (text) => attempt(() => writeAll(file, text)),
    finish: () =>
      attempt(() => {
        if (!inPlace) fsyncSync(file);
        close();
        if (!inPlace) renameSync(draft, path);
      }),
    discard: () => {
      close();
      if (!inPlace) rmSync(draft, { force: true });
    },
  };
}

/**
 * Writes a file where there is none yet, whole or not at all. False where there is one, which stays as it is, even if
 * another process has just made it.
 *
 * @throws OutputError where the system refuses
 */
export function writeNewFile(path: string, text: string | Uint8Array): boolean {
  try {
    makeFolder(dirname(path));
    const draft = draftOf(path);
    try {
      writeThrough(draft, "wx", text);
      linkSync(draft, path);
      return true;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    throw outputFailure(error, path, "to write this file", "make room or choose another place, and run again");
  }
}

/**
 * Makes sure, before long work begins, that a file can be written at its end: makes its folder and writes and removes
 * an empty file in it.
 *
 * @throws OutputError where the system refuses
 */
export function checkWritable(path: string): void {
  try {
    const kind = kindOf(path);
    if (kind === "device") return;
    if (kind === "folder") throw Object.assign(new Error("a folder"), { code: "EISDIR", syscall: "open" });
    makeFolder(dirname(path));
    const draft = draftOf(path);
    closeSync(openSync(draft, "wx"));
    rmSync(draft, { force: true });
  } catch (error) {
    throw outputFailure(error, path, "a file that can be written", "choose another place");
  }
}

/** Makes a folder and those above it. Node's own recursion never ends where a system such as /proc refuses by ENOENT. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another run may have made it in the meantime.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

function kindOf(path: string): Target {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return "new";
  if (stat.isFile()) return "file";
  return stat.isDirectory() ? "folder" : "device";
}

function writeThrough(path: string, flags: "w" | "wx", text: string | Uint8Array): void {
  const file = openSync(path, flags);
  try {
    writeAll(file, text);
    if (flags === "wx") fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, text: string | Uint8Array): void {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
