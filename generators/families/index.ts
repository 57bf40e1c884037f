/** Families of problems that several claims draw from. */
export { COLORED_PARTS, coloredMinima, coloredMinimum, equalGains, triangularMinimum } from "./colored-minima.js";
export { contraction, FRAME_LAWS, frames, frameShapes, PART_LAWS, turned } from "./contractions.js";
export {
  minimumLists,
  OWN_MINIMUM,
  OWN_MINIMUM_AND_B,
  OWN_WHITE_MINIMUM,
  type OwnMinimum,
  ownMinimum,
  ownMinimumOfAnyData,
  stored,
} from "./own-minima.js";
export { deltaLists, OWN_RECOVERY, ownIsometry, ownRecovery, recoveryLists } from "./own-recovery.js";
export { OWN_SCALARS, ownScalars, scalarLists, type ScalarMinimum } from "./own-scalars.js";
export { MOMENT, momentRootFrom } from "./moment-root.js";
export {
  MINIMIZER_PARTS,
  minimizerFrom,
  minimizerLists,
  minimizes,
  nonzeroSolution,
  OWN_MINIMIZER,
  ownMinimizer,
  type RegressionMinimizer,
  regressionMinimizers,
  sharpnessOf,
  SHIFTS,
} from "./regression-minimizers.js";
export { belowOne, halfUnseen, offsetSize, recoveryProblems, type UnseenProblem } from "./unseen-problems.js";
export { CONTRASTS, PATTERN_LAWS, UNSEEN_LAWS, type UnseenMeasurements, unseenMeasurements } from "./unseen.js";
