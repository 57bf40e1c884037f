/** What is asked of somebody's numerics: an operation on plain operands, from claims or chosen, and how these hang together. */
export { chosenQuestions } from "./chosen.js";
export { type Gathering, instancesOf, type Occurrence, occurrences } from "./occurrences.js";
export {
  operandsOf,
  type OriginTable,
  type PlainOperand,
  type Question,
  QuestionError,
  questionOf,
  type Rows,
  sizeOf,
  textOf,
} from "./question.js";
export { sidesOf } from "./sides.js";
export { type ByKind, mapOperands, signatures, symmetric } from "./signatures.js";
