/** Runs of claims on many cases, whoever runs them, and what they conclude. */
export { type CaseBatch, caseSeed, chosenSpecs, lostCase, REEVALUATION, runBatch } from "./cases.js";
export { conclude } from "./conclude.js";
export { mergeTallies } from "./merge-tallies.js";
export { hurrying } from "./hurrying.js";
export { batchOf, inThisThread } from "./in-this-thread.js";
export { type Looked, lookAt, lostLook } from "./looked.js";
export { casesFor } from "./plan.js";
export type { CaseRunner, Finished, Progress, VerifyOptions, VerifyOutcome } from "./run-options.js";
export { LOOKS, verify } from "./verify.js";
