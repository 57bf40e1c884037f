/** The loops behind products and sums of squares, on flat row-major arrays: the same bits on every engine. */
export { ADDED, LEFT_TRANSPOSED, multiplyInto, RIGHT_TRANSPOSED } from "./product.js";
export { sumOfSquares } from "./sum-of-squares.js";
