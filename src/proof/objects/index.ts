/** Proofs as they are kept in files, and whether they are still those of their claims. */
export { proofText } from "./proofs-of.js";
export { type ProvingTask, proveRelations, type RelationProof } from "./prove-relations.js";
export { Derived, knownPrograms, staleIn } from "./stale.js";
