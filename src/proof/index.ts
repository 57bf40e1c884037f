/** What holds for all entries, or on a whole box, and its proof. */
export {
  CHANGES,
  flawOf,
  type IdentityProof,
  PROOF_SCHEMA_VERSION,
  NOT_TRIED,
  type ProvedLayout,
  type RelationOutcome,
  type Teeth,
  type Watched,
} from "./identities/index.js";
export {
  Derived,
  knownPrograms,
  proofText,
  proveRelations,
  type ProvingTask,
  type RelationProof,
  staleIn,
} from "./objects/index.js";
