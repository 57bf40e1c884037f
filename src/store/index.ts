/** Where files are kept: reports, witnesses, observations, listings. */
export { loadFile } from "./load.js";
export { observationFile } from "./observation-file.js";
export { readBounded } from "./read-bounded.js";
export { readAblation, readReport } from "./stored-report.js";
export { readWitness } from "./witness-file.js";
export { standingReport } from "./standing-report.js";
export { storedWitnesses, storesOf, witnessFolder, WitnessPlace } from "./witness-store.js";
export { checkWritable, writeFile } from "./write-file.js";
