/** Runs of claims on threads of Node, each of which loads the modules of the claims for itself. */
export { importClaims, tryImport } from "./claim-modules.js";
export { type Checker, checkingInWorkers, type Unended } from "./checking-in-workers.js";
export { inWorkers } from "./in-workers.js";
export { type Prover, provingInWorkers } from "./proving-in-workers.js";
