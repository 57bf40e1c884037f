/** What holds for all entries, or on a whole box, and its proof. */
export {
  type Change,
  CHANGES,
  countTeeth,
  flawOf,
  type IdentityProof,
  type LayoutOutcome,
  PROOF_SCHEMA_VERSION,
  NOT_TRIED,
  noTeeth,
  proveClaim,
  type ProvedLayout,
  type RelationOutcome,
  sizesText,
  type Teeth,
} from "./identities/index.js";
export { type ProofObject, proofOf, proofText } from "./objects/index.js";
