/** Bounds between the quantities of a claim that no case and no hunt refutes: proposed, hunted, and what survives. */
export { conjecture } from "./conjecture.js";
export type { Conjectured, ConjectureOutcome, ThrownOut } from "./outcome.js";
