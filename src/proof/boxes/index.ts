/** Bounds on boxes of parameters. */
export { type BoxProof, boxProofText } from "./box-proof.js";
export { BOX_CHECKER, boxChecker } from "./checker/index.js";
export { type Family } from "./family.js";
export { families } from "./families/index.js";
export { ProgramError } from "./program.js";
export { proveFamily, type ProvedFamily } from "./prove-family.js";
export { isBoxProof, readBoxProof } from "./read-proof.js";
export { recheck, type Recheck } from "./recheck.js";
export { isRefutedAt, witnessAt } from "./refuting.js";
