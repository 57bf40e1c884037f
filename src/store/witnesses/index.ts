/** Counterexamples that are kept: one file each, and where they lie. */
export { readWitness } from "./witness-file.js";
export { WitnessPlace } from "./witness-place.js";
export { storedWitnesses, storesOf } from "./witness-store.js";
