/**
 * The loops behind products, sums of squares and reductions, on flat row-major arrays: the same bits on every engine.
 */
export { padded, reflect, rotate, subtractAndMultiply, subtractAndSum, updateSymmetric, workspace } from "./passes.js";
export { type Rows } from "./plain-passes.js";
export { ADDED, LEFT_TRANSPOSED, multiplyInto, RIGHT_TRANSPOSED } from "./product.js";
export { sumOfSquaredDifferences, sumOfSquares } from "./sum-of-squares.js";
