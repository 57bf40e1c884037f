import { existsSync, readdirSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { byNumber, type NamedWitness, type WitnessName, witnessNameOf } from "../../catalogue/index.js";
import { type Claim, paperOf } from "../../claim/index.js";
import { inputFailure, type Io } from "../../world/index.js";
import { readWitnessIfThere } from "./witness-file.js";

/** The folder of the witnesses of a source in a store. */
export function witnessFolder(store: string, paper: string): string {
  return join(store, paper, "witnesses");
}

/** The folders that hold stored witnesses: that of the catalogue and, where it is another one, the given one. */
export function storesOf(store: string, { cwd, theorems }: Io): string[] {
  const [own, published] = [realPath(resolve(cwd, store)), realPath(theorems)];
  if (own === null) return [theorems];
  return own === published ? [store] : [theorems, store];
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

/**
 * The stored witnesses of a claim, by form and number: `<label>.<form>.<n>.json` and, behind these, what hunts have found
 * and not yet settled, `<label>.<form>.found-<random>.json`. A file that goes away while it is read is none of them.
 * @throws UsageError
 */
export function storedWitnesses(store: string, claim: Claim, cwd: string): NamedWitness[] {
  const folder = witnessFolder(store, paperOf(claim.id));
  return witnessNames(resolve(cwd, folder), claim.id)
    .sort(byNumber)
    .flatMap(({ name }) => {
      const file = join(folder, name);
      const witness = readWitnessIfThere(file, cwd);
      return witness === null ? [] : [{ file, witness }];
    });
}

/** The names of the witnesses of a claim in a folder. @throws UsageError */
export function witnessNames(folder: string, id: string): WitnessName[] {
  const label = id.slice(id.indexOf("/") + 1);
  return namesIn(folder)
    .flatMap((name) => witnessNameOf(name) ?? [])
    .filter((one) => one.label === label);
}

function namesIn(folder: string): string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw inputFailure(error, folder, "a folder that can be read");
  }
}
