/** Bounds on boxes of parameters. */
export { type BoxProof, boxProofText, boxProgramHash } from "./box-proof.js";
export { BOX_CHECKER, boxChecker } from "./checker/index.js";
export { type Family } from "./family.js";
export { families } from "./families/index.js";
export { ProgramError } from "./program.js";
export { isBoxProof, readBoxProof } from "./read-proof.js";
export { recheck, type Recheck, type WatchedBox } from "./recheck.js";
export { type BoxTask, familyProgramHash, tellFamily, type ToldFamily } from "./told-family.js";
