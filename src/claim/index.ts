/** What a claim is, how one is written, and what a run says of it. */
export {
  type Assumption,
  type Budget,
  type CaseOutcome,
  type Claim,
  type ClaimDefinition,
  type ClaimKind,
  defineClaim,
  type EqualityCase,
  type Erratum,
  type Form,
  type FormFacts,
  type FormVerdict,
  type Statistics,
} from "./claim.js";
export { DECADES, emptyCloseness, RATIO_BINS } from "./closeness.js";
export {
  atLeast,
  atMost,
  equal,
  judge,
  type Judgement,
  type Relation,
  type RelationVerdict,
  same,
  TEETH,
} from "./relation.js";
export {
  type CaseError,
  type CaseKind,
  type CaseRecord,
  type ClaimResult,
  type ClaimTally,
  type Counterexample,
  type FormRecord,
  type FormResult,
  type FormTally,
  formVerdict,
  type RelationRecord,
} from "./result.js";
export { type Paper, papers } from "./source.js";
export type { FittedSpec, ListSpec, OwnInstance, OwnMatrices, Spec, SpecSource } from "./spec.js";
export { count, emptyTally, type JudgedCase, merge, type Notable, type RelationTally } from "./tally.js";
export { type Certificate, type Witness, WITNESS_SCHEMA_VERSION } from "./witness.js";
