/** What a run counts of a claim and concludes: closeness, errors that would have been noticed, verdicts, counterexamples. */
export { DECADES, emptyCloseness, RATIO_BINS } from "./closeness.js";
export {
  type CaseError,
  type CaseKind,
  type CaseRecord,
  type ClaimResult,
  type ClaimTally,
  type Contradiction,
  type Counterexample,
  type FormRecord,
  type FormResult,
  type FormTally,
  formVerdict,
  type RelationRecord,
} from "./result.js";
export { largerReach, type Reach } from "./reach.js";
export { emptySensitivity, namedQuantities, type Noticed, type Sensitivity } from "./sensitivity.js";
export { count, emptyTally, type JudgedCase, merge, type Notable, type RelationTally } from "./tally.js";
export { type Certificate, type Witness, WITNESS_SCHEMA_VERSION } from "./witness.js";
