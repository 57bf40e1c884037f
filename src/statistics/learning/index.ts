/** PAC bounds, decided by enumeration of what can be learned. */
export {
  type CellModel,
  cubeOf,
  type Datum,
  empiricalLoss,
  farthestCentre,
  fewestLosses,
  largestAround,
} from "./cell-model.js";
export { fixedViolation, type LearningProblem, probabilityOf, someViolation } from "./finite-learning.js";
export { coordinates, steps } from "./learnable-classes.js";
export { likeliestLevel } from "./likeliest-level.js";
export { klMoment, maurerSum } from "./maurer.js";
export { logInverse } from "./pac-bayes.js";
export { expectationOverSamples, gapProbability, sampleSpace } from "./sample-space.js";
