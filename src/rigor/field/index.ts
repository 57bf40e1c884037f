/** Exact computation for all real entries at once: modulo a prime, by the sizes of polynomials, and expanded. */
export { type Field, ofDouble, ZeroDivisor } from "./field.js";
export { fieldPseudoInverse } from "./field-inverse.js";
export {
  addFieldMatrices,
  buildField,
  entryOf,
  fieldCombination,
  fieldInner,
  fieldKronecker,
  type FieldMatrix,
  fieldProduct,
  fieldTrace,
  scaleField,
  subtractFieldMatrices,
  transposeField,
} from "./field-matrix.js";
export {
  fieldGradientSquares,
  fieldHessian,
  fieldHessianTrace,
  fieldLayerGradient,
  fieldRegularizerR,
} from "./field-network.js";
export {
  absoluteNumber,
  addNumbers,
  compared,
  divideNumbers,
  type FieldNumber,
  multiplyNumbers,
  negateNumber,
  plain,
  plainValue,
  powerNumber,
  rootOf,
  squareNumber,
  subtractNumbers,
  sumNumbers,
  wholePower,
} from "./field-number.js";
export { type Fraction, Fractions } from "./fractions.js";
export { MOST_VARIABLES, Polynomials, variable } from "./polynomial.js";
export { type PolynomialSize, polynomialSizes, VARIABLE_SIZE } from "./polynomial-size.js";
export { MERSENNE_EXPONENTS, PrimeField } from "./prime-field.js";
