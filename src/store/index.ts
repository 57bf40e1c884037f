/** Where files are kept: reports, witnesses, observations, checkpoints, listings. */
export { type Checkpoint, CheckpointFile, readCheckpoint, requireSettings, type RunSettings } from "./checkpoint.js";
export { loadFile } from "./load.js";
export { observationFile } from "./observation-file.js";
export { isProofFile, readProof } from "./proof-file.js";
export { readAblation, readProofRecord, readProofs, readReport } from "./stored-report.js";
export { standingReport } from "./standing-report.js";
export * from "./files/index.js";
export * from "./witnesses/index.js";
