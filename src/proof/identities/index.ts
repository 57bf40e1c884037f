/** Identities for all real entries. */
export type { IdentityProof, ProvedProgram, ProvedSizes } from "./identity-proof.js";
