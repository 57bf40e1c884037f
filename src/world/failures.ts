import { FlatcheckError } from "../numerics/arithmetic/index.js";

/** Wrong usage or input: the user can mend it, and the message says how. */
export class UsageError extends FlatcheckError {}

/** A file or folder that cannot be written. */
export class OutputError extends FlatcheckError {}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "a read-only file system",
  ENOSPC: "a full disk",
  EDQUOT: "a disk quota used up",
  ENOTDIR: "a path that leads through a file",
  EEXIST: "a file of that name",
  EISDIR: "a folder of that name",
  ENOENT: "a folder that does not exist",
  ENAMETOOLONG: "a name that is too long",
  ELOOP: "links that lead in a circle",
};

/** The complaint about a path that the system refused to write. Other errors than the system's come back unchanged. */
export function outputFailure(error: unknown, path: string, expected: string, remedy: string): unknown {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return error;
  const code = String(error.code);
  return new OutputError({ where: path, expected, got: `${REASONS[code] ?? "a refusal"} (${code})`, remedy });
}

/** What else the system says of a path that is to be read, and what to do about each. */
const UNREADABLE: Readonly<Record<string, readonly [got: string, remedy: string]>> = {
  ENOENT: ["no such file", "see how it is spelt, and from which folder"],
  EISDIR: ["a folder", "name a file in it"],
  ENOTDIR: ["a path that leads through a file", "see how it is spelt"],
  EACCES: ["no permission", "let its owner make it readable"],
  EPERM: ["no permission", "let its owner make it readable"],
  ENXIO: ["a pipe or a device", "write what comes from there to a file, and name that"],
};

/** The complaint about a path that the system refused to read. Other errors than the system's come back unchanged. */
export function inputFailure(error: unknown, path: string, expected = "a file that can be read"): unknown {
  if (error instanceof TypeError && "code" in error && error.code === "ERR_INVALID_ARG_VALUE") {
    return new UsageError({ where: quoted(path), expected, got: "a name that no file can have" });
  }
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return error;
  const code = String(error.code);
  const [got, remedy] = UNREADABLE[code] ?? [REASONS[code] ?? "a refusal", "name another one"];
  return new UsageError({ where: path, expected, got: `${got} (${code})`, remedy });
}

/** Whether it is the complaint about a file that is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof UsageError && error.complaint.got === `${UNREADABLE["ENOENT"]![0]} (ENOENT)`;
}

/** What came, so that blanks in it can be seen. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
