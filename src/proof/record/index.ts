/** Straight-line programs from recorded computations, and their evaluation. */
export {
  type Entry,
  isList,
  isStep,
  type Leaf,
  type Line,
  linesIn,
  type Program,
  type ProgramOperand,
  type ProgramStep,
} from "./program.js";
export { mergeRecords, sameSteps } from "./merge.js";
export { rawRecord, type RawRecord } from "./raw-record.js";
export { Evaluation, irrationalIn, NotRational } from "./evaluate.js";
export { type Goal, goalsOf } from "./goals.js";
