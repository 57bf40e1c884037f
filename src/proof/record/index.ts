/** Straight-line programs from recorded computations, and their evaluation. */
export { isList, isStep, type Line, linesIn, type Program, type ProgramOperand } from "./program.js";
export { mergeRecords, sameSteps } from "./merge.js";
export { rawRecord, type RawRecord } from "./raw-record.js";
export { Evaluation, irrational, NotRational } from "./evaluate.js";
export { type Goal, goalsOf } from "./goals.js";
