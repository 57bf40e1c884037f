/** What holds for all entries, or on a whole box, and its proof. */
export {
  flawOf,
  type IdentityProof,
  type LayoutOutcome,
  PROOF_SCHEMA_VERSION,
  proveClaim,
  type ProvedLayout,
  type RelationOutcome,
  sizesText,
} from "./identities/index.js";
export { type ProofObject, proofOf, proofText } from "./objects/index.js";
