/** Somebody else's numerics: what claims ask of it, and what its answers are worth beside certified values. */
export { type Answer, plainAnswer } from "./answer.js";
export { chosenQuestions } from "./chosen.js";
export { type Asking, compareFunction, Comparing, type Comparison, type Departure } from "./compare.js";
export {
  type Finding,
  judgeAnswer,
  type Judging,
  type Standard,
  standardOf,
  type Tolerance,
  UNITS,
} from "./judge.js";
export { compareNumerics, type CompareOptions, type NumericsReport } from "./numerics.js";
export { type Gathering, instancesOf, type Occurrence, occurrences } from "./occurrences.js";
export { flat, type FlatMatrix, functionsIn, type MatrixMaker, type OwnFunction, type OwnNumerics } from "./own.js";
export { type PlainOperand, type Question, QuestionError, type Rows, sizeOf, textOf } from "./question.js";
export { type Broken, relationsWith, type RelationsWith } from "./relations.js";
export { sharpened } from "./sharpened.js";
export { type ByKind, mapOperands, signatures } from "./signatures.js";
export { checkedQuestion, storedQuestions, storedText } from "./stored.js";
export { brokenText, departureText, operandsText } from "./text.js";
export { computed, enclosed, intervalsOf, type Known } from "./truth.js";
