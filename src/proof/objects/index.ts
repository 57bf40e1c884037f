/** Proofs as they are kept in files. */
export { proofOf, proofText } from "./proofs-of.js";
