import type { PackedLab } from "../reports/html/index.js";
import type { Catalogue } from "../src/catalogue/index.js";
import type { Witness } from "../src/claim/index.js";
import type { INSIDE, labFacts, labInside, labPage } from "../src/lab/index.js";

/** The program of the laboratory's page, with its SHA-256 in base64. */
export function bundleLab(options?: { readonly lean?: boolean }): Promise<Parameters<typeof labPage>[0]>;

/** The laboratory as reports take it in: for those that have all claims, whose texts it then goes without, and for others. */
export function packedLab(made: {
  readonly labFacts: typeof labFacts;
  readonly labInside: typeof labInside;
  readonly INSIDE: typeof INSIDE;
  readonly written: (bytes: Uint8Array) => string;
  readonly catalogue: Catalogue;
  readonly version: string;
}): Promise<{ readonly ids: readonly string[]; readonly lean: PackedLab; readonly whole: PackedLab }>;

/** The stored counterexamples of all sources. */
export function storedWitnesses(): Witness[];
