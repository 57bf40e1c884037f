/** report.json: its schema, how it is built, and what it says. */
export { marksOf } from "./proof-marks.js";
export { type AblationRecord, ablationSchema, ablationText, type NecessityReport } from "./ablation.js";
export { buildReport, reportText } from "./build.js";
export { verifyCommand } from "./command.js";
export { checksOf, formName, lostWitnesses, numericsFaults, TIE, totals, UNREACHED } from "./evidence.js";
export { proofsText } from "./proof-text.js";
export { type ProofRecord, proofRecordSchema, proofRecordText, proofsOf, type ProofSummary } from "./proofs.js";
export { reportJsonSchema } from "./json-schema.js";
export {
  type ClaimReport,
  type ReplayReport,
  type Report,
  reportSchema,
  type RunFacts,
  SCHEMA_VERSION,
} from "./schema.js";
export { claimTally } from "./tallies.js";
