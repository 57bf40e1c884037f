/** Searches: for counterexamples, for needless assumptions, for the tightest instance. */
export { ablate, type AblateOutcome, type Ablation } from "./ablate.js";
export { Effort, type Pace } from "./effort.js";
export { hunt, type HuntOutcome, type HuntProgress, type Quarry, requireKnown, USUAL_EVALUATIONS } from "./hunt.js";
export { sharpen, type SharpenedRelation, type SharpenOutcome } from "./sharpen.js";
export { climb, type Scored } from "./search.js";
