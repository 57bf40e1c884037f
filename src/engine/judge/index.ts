/** What a claim says of one instance: floating point first, intervals where it leaves open. */
export { admissible, undrawnList, violations } from "./admissible.js";
export { judgeRigorously, LADDER } from "./certify.js";
export { type Confirmation, confirm } from "./confirm.js";
export { judged, type JudgedRelation, type Refutation, refutation, refutationOf, type Target } from "./judged.js";
export { hypotheses, type HypothesisCheck } from "./hypotheses.js";
export { type Aim, leastMargin, leastScore } from "./margin.js";
export { minimize, minimizing } from "./minimize.js";
export { requireSteady, UnsteadyError } from "./steady.js";
