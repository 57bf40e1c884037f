/** Proofs as they are kept in files. */
export type { ProofObject } from "./proof-object.js";
