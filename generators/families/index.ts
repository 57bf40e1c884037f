/** Families of problems that several claims draw from. */
export { MOMENT, MOMENT_LIST, momentRootFrom } from "./moment-root.js";
export {
  MINIMIZER_PARTS,
  minimizerFrom,
  minimizerSpecs,
  minimizes,
  nonzeroSolution,
  type RegressionMinimizer,
  regressionMinimizer,
  regressionMinimizers,
  sharpnessOf,
  SHIFTS,
} from "./regression-minimizers.js";
export { belowOne, halfUnseen, offsetSize, recoveryProblems, type UnseenProblem } from "./unseen-problems.js";
export {
  CONTRASTS,
  endToEndShape,
  PATTERN_LAWS,
  UNSEEN_LAWS,
  type UnseenMeasurements,
  unseenMeasurements,
} from "./unseen.js";
