import type { Drawn, ListOptions } from "../specs/index.js";
import { identity, Matrix } from "../../src/numerics/index.js";

/** Lists from which a second moment of the inputs is made: one d_x × d_x matrix, zero now and then for white data. */
export const MOMENT_LIST: ListOptions<never, never> = {
  shapes: ({ widths }: Pick<Drawn, "widths">) => [[widths[0]!, widths[0]!]],
  laws: ["zero", "diagonal", "gaussian", "integer", "lowRank", "nilpotent", "unit"],
};

/**
 * Σ̂_x^{1/2} = shift·I + GᵀG as it is stored: exactly symmetric, and positive definite for the shift 1. The second moment
 * is the square of it.
 */
export function momentRootFrom(g: Matrix, shift = 1): Matrix {
  const { rows, cols, data } = identity(g.cols).times(shift).plus(g.T.times(g));
  return new Matrix(rows, cols, data);
}
