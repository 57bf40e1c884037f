/** Runs of claims on many cases, on this thread or on workers, and what they conclude. */
export { caseSeed, chosenSpecs, mergeTallies, REEVALUATION } from "./cases.js";
export { importClaims, tryImport } from "./claim-modules.js";
export { conclude } from "./conclude.js";
export { inThisThread, inWorkers } from "./runners.js";
export {
  type CaseRunner,
  casesFor,
  LOOKS,
  type Progress,
  verify,
  type VerifyOptions,
  type VerifyOutcome,
} from "./verify.js";
