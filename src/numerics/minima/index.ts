/** Regularizers in closed form, and minima that reach them. */
export { balancedFactors } from "./balanced-factors.js";
export { canonicalMinimum, signalDirection } from "./canonical-minimum.js";
export { ascendDual, descendTwoLayers, type FlatnessProblem } from "./flatness-search.js";
export { dualSharpness, flattestMinimum } from "./flattest-minimum.js";
export {
  inducedR,
  inducedRegularizerDepthTwo,
  inducedRegularizerSingle,
  rootFactor,
  singleMeasurementCore,
  whitened,
} from "./induced-regularizer.js";
export { balancedFactorization, depthTwoMinimizer, minimumRNetwork, singleMeasurementMinimizer } from "./minimizers.js";
export { polarPowers } from "./polar-powers.js";
export { rankOneMinimizer } from "./rank-one-minimizer.js";
export { descendSharpness } from "./sharpness-descent.js";
export { type SharpnessSaddle, sharpnessSaddle } from "./sharpness-saddle.js";
export { endToEndBound, type SeenButOne, type TraceMinimizers, traceMinimizers } from "./trace-minimizers.js";
export {
  alignedMinimizer,
  dataEnergy,
  hessianSharpness,
  leastNormRegressor,
  regressionMeasurements,
} from "./univariate-minimum.js";
