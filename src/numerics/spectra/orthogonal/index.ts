/**
 * What turns vectors: Householder's reflectors, plane rotations that wait, and Jacobi's decompositions by rotations
 * alone.
 */
export { rotateToDiagonal } from "./jacobi-eigen.js";
export { jacobiError, loadVectors, orthogonalize, squaredLength } from "./jacobi-svd.js";
export { dot, dotRoundings, FLOOR, heightRoundings, makeReflector, NEGLIGIBLE, pivotRoundings } from "./reflector.js";
export { WaitingTurns } from "./waiting-turns.js";
