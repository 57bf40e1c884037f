/** Eigenvalues by way of a tridiagonal matrix, by reflectors or by Lanczos' iteration, and counts that certify. */
export { eigenByQl } from "./implicit-ql.js";
export { type LanczosOptions, largestRitzPair, type RitzPair, type SymmetricOperator } from "./lanczos.js";
export { largestOfTridiagonal } from "./tridiagonal-counts.js";
export { tridiagonalError, tridiagonalize, tridiagonalOf, tridiagonalRoom } from "./tridiagonal.js";
