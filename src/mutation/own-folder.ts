import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A folder of this name, or with the least number behind it, that no other process at work has: two runs in one would run
 * each other's mutants.
 */
export function ownFolder(name: string): string {
  for (let number = 1; ; number++) {
    const folder = number === 1 ? name : `${name}-${number}`;
    const note = join(folder, "process");
    const owner = existsSync(note) ? Number(readFileSync(note, "utf8")) : process.pid;
    if (owner !== process.pid && isAtWork(owner)) continue;
    mkdirSync(folder, { recursive: true });
    writeFileSync(note, String(process.pid));
    return folder;
  }
}

function isAtWork(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
