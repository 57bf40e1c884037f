/** Bounds on boxes of parameters. */
export type { BoxProof } from "./box-proof.js";
