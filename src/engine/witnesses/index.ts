/** Counterexamples as they are stored and evaluated again. */
export { replay, type Replay } from "./replay.js";
export { certifiedWitness, plainWitness, widestRefutation, type WitnessFacts } from "./witness.js";
