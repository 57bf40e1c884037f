/** The entry `flatcheck/claim`: what a claim file outside of this project is written with. */
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
  type FormVerdict,
  type Statistics,
} from "../claim/claim.js";
export { atLeast, atMost, equal, judge, type Relation, same } from "../claim/relation.js";
export type { ListSpec, Spec, SpecSource } from "../claim/spec.js";
export type { Conclusion } from "../statistics/tests/conclusion.js";
