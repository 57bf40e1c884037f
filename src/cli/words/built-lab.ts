import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Io, UsageError } from "../../world/index.js";
import type { PackedLab } from "../../../reports/html/index.js";

/** Where the build leaves the laboratory, below the folder of the package: as a page, and packed for pages of others. */
export const BUILT_LAB = join("dist", "lab", "lab.html");
export const PACKED_LAB = join("dist", "lab", "inside.json");

/** The page as the build left it. @throws UsageError where there is none */
export function builtPage(home: string): string {
  const built = join(home, BUILT_LAB);
  try {
    return readFileSync(built, "utf8");
  } catch {
    throw new UsageError({
      where: "lab",
      expected: "a package that was built",
      got: `none in ${built}`,
      remedy: "run npm run build",
    });
  }
}

/** What the build leaves for pages. */
interface Inside {
  /** The claims of the laboratory. */
  readonly ids: readonly string[];
  /** Without the texts that a page of all claims has. */
  readonly lean: PackedLab;
  readonly whole: PackedLab;
}

/** The laboratory for a page of these claims; null where none was built. */
export function labFor(ids: readonly string[], { home }: Pick<Io, "home">): PackedLab | null {
  const inside = read(join(home, PACKED_LAB));
  if (inside === null) return null;
  const shown = new Set(ids);
  return inside.ids.every((id) => shown.has(id)) ? inside.lean : inside.whole;
}

function read(file: string): Inside | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Inside;
  } catch {
    return null;
  }
}
