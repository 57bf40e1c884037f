/** Bounds on boxes of parameters. */
export type { BoxProof, ProvedChart } from "./box-proof.js";
export { boxProofText } from "./box-proof.js";
export { type Chart, type Family } from "./family.js";
export { families } from "./families/index.js";
export { ProgramError } from "./program.js";
export { chartProgram, proveFamily, type ProvedFamily, type Proving } from "./prove-family.js";
export { isRefutedAt, witnessAt } from "./refuting.js";
