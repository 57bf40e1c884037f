/** Linear measurements: isometry constants, and the matrices that fit them. */
export { direction } from "./affine-slice.js";
export {
  interpolationLine,
  type InterpolationLine,
  type LineInterval,
  minimizersOnLine,
  nuclearNormOver,
  pointAt,
  sublevelOnLine,
  weightedLine,
} from "./interpolation-line.js";
export { measurementMap, minimumFrobenius } from "./interpolation.js";
export { measurementGram, requireMeasurements, restrictedQuotient } from "./measurement-operator.js";
export { minimumNuclearNorm, minimumTraceEndToEnd } from "./nuclear-interpolation.js";
export { ripConstant } from "./rip.js";
