/** Identities for all real entries. */
export { flawOf, type Watched } from "./check.js";
export { type Derivation, derivationOf, derived } from "./derive.js";
export { hashOf, type IdentityProof, PROOF_SCHEMA_VERSION, programHash } from "./identity-proof.js";
export { proveClaim, type RelationOutcome } from "./prove-claim.js";
export { type ProvedLayout } from "./prove-layout.js";
export { NOT_TRIED } from "./reasons.js";
export { CHANGES } from "./mutants.js";
export { countTeeth, noTeeth, type Teeth } from "./teeth.js";
