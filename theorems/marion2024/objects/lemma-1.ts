import { flattenedRows, type Matrix } from "../../../src/numerics/index.js";

/**
 * upper_{k+1}ᵀupper_{k+1} + lower_k lower_kᵀ for k = 1, …, L − 1, in one row. The equality of differences, brought to
 * this form, is compared on the scale of the weights even where the network is balanced and both differences are zero.
 */
export function crossedSums(upper: readonly Matrix[], lower: readonly Matrix[]): Matrix {
  const blocks = upper.slice(1).map((above, k) => {
    const below = lower[k]!;
    return above.T.times(above).plus(below.times(below.T));
  });
  return flattenedRows([blocks]);
}
