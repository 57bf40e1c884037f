import { OUTWARD, SMALLEST_SUBNORMAL } from "../arithmetic/index.js";
import { frobeniusOf } from "./kernels.js";

/**
 * An upper bound of (Σ r_i²)^{1/2}: the radius of a matrix whose parts are off by at most r_i. At any scale: no square
 * underflows or overflows. The slack covers the roundings of the sum and of the root. ∞ where some r_i is not finite.
 */
export function jointRadius(errors: ArrayLike<number>): number {
  const norm = frobeniusOf(errors instanceof Float64Array ? errors : new Float64Array(errors));
  if (norm === 0) return 0;
  return norm < Infinity ? norm * (1 + (errors.length + 3) * 2 ** -52) * OUTWARD + SMALLEST_SUBNORMAL : Infinity;
}
