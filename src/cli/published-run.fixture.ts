import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { builtPackage, type Ran, runBuiltLong } from "./package.fixture.js";

export const PUBLISHED = resolve(import.meta.dirname, "../../reports/published");

/** The command line that the ledger of this repository says it was made by, without `npx flatcheck`. */
function publishedCommand(): string[] {
  const said = /^npx flatcheck (verify .* --ledger reports\/published)$/m.exec(
    readFileSync(join(PUBLISHED, "README.md"), "utf8"),
  )?.[1];
  if (said === undefined) throw new RangeError("reports/published/README.md names no command that made it");
  return said.split(" ");
}

/** Where the run of the tests that this process leads keeps it. */
function shelf(leader: number): string {
  return join(tmpdir(), `flatcheck-published-run-${String(leader)}`);
}

/** The workers of a run of the tests are children of the process that leads it. */
const SHELF = shelf(process.ppid);
const RESULT = "ran.json";

/** The whole catalogue, run as the ledger of this repository was: what the program said, and where it wrote. */
export interface PublishedRun extends Ran {
  /** Has `report.json` and `report.html` in `out`, and the ledger in `reports/published`. */
  readonly folder: string;
}

/**
 * Runs the catalogue with the built program as people run it, on whatever cores there are; once for all test files that
 * look at what comes out, since it is the longest thing that they do.
 */
export async function publishedRun(): Promise<PublishedRun> {
  await begun();
  while (!existsSync(join(SHELF, RESULT))) await setTimeout(200);
  return { ...(JSON.parse(readFileSync(join(SHELF, RESULT), "utf8")) as Ran), folder: SHELF };
}

/** Makes the run, unless somebody else does already. */
async function begun(): Promise<void> {
  try {
    mkdirSync(SHELF);
  } catch {
    return;
  }
  const ran = await runBuiltLong(builtPackage(), [...publishedCommand(), "--quiet", "--out", "out"], SHELF);
  writeFileSync(join(SHELF, `${RESULT}.draft`), JSON.stringify(ran));
  renameSync(join(SHELF, `${RESULT}.draft`), join(SHELF, RESULT));
}

/** For the leading process of a run of the tests: takes away what its workers kept, and what one before it left. */
export default function setup(): () => void {
  const clear = (): void => rmSync(shelf(process.pid), { recursive: true, force: true });
  clear();
  return clear;
}
