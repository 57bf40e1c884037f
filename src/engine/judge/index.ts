/** What a claim says of one instance: floating point first, intervals where it leaves open. */
export { admissible, departures, undrawnList } from "./admissible.js";
export { judgeRigorously, LADDER } from "./certify.js";
export { type Confirmation } from "./confirm.js";
export { decidedForms } from "./deciding.js";
export { hypotheses, type HypothesisCheck } from "./hypotheses.js";
export { judged, type JudgedRelation } from "./judged.js";
export { type Refutation } from "./refutation.js";
export { hairViolations } from "./slack-sign.js";
export { requireSteady } from "./steady.js";
