/** Somebody else's numerics: what claims ask of it, and what its answers are worth beside certified values. */
export { type Answer, plainAnswer } from "./answer.js";
export { compareFunction, Comparing, type Comparison, type Departure } from "./compare.js";
export { type Finding, judgeAnswer, standardOf, type Tolerance, UNITS } from "./judge.js";
export { type Gathering, instancesOf, type Occurrence, occurrences } from "./occurrences.js";
export { flat, type FlatMatrix, functionsIn, type MatrixMaker, type OwnFunction, type OwnNumerics } from "./own.js";
export { type PlainOperand, type Question, type Rows, sizeOf, textOf } from "./question.js";
export { sharpened } from "./sharpened.js";
export { type ByKind, mapOperands, signatures } from "./signatures.js";
export { departureText, operandsText } from "./text.js";
export { computed, enclosed, intervalsOf, type Known } from "./truth.js";
