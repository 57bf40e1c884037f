import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A source in which slips are put. */
export interface MutatedFile {
  /** From the root of the repository. */
  readonly file: string;
  readonly text: string;
}

const NO_SOURCE = /\.(test|fixture)\.ts$|\/fixtures\/|\/(index|errors)\.ts$/;

/** The sources of numerics and of intervals, without tests, doors and what only says what is wrong. */
export function mutatedFiles(root: string): MutatedFile[] {
  return ["src/numerics", "src/rigor"]
    .flatMap((folder) => filesUnder(root, folder))
    .filter((file) => file.endsWith(".ts") && !NO_SOURCE.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
}

/** All files below a folder, from the root. */
export function filesUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(root, path) : [path];
  });
}
