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
export { type LayoutOutcome, NOT_TRIED, proveClaim, type ProvedLayout, type RelationOutcome } from "./prove-claim.js";
export { type Change, CHANGES, mutantsOf } from "./mutants.js";
export { countTeeth, noTeeth, type Teeth } from "./teeth.js";
