import { fileURLToPath } from "node:url";
import { catalogueOf, type SourceOfClaims } from "../src/catalogue/index.js";
import type { Claim } from "../src/claim/index.js";
import { type StoredWitness, storedWitnesses } from "../src/store/witness-store.js";
import { theorems } from "../src/vitest/index.js";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The witnesses that are stored for a claim. */
export function witnessesOf(claim: Claim): readonly StoredWitness[] {
  return storedWitnesses(here, claim, here);
}

/** The claims of a source as tests, with the witnesses that are stored for them. */
export async function theoremsOf(source: SourceOfClaims): Promise<void> {
  const claims = await catalogueOf([source]).load();
  theorems(claims, { witnesses: (claim) => witnessesOf(claim).map(({ witness }) => witness) });
}
