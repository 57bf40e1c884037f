/** Singular values by way of a bidiagonal matrix: the reduction with its error, the iterations, and counts that certify. */
export { certifiedWidth } from "./bidiagonal-counts.js";
export { svdByQr } from "./bidiagonal-qr.js";
export { bidiagonalError, bidiagonalize, bidiagonalOf, bidiagonalRoom } from "./bidiagonal.js";
export { squaredValues } from "./dqds.js";
export { sortByLength } from "./graded.js";
