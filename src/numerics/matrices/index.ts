/** Matrices with an error radius: products, norms, blocks. */
export {
  block,
  directSum,
  flattenedRows,
  kronecker,
  onTop,
  padded,
  rearranged,
  reshaped,
  sideBySide,
} from "./arrangements/index.js";
export { determinant, inverse, type QuantityRows } from "./cofactors.js";
export { jointRadius } from "./joint-radius.js";
export { frobeniusOf, powerOfTwoNear } from "./kernels.js";
export { solveLeastSquares } from "./least-squares.js";
export { linearCombination } from "./linear-combination.js";
export type { ForeignMatrix } from "./foreign.js";
export {
  column,
  diagonal,
  fromRows,
  identity,
  matricesFrom,
  Matrix,
  type MatrixLike,
  type MatrixList,
  requireMatrix,
  requireSameShape,
  zeros,
} from "./matrix.js";
export { distance, frobeniusNorm, frobeniusSquared, inner, trace } from "./norms.js";
export { chain, prefixProducts, suffixProducts } from "./product.js";
export { matrixEntry, quantityDiagonal, quantityMatrix } from "./quantity-matrix.js";
export { largestSize, safeScale } from "./safe-scale.js";
export { timesTransposed, transposedTimes } from "./transposed-products.js";
