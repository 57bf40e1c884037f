/** Matrices with an error radius: products, norms, blocks. */
export { block, directSum, padded } from "./blocks.js";
export { determinant, inverse, type QuantityRows } from "./cofactors.js";
export { jointRadius } from "./joint-radius.js";
export { frobeniusOf, powerOfTwoNear } from "./kernels.js";
export { kronecker } from "./kronecker.js";
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
export { rearranged } from "./rearranged.js";
export { largestSize, safeScale } from "./safe-scale.js";
export { flattenedRows, onTop, reshaped, sideBySide } from "./stacking.js";
export { timesTransposed, transposedTimes } from "./transposed-products.js";
