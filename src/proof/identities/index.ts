/** Identities for all real entries. */
export { flawOf, sizesText } from "./check.js";
export {
  hashOf,
  type IdentityProof,
  PROOF_SCHEMA_VERSION,
  type ProvedProgram,
  type ProvedRelation,
  type ProvedSizes,
} from "./identity-proof.js";
export { type LayoutOutcome, proveClaim, type ProvedLayout, type RelationOutcome } from "./prove-claim.js";
