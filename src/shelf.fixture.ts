import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { deserialize, serialize } from "node:v8";

/** Where the run of the tests that this process leads keeps what several test files look at. */
function shelf(leader: number): string {
  return join(tmpdir(), `flatcheck-shelf-${String(leader)}`);
}

/** The workers of a run of the tests are children of the process that leads it. */
const SHELF = shelf(process.ppid);
const RESULT = "made";

/** What came of the making: the value, or what was thrown. */
type Made<Value> = { readonly value: Value } | { readonly thrown: string };

/**
 * What takes long to make and several test files look at, made by the first of them alone: of plain data, in a folder of its
 * own that stays as long as the run of the tests. Whoever comes later waits. What the making throws is thrown at each.
 */
export async function madeOnce<Value>(name: string, make: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = join(SHELF, name.replaceAll("/", "+"));
  if (isFirst(folder)) {
    const made = await make(folder).then(
      (value): Made<Value> => ({ value }),
      (error: unknown): Made<Value> => ({ thrown: String(error) }),
    );
    writeFileSync(join(folder, `${RESULT}.draft`), serialize(made));
    renameSync(join(folder, `${RESULT}.draft`), join(folder, RESULT));
  }
  while (!existsSync(join(folder, RESULT))) await setTimeout(200);
  const made = deserialize(readFileSync(join(folder, RESULT))) as Made<Value>;
  if ("thrown" in made) throw new Error(`${name}: ${made.thrown}`);
  return made.value;
}

/** Whether nobody was here before. */
function isFirst(folder: string): boolean {
  mkdirSync(SHELF, { recursive: true });
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** For the leading process of a run of the tests: takes away what its workers kept, and what one before it left. */
export default function setup(): () => void {
  const clear = (): void => rmSync(shelf(process.pid), { recursive: true, force: true });
  clear();
  return clear;
}
