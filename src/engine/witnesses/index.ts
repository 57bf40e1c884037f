/** Counterexamples as they are stored and evaluated again. */
export { replay, type Replay } from "./replay.js";
export { confirmedWitness, plainWitness, runWitness, type WitnessFacts } from "./witness.js";
