/** Bounds between the quantities of a claim that no case and no hunt refutes: proposed, hunted, and what survives. */
export {
  conjecture,
  type Conjectured,
  type ConjectureOptions,
  type ConjectureOutcome,
  type ConjectureProgress,
  type ThrownOut,
} from "./conjecture.js";
