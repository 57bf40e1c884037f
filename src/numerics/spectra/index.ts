/** Singular values, eigenvalues, roots and exact ranks, each enclosed. */
export { polarFactor, scaledColumns } from "./decomposition-error.js";
export { exactRank, exactRankOfProduct, isZeroExactly, rankOfProduct } from "./exact-rank.js";
export { type LanczosOptions, largestRitzPair, type RitzPair, type SymmetricOperator } from "./lanczos.js";
export { leadingPair } from "./leading-pair.js";
export {
  eachSingularValue,
  nuclearNorm,
  schattenNorm,
  schattenPower,
  type SingularValueDecomposition,
  singularValues,
  spectralNorm,
  svd,
} from "./singular-values.js";
export { pseudoInverse, squareRootPsd } from "./square-root.js";
export { largestEigenvalue, smallestEigenvalue, symmetricEigen, type SymmetricEigen } from "./symmetric-eigen.js";
