/** The entry `flatcheck/numerics`: the quantities that relations are about, each with a bound of its error. */
export {
  ConvergenceError,
  DomainError,
  FlatcheckError,
  NonFiniteError,
  ShapeError,
} from "../numerics/arithmetic/errors.js";
export { hessianTrace, regularizerR } from "../numerics/networks/hessian-trace.js";
export {
  inducedR,
  inducedRegularizerDepthTwo,
  inducedRegularizerSingle,
} from "../numerics/minima/induced-regularizer.js";
export { interpolatingTrace } from "../numerics/networks/interpolating-trace.js";
export { type LanczosSharpness, lanczosSharpness } from "../numerics/networks/lanczos-sharpness.js";
export { column, diagonal, fromRows, identity, Matrix, zeros } from "../numerics/matrices/matrix.js";
export { minimumSharpness } from "../numerics/networks/minimum-sharpness.js";
export {
  endToEnd,
  loss,
  lossGradients,
  type MeasurementProblem,
  predictions,
  residuals,
} from "../numerics/networks/network.js";
export { distance, frobeniusNorm, frobeniusSquared, inner, trace } from "../numerics/matrices/norms.js";
export { chain } from "../numerics/matrices/product.js";
export {
  absolute,
  approximately,
  between,
  exact,
  exponential,
  logarithm,
  maximum,
  minimum,
  product,
  Quantity,
  squareRoot,
  sum,
} from "../numerics/arithmetic/quantity.js";
export { ripConstant } from "../numerics/measurements/rip.js";
export { sharpness } from "../numerics/networks/sharpness.js";
export {
  nuclearNorm,
  schattenNorm,
  schattenPower,
  singularValues,
  spectralNorm,
  svd,
} from "../numerics/spectra/singular-values.js";
export { largestEigenvalue, smallestEigenvalue, symmetricEigen } from "../numerics/spectra/symmetric-eigen.js";
