/** Identities for all real entries. */
export { flawOf } from "./check.js";
export { hashOf, type IdentityProof, PROOF_SCHEMA_VERSION } from "./identity-proof.js";
export { NOT_TRIED, proveClaim, type ProvedLayout, type RelationOutcome } from "./prove-claim.js";
export { CHANGES } from "./mutants.js";
export { countTeeth, noTeeth, type Teeth } from "./teeth.js";
