/** A claim, its forms, assumptions and situations, and the words that one is written in. */
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
export { chosenSpecs } from "./chosen.js";
export { defineClaim } from "./define.js";
export { around, type Examined, examined, examinedDuring, reading } from "./examined.js";
export {
  countSituations,
  emptySituations,
  mergeSituations,
  type Situation,
  type SituationTally,
} from "./situations.js";
export { largeOf, whyNotLarge } from "./large.js";
export { noFileReason } from "./no-file.js";
export { type Citation, citationsOf, type Proof, type ProofStep, type ProofText, type Reading } from "./proof.js";
export { consistent, type FormOf, holds, inconsistent, type LawOptions, open, refuted, tex } from "./forms.js";
export { claim, type ClaimText, type Equality, type InstanceSource } from "./write.js";
