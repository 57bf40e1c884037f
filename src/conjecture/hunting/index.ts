/** Each bound as a claim, its hunts, and the rounds until nothing falls. */
export { conjecture, USUAL_CASES, USUAL_HUNT } from "./conjecture.js";
export type { Conjectured, ConjectureOutcome, ConjectureProgress, FoundAgain, ThrownOut } from "./outcome.js";
