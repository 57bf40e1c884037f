import { NonFiniteError } from "../arithmetic/index.js";
import { sumOfSquares } from "../kernels/index.js";
import { powerOfTwoNear } from "./kernels.js";

/** Sums of squares in (2^-128, 2^128) leave room to multiply squared norms without overflow or harmful underflow. */
const SMALLEST_SAFE = 2 ** -128;
const LARGEST_SAFE = 2 ** 128;

/**
 * A power of two s such that the sum of the squares of data/s lies in a range in which the decompositions can
 * multiply squares: 1 where it already does, else the one next to the largest entry. Zero data give 1.
 * Multiplying by 1/s is exact, but for entries 2^-950 times the largest one, which may underflow.
 * @throws NonFiniteError
 */
export function safeScale(data: Float64Array, where: string): number {
  const total = sumOfSquares(data);
  if (total > SMALLEST_SAFE && total < LARGEST_SAFE) return 1;
  return powerOfTwoNear(largestSize(data, where) || 1);
}

/** max |x|. @throws NonFiniteError */
export function largestSize(data: Float64Array, where: string): number {
  let largest = 0;
  for (let i = 0; i < data.length; i++) {
    const size = Math.abs(data[i]!);
    if (!(size < Infinity)) {
      throw new NonFiniteError({ where, expected: `a finite number at entry ${i + 1}`, got: String(data[i]) });
    }
    if (size > largest) largest = size;
  }
  return largest;
}
