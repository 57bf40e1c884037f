/** Two sides and how they compare: what is decided, what rounding leaves open, and what a bound follows from. */
export { lagrangeGap, meansGap, varianceGap } from "./gaps.js";
export {
  allAtMost,
  allEqual,
  allSame,
  asFound,
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
