/** Numbers with error bounds, and where memory, errors and records come from. */
export { allocate, withArena } from "./arena.js";
export { requireBudget } from "./budget.js";
export { isClearlyPositive, knownInteger, provided, takenAsExact, upperBound } from "./decisions.js";
export { type Complaint, ConvergenceError, DomainError, FlatcheckError, NonFiniteError, ShapeError } from "./errors.js";
export {
  addJets,
  constantJet,
  divideJets,
  exponentialJet,
  gradientByJets,
  hessianTraceByJets,
  hyperbolicTangentJet,
  type Jet,
  type JetFunction,
  multiplyJets,
  sineJet,
  squareRootJet,
  subtractJets,
  variableJet,
} from "./jets.js";
export {
  isNoting,
  note,
  type Operation,
  type Operations,
  type Origin,
  type Problem,
  Provenance,
  type Step,
  unnoted,
  withProvenance,
} from "./provenance.js";
export {
  absolute,
  approximately,
  asQuantity,
  between,
  exact,
  exponential,
  logarithm,
  maximum,
  mean,
  minimum,
  product,
  Quantity,
  squareRoot,
  sum,
} from "./quantity.js";
export { ELEMENTARY_ERROR, gamma, OUTWARD, OVERFLOW, SMALLEST_SUBNORMAL, UNIT_ROUNDOFF } from "./roundoff.js";
export { INSPECT, jsonNumber, primitiveOf } from "./shown.js";
