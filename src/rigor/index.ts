/** The quantities of the theorems in interval arithmetic: every result holds the true number, at any precision. */
export * from "./field/index.js";
export { exactRankOfProduct } from "./matrices/fraction-free.js";
export {
  addMatrices,
  build,
  frobeniusNorm,
  frobeniusSquared,
  fromMatrix,
  inner,
  type IntervalMatrix,
  kronecker,
  linearCombination,
  product,
  scale,
  subtractMatrices,
  trace,
  transpose,
  widened,
} from "./matrices/interval-matrix.js";
export { leadingPair } from "./matrices/leading-pair.js";
export { pseudoInverse, squareRootPsd } from "./matrices/matrix-functions.js";
export { polarFactor } from "./matrices/polar-factor.js";
export {
  eigenvalues,
  largestEigenvalue,
  nuclearNorm,
  schattenNorm,
  schattenPower,
  singularValues,
  spectralNorm,
} from "./matrices/spectrum.js";
export { gaussNewtonSharpness, ripConstantFullRank, sharpness } from "./networks/curvature.js";
export { explicitHessian } from "./networks/explicit-hessian.js";
export { inducedRegularizerDepthTwo } from "./networks/induced-regularizer.js";
export { gradientSquares, hessianTrace, layerGradients, regularizerR, residuals } from "./networks/network.js";
export { compare, type Dyadic, fromDouble, magnitudeExponent, minus, toDecimal } from "./numbers/dyadic.js";
export { exponential, logarithm, power, type Rational } from "./numbers/elementary.js";
export {
  absolute,
  add,
  disjoint,
  divide,
  fromNumber,
  hasSign,
  hull,
  integerIn,
  type Interval,
  isAtMost,
  isBelow,
  isWholeLine,
  isZero,
  largestMagnitude,
  maximum,
  multiply,
  negate,
  square,
  squareRoot,
  subtract,
  sum,
  toNumbers,
  WHOLE_LINE,
  width,
} from "./numbers/interval.js";
export { RigorError } from "./numbers/errors.js";
export { Precision } from "./numbers/precision.js";
