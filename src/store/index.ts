/** Where files are kept: reports, witnesses, observations, checkpoints, listings. */
export { type Checkpoint, CheckpointFile, readCheckpoint, requireSettings, type RunSettings } from "./checkpoint.js";
export { loadFile } from "./load.js";
export { observationFile } from "./observation-file.js";
export { isProofFile, readProof } from "./proof-file.js";
export { readBounded } from "./read-bounded.js";
export { readAblation, readProofRecord, readProofs, readReport } from "./stored-report.js";
export { readWitness } from "./witness-file.js";
export { standingReport } from "./standing-report.js";
export { WitnessPlace } from "./witness-place.js";
export { storedWitnesses, storesOf } from "./witness-store.js";
export { checkWritable, writeFile, writeNewFile } from "./write-file.js";
