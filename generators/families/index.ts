/** Families of problems that several claims draw from. */
export { MOMENT_LIST, momentRootFrom } from "./moment-root.js";
export {
  minimizerSpecs,
  minimizes,
  nonzeroSolution,
  type RegressionMinimizer,
  regressionMinimizer,
  sharpnessOf,
} from "./regression-minimizers.js";
export {
  belowOne,
  halfOfTheUnseen,
  halfUnseen,
  offsetSize,
  unseenInstances,
  type UnseenProblem,
  unseenProblem,
  unseenProblems,
} from "./unseen-problems.js";
export {
  CONTRASTS,
  endToEndShape,
  PATTERN_LAWS,
  UNSEEN_LAWS,
  type UnseenMeasurements,
  unseenMeasurements,
} from "./unseen.js";
