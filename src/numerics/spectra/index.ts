/** Singular values, eigenvalues, roots and exact ranks, each enclosed. */
export { polarFactor, scaledColumns } from "./decomposition-error.js";
export { exactRank, exactRankOfProduct, isZeroExactly, rankOfProduct } from "./exact-rank.js";
export { type LanczosOptions, largestRitzPair, type RitzPair, type SymmetricOperator } from "./tridiagonal/index.js";
export { leadingPair } from "./leading-pair.js";
export { nuclearNorm, schattenNorm, schattenPower } from "./schatten.js";
export { eachSingularValue, singularValues, spectralNorm } from "./singular-values.js";
export { type SingularValueDecomposition, svd } from "./svd.js";
export { pseudoInverse, squareRootPsd } from "./square-root.js";
export { largestEigenvalue, smallestEigenvalue, symmetricEigen, type SymmetricEigen } from "./symmetric-eigen.js";
