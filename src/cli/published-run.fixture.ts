import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { madeOnce } from "../shelf.fixture.js";
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

/** The whole catalogue, run as the ledger of this repository was: what the program said, and where it wrote. */
export interface PublishedRun extends Ran {
  /** Has `report.json` and `report.html` in `out`, and the ledger in `reports/published`. */
  readonly folder: string;
}

/**
 * Runs the catalogue with the built program as people run it, on whatever cores there are; once for all test files that
 * look at what comes out, since it is the longest thing that they do.
 */
export function publishedRun(): Promise<PublishedRun> {
  return madeOnce("published run", async (folder) => {
    const ran = await runBuiltLong(builtPackage(), [...publishedCommand(), "--quiet", "--out", "out"], folder);
    return { ...ran, folder };
  });
}
