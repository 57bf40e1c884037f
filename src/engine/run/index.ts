/** Runs of claims on many cases, on this thread or on workers, and what they conclude. */
export { caseSeed, chosenSpecs, REEVALUATION } from "./cases.js";
export { importClaims, tryImport } from "./claim-modules.js";
export { conclude } from "./conclude.js";
export { mergeTallies } from "./merge-tallies.js";
export { hurrying } from "./hurrying.js";
export { inThisThread, inWorkers } from "./runners.js";
export { casesFor } from "./plan.js";
export type { CaseRunner, Finished, Progress, VerifyOptions, VerifyOutcome } from "./run-options.js";
export { LOOKS, verify } from "./verify.js";
