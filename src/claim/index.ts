/** What a claim is, how one is written, and what a run says of it. */
export {
  type Assumption,
  type Budget,
  type CaseOutcome,
  type Claim,
  type ClaimKind,
  type EqualityCase,
  ERRATUM_GRADES,
  type Erratum,
  type FileClaim,
  type Form,
  type FormFacts,
  type FormVerdict,
  relationOf,
  type ShownObjects,
  type Statistics,
  wordsOf,
} from "./claim.js";
export { defineClaim } from "./define.js";
export { lagrangeGap, meansGap, varianceGap } from "./gaps.js";
export { around, type Examined, examined, examinedDuring, reading } from "./examined.js";
export { DECADES, emptyCloseness, RATIO_BINS } from "./closeness.js";
export {
  allAtMost,
  allEqual,
  allSame,
  atLeast,
  atMost,
  because,
  type Comparison,
  equal,
  type Relations,
  same,
} from "./comparison.js";
export {
  judge,
  type Judgement,
  type Relation,
  type RelationVerdict,
  TEETH,
  usualDirection,
  verdictOf,
} from "./relation.js";
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
export { emptySensitivity, namedQuantities, type Noticed, type Sensitivity } from "./sensitivity.js";
export {
  countSituations,
  emptySituations,
  mergeSituations,
  type Situation,
  type SituationTally,
} from "./situations.js";
export { derivedList, type OwnLists, ownWidths } from "./objects.js";
export { combinations, type FileReading, objectsFrom, objectsOf, type OwnObjects, parametersOf } from "./reading.js";
export { noFileReason } from "./no-file.js";
export { type Citation, citationsOf, type Proof, type ProofStep, type ProofText } from "./proof.js";
export { asWritten, type Direction, paperOf, type Source, type StatedWords, type Words } from "./words/index.js";
export type { FileOf, FittedSpec, ListSpec, OwnInstance, OwnMatrices, Spec, SpecSource, TakenOfFile } from "./spec.js";
export { count, emptyTally, type JudgedCase, merge, type Notable, type RelationTally } from "./tally.js";
export { type Certificate, type Witness, WITNESS_SCHEMA_VERSION } from "./witness.js";
export {
  claim,
  type ClaimText,
  consistent,
  type Equality,
  type FormOf,
  holds,
  inconsistent,
  type InstanceSource,
  type LawOptions,
  open,
  refuted,
  tex,
} from "./write.js";
