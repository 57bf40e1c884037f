/** report.json: its schema, how it is built, and what it says. */
export {
  type AblationRecord,
  ablationSchema,
  ablationText,
  type NecessityReport,
  type NecessityRow,
} from "./ablation.js";
export { buildReport, reportText } from "./build.js";
export { verifyCommand } from "./command.js";
export {
  agreement,
  checksOf,
  confirmation,
  evidence,
  formName,
  intervalWork,
  isExpected,
  largestRatio,
  lostWitnesses,
  numericsFaults,
  tightness,
  totals,
  UNREACHED,
  verdictText,
} from "./evidence.js";
export { reportJsonSchema } from "./json-schema.js";
export {
  type ClaimReport,
  type FormReport,
  type ReplayReport,
  type Report,
  reportSchema,
  type RunFacts,
  SCHEMA_VERSION,
} from "./schema.js";
export { claimTally } from "./tallies.js";
export { witnessLine } from "./witness-line.js";
