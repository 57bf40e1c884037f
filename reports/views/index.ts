/** Reports for people and for other programs, without a browser. */
export { renderSummaryMarkdown } from "./build-summary.js";
export { doubtFacts, renderDoubt } from "./doubt.js";
export { doubtfulLaws } from "./doubtful-laws.js";
export { renderLedger, renderSummary } from "./console.js";
export { csvText, renderCsv } from "./csv.js";
export { lastEvidence, lastRunLines } from "./last-run.js";
export { renderJunit } from "./junit.js";
export { LEDGER_INDEX, ledgerFiles, ledgerPages, renderMarkdown } from "./markdown.js";
export { necessityMarkdown, renderNecessity } from "./necessity.js";
export { observationLines, type ObservedRun } from "./observations.js";
export { renderSharpness, sharpnessMarkdown, type SharpnessReport } from "./tightness.js";
export { formulaText } from "./formula-text.js";
