/** The entry `flatcheck/numerics`: the quantities that relations are about, each with a bound of its error. */
export { ConvergenceError, DomainError, FlatcheckError, NonFiniteError, ShapeError } from "../numerics/errors.js";
export { hessianTrace, regularizerR } from "../numerics/hessian-trace.js";
export { inducedR, inducedRegularizerDepthTwo, inducedRegularizerSingle } from "../numerics/induced-regularizer.js";
export { interpolatingTrace } from "../numerics/interpolating-trace.js";
export { type LanczosSharpness, lanczosSharpness } from "../numerics/lanczos-sharpness.js";
export {
  addScaled,
  column,
  diagonal,
  fromRows,
  identity,
  Matrix,
  minus,
  plus,
  scaled,
  transpose,
  zeros,
} from "../numerics/matrix.js";
export { minimumSharpness } from "../numerics/minimum-sharpness.js";
export { endToEnd, loss, lossGradients, type MeasurementProblem, predictions, residuals } from "../numerics/network.js";
export { distance, frobeniusNorm, frobeniusSquared, inner, trace } from "../numerics/norms.js";
export { chain, multiplyMatrices } from "../numerics/product.js";
export {
  absolute,
  add,
  approximately,
  between,
  divide,
  exact,
  exponential,
  logarithm,
  maximum,
  minimum,
  multiply,
  negate,
  power,
  product,
  Quantity,
  rationalPower,
  square,
  squareRoot,
  subtract,
  sum,
} from "../numerics/quantity.js";
export { ripConstant } from "../numerics/rip.js";
export { sharpness } from "../numerics/sharpness.js";
export {
  nuclearNorm,
  schattenNorm,
  schattenPower,
  singularValues,
  spectralNorm,
  svd,
} from "../numerics/singular-values.js";
export { largestEigenvalue, smallestEigenvalue, symmetricEigen } from "../numerics/symmetric-eigen.js";
