import { approximately, Matrix, type Quantity, svd } from "../../../src/numerics/index.js";

/** X_k = u_kv_kᵀ for all singular pairs, within the radii of U and V, and σ_k. */
export function singularPairs(d: Matrix): { directions: Matrix[]; sigma: Quantity[] } {
  const { u, values, v, error } = svd(d);
  const column = (q: Matrix, k: number): Matrix =>
    new Matrix(
      q.rows,
      1,
      Float64Array.from({ length: q.rows }, (_, i) => q.at(i, k)),
      q.radius,
    );
  return {
    directions: Array.from(values, (_, k) => column(u, k).times(column(v, k).T)),
    sigma: Array.from(values, (value) => approximately(value, error)),
  };
}
