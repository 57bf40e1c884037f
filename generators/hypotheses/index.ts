/** Hypotheses that several sources share, as assumptions with a slack. */
export { hasBottleneck, reaching, unreached, widthsAssumption, widthsOf, withinReach } from "./hidden-widths.js";
export { isometric, type IsometricMeasurements, isometryAssumption, STATED_DELTAS, statedDelta } from "./isometry.js";
export { fullRankOnFile, symmetricOnFile, whiteOnFile, zeroLossOnFile } from "./on-file.js";
export { labelsFor, RESIDUALS, zeroLossAssumption } from "./zero-loss.js";
