/** Programs that check proofs. */
export { CHECKER, proofChecker } from "./proof-checker.js";
