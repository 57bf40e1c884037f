import { identity, Matrix } from "../../src/numerics/index.js";

/** What a second moment of the inputs is made of: one d_x × d_x matrix, zero now and then for white data. */
export const MOMENT = {
  shape: ["d0", "d0"],
  laws: ["zero", "diagonal", "gaussian", "integer", "lowRank", "nilpotent", "unit"],
} as const;

/**
 * Σ̂_x^{1/2} = shift·I + GᵀG as it is stored: exactly symmetric, and positive definite for the shift 1. The second moment
 * is the square of it.
 */
export function momentRootFrom(g: Matrix, shift = 1): Matrix {
  const { rows, cols, data } = identity(g.cols).times(shift).plus(g.T.times(g));
  return new Matrix(rows, cols, data);
}
