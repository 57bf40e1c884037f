import { randomBytes } from "node:crypto";
import { readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * A draft is the file beside its target that takes its place when it is whole. Its name is 128 random bits, so that no
 * other process has it: ids of processes repeat, in containers above all.
 */
const DRAFT = /^\.flatcheck-[0-9a-f]{32}\.draft$/;

/**
 * The age, since it was last written to, after which a draft is nobody's any more, in milliseconds: a day. A run that
 * still writes to one does so with every few cases.
 */
export const STALE = 24 * 60 * 60 * 1000;

/** Folders in which this process has looked for stale drafts. */
const swept = new Set<string>();

/** The name of a new draft beside a file. What processes left behind that were killed is removed on the way. */
export function draftOf(path: string): string {
  const folder = dirname(path);
  if (!swept.has(folder)) {
    swept.add(folder);
    sweep(folder, Date.now());
  }
  return join(folder, `.flatcheck-${randomBytes(16).toString("hex")}.draft`);
}

/** Removes the drafts of a folder that are stale at a time. What cannot be looked at or removed stays. */
export function sweep(folder: string, now: number): void {
  for (const name of namesIn(folder)) {
    if (!DRAFT.test(name)) continue;
    try {
      const path = join(folder, name);
      if (now - statSync(path).mtimeMs > STALE) rmSync(path, { force: true });
    } catch {
      // Somebody else's by now.
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
