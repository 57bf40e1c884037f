/** Deep linear networks: loss, gradients, and the Hessian in several ways. */
export { imbalances, initialImbalance, misalignment } from "./balance.js";
export { explicitHessian } from "./explicit-hessian.js";
export { exactHessianRank } from "./hessian-rank.js";
export { gradientSquares, hessianTrace, regularizerR } from "./hessian-trace.js";
export { hessianVectorProduct } from "./hessian-vector-product.js";
export { interpolatingTrace } from "./interpolating-trace.js";
export { lanczosSharpness, type LanczosSharpness } from "./lanczos-sharpness.js";
export { explicitMinimumHessian, whitenedProblem } from "./minimum-hessian.js";
export { hessianFactors, minimumSharpness, sharpnessGram } from "./minimum-sharpness.js";
export { derivativesAlongUnits } from "./multilinear-derivative.js";
export {
  endToEnd,
  layerGradients,
  loss,
  lossGradients,
  type MeasurementProblem,
  predictions,
  residuals,
  validateProblem,
} from "./network.js";
export { predictionGradients } from "./prediction-gradients.js";
export { traceBySecondDifferences } from "./second-differences.js";
export { sharpness } from "./sharpness.js";
export {
  regressor,
  regressorGradient,
  requireUnivariate,
  type UnivariateProblem,
  univariateRisk,
  univariateRiskGradients,
} from "./univariate-risk.js";
