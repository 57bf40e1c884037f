import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Catalogue, extended } from "../../catalogue/index.js";
import type { Claim } from "../../claim/index.js";
import { FlatcheckError } from "../../numerics/index.js";
import { readBounded } from "../../store/index.js";
import { importClaims, tryImport } from "../../workers/index.js";
import { UsageError } from "../../world/index.js";

/** Largest module that is loaded, in bytes. */
const LARGEST = 1 << 24;

/** The address under which a worker finds a module again. */
export function moduleUrl(path: string, cwd: string): string {
  return pathToFileURL(resolve(cwd, path)).href;
}

/** The catalogue with the claims of the modules behind it. @throws UsageError */
export async function withOwnClaims(catalogue: Catalogue, modules: readonly string[], cwd: string): Promise<Catalogue> {
  const own: Claim[] = [];
  for (const path of new Set(modules)) {
    for (const claim of await claimsOf(path, cwd)) {
      if (catalogue.ids.includes(claim.id) || own.some(({ id }) => id === claim.id)) {
        throw new UsageError({
          where: path,
          expected: "claims with names of their own",
          got: `${claim.id}, which is taken`,
          remedy: "give it another id",
        });
      }
      own.push(claim);
    }
  }
  return own.length === 0 ? catalogue : extended(catalogue, own);
}

/** The bytes of a module. @throws UsageError where it cannot be read, or is no file */
export function moduleBytes(path: string, cwd: string): Uint8Array {
  return readBounded(resolve(cwd, path), LARGEST, path);
}

async function claimsOf(path: string, cwd: string): Promise<readonly Claim[]> {
  // Node would say of a missing file what it says of a missing import inside one, and wait for a pipe for ever.
  moduleBytes(path, cwd);
  const url = moduleUrl(path, cwd);
  try {
    await tryImport(url, path);
    return await importClaims(url, path);
  } catch (error) {
    throw error instanceof FlatcheckError ? new UsageError(error.complaint) : error;
  }
}
