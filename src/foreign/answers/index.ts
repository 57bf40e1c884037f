/** What somebody's functions answer, what the true results are, and what answers are worth beside these. */
export { type Answer, numbersOf, plainAnswer } from "./answer.js";
export { type Finding, judgeAnswer, requireTolerance, standardOf, type Tolerance, UNITS } from "./judge.js";
export {
  ask,
  flat,
  type FlatMatrix,
  functionsIn,
  jsonOf,
  type MatrixMaker,
  type OwnFunction,
  type OwnNumerics,
} from "./own.js";
export { sharpened } from "./sharpened.js";
export { computed, intervalsOf, type Known, sizeOfNumbers, ULP } from "./truth.js";
