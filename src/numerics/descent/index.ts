/** Who moves: gradient flow, gradient descent, SGD and its second moment. */
export { alignmentFactors } from "./alignment-factors.js";
export { allBatches, type BatchDraw, noiseShare } from "./batches.js";
export { excessRisk, flowLimit, regressionFacts, type RegressionFacts } from "./flow-limit.js";
export { type DescentRun, gradientDescent } from "./gradient-descent.js";
export { type Gradient, gradientFlow } from "./gradient-flow.js";
export { hessianCovariance, largestContractingRate, oneStepMoment } from "./one-step-moment.js";
export { RegressionRisk } from "./regression-risk.js";
export {
  largestStableRate,
  leastAlignment,
  type LinearizedSgd,
  linearizedSgd,
  meanLoss,
  momentGrowth,
  momentOperator,
  sampleCovariance,
} from "./second-moment.js";
export { runSgd, type SgdOptions, type SgdRun } from "./sgd.js";
export {
  geometryAwareNoise,
  isotropicNoise,
  spectralGrowth,
  type SpectralSgd,
  spectralStableRate,
} from "./spectral-second-moment.js";
export { squaredErrorDescent, squaredErrorGradients } from "./squared-error-descent.js";
