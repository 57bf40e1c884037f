/** Somebody else's numerics: what claims ask of it, and what its answers are worth beside certified values. */
export { type Answer } from "./answer.js";
export { chosenQuestions } from "./chosen.js";
export { type Asking, compareFunction, type Departure } from "./compare.js";
export { type Finding, judgeAnswer, standardOf, type Tolerance, UNITS } from "./judge.js";
export { compareNumerics, type CompareOptions, type NumericsReport } from "./numerics.js";
export { instancesOf, type Occurrence, occurrences } from "./occurrences.js";
export { flat, type FlatMatrix, functionsIn, type OwnFunction, type OwnNumerics } from "./own.js";
export { type PlainOperand, type Question, QuestionError, type Rows, sizeOf, textOf } from "./question.js";
export { relationsWith } from "./relations.js";
export { sharpened } from "./sharpened.js";
export { type ByKind, mapOperands, signatures } from "./signatures.js";
export { storedQuestions, storedText } from "./stored.js";
export { brokenText, departureText } from "./text.js";
export { computed, intervalsOf, type Known } from "./truth.js";
