/** What holds for all entries, or on a whole box, and its proof. */
export {
  CHANGES,
  countTeeth,
  flawOf,
  type IdentityProof,
  PROOF_SCHEMA_VERSION,
  NOT_TRIED,
  noTeeth,
  proveClaim,
  type ProvedLayout,
  type RelationOutcome,
  type Teeth,
} from "./identities/index.js";
export { proofOf, proofText } from "./objects/index.js";
