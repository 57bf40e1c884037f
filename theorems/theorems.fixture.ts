import { fileURLToPath } from "node:url";
import { inject, it } from "vitest";
import { catalogueOf, type NamedWitness, type SourceOfClaims } from "../src/catalogue/index.js";
import type { Claim } from "../src/claim/index.js";
import { storedWitnesses } from "../src/store/witnesses/witness-store.js";
import { theorems } from "../src/vitest/index.js";
import { askedOf } from "./asked.fixture.js";
import { catalogue } from "./index.js";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The witnesses that are stored for a claim. */
export function witnessesOf(claim: Claim): readonly NamedWitness[] {
  return storedWitnesses(here, claim, here);
}

/** The claims of a source that are asked for as tests, with the witnesses that are stored for them. */
export async function theoremsOf(source: SourceOfClaims): Promise<void> {
  const { ids, load } = catalogueOf([source]);
  const asked = askedOf(ids, inject("asked"), catalogue.ids);
  // A file without tests would count as broken.
  if (asked.length === 0) it.skip(`no claim of ${source.key} is asked for`, () => {});
  const claims = await load(asked);
  theorems(claims, {
    witnesses: (claim) => witnessesOf(claim).map(({ witness }) => witness),
  });
}
