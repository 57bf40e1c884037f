import type { Witness } from "../src/claim/index.js";
import type { labPage } from "../src/lab/index.js";

/** The program of the laboratory's page, with its SHA-256 in base64. */
export function bundleLab(): Promise<Parameters<typeof labPage>[0]>;

/** The stored counterexamples of all sources. */
export function storedWitnesses(): Witness[];
