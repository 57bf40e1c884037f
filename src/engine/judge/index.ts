/** What a claim says of one instance: floating point first, intervals where it leaves open. */
export { LADDER } from "./certify.js";
export { judged, type JudgedRelation, type Refutation, verdictOf } from "./judged.js";
