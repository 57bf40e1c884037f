/** Runs of claims on many cases, whoever runs them, and what they conclude. */
export { type CaseBatch, caseSeed, lostCase, REEVALUATION, runBatch, type Sizes, stoppedCase } from "./cases.js";
export { conclude, hasOpenStatistics } from "./conclude.js";
export { LARGE_SHARE } from "./drawn-case.js";
export { mergeTallies } from "./merge-tallies.js";
export { batchOf, inThisThread } from "./in-this-thread.js";
export { type Looked, lookAt, lostLook } from "./looked.js";
export { casesFor } from "./plan.js";
export { claimsIn, requireBetween, requireSeed } from "./requirements.js";
export {
  type CaseRunner,
  type Finished,
  type Progress,
  type ShardOfCases,
  USUAL_LARGE_RUNS,
  USUAL_RUNS,
  type VerifyOptions,
  type VerifyOutcome,
} from "./run-options.js";
export { NOTHING_STORED, replayStored, type Stored, withStored } from "./stored-witnesses.js";
export { LOOKS, verify } from "./verify.js";
