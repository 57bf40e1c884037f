/** What needs nothing of ours: a counterexample as a folder of matrices and programs, and programs that check proofs. */
export { exportFolder } from "./folder/index.js";
export { CHECKER, proofChecker } from "./proofs/index.js";
