/** What turns vectors: Householder's reflectors and plane rotations, and Jacobi's decompositions by rotations alone. */
export { rotateToDiagonal } from "./jacobi-eigen.js";
export { jacobiError, loadVectors, orthogonalize, squaredLength } from "./jacobi-svd.js";
export {
  dot,
  dotRoundings,
  FLOOR,
  heightRoundings,
  makeReflector,
  NEGLIGIBLE,
  pivotRoundings,
  reflectRows,
} from "./reflector.js";
export { rotateRows } from "./rotations.js";
