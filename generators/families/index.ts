/** Families of problems that several claims draw from. */
export { MOMENT_LIST, momentRootFrom } from "./moment-root.js";
export {
  minimizerOf,
  minimizerParts,
  minimizers,
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
  offsetSize,
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
