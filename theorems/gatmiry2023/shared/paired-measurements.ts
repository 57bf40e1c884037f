import {
  balancedFactorization,
  block,
  chain,
  exactRank,
  frobeniusSquared,
  isClearlyPositive,
  type Matrix,
  nuclearNorm,
  product,
  pseudoInverse,
  type Quantity,
} from "../../../src/numerics/index.js";

/** The measurements A_kl = u_kv_lᵀ of all pairs of columns of U, d_L × p, and V, d_0 × q: n = pq of them. */
export interface Pairs {
  readonly U: Matrix;
  readonly V: Matrix;
}

export function pairedMeasurements({ U, V }: Pairs): Matrix[] {
  const of = (x: Matrix) => Array.from({ length: x.cols }, (_, k) => block(x, 0, k, x.rows, 1));
  return of(U).flatMap((u) => of(V).map((v) => u.times(v.T)));
}

/**
 * The least sum Σ_k Σ_l Σ_j ‖W_{j−1}⋯W_1A_klᵀW_L⋯W_{j+1}‖_F² over E(W) = M. It is Σ_j
 * ‖W_{j−1}⋯W_1V‖_F²‖UᵀW_L⋯W_{j+1}‖_F², which is (10) of the source for the layers W_1V, W_2, …, UᵀW_L with ‖V‖_F² for
 * d_0 and ‖U‖_F² for d_L, so that by (13) and (14) it is at least
 *
 *   L(‖U‖_F²‖V‖_F²‖UᵀMV‖_*^{2(L−1)})^{1/L}.
 *
 * `rankOneMinimizer` reaches that at M = cuvᵀ, and `pairedMinimizer` at every M where U and V are invertible.
 */
export function leastPairedSum({ U, V }: Pairs, m: Matrix, depth: number): Quantity {
  const ends = frobeniusSquared(U).times(frobeniusSquared(V));
  const seen = nuclearNorm(chain([U.T, m, V]));
  return product([depth, ends.power(1, depth), seen.power(2 * (depth - 1), depth)]);
}

/**
 * Layers with the product M that reach `leastPairedSum`: W̃_1V⁻¹, W̃_2, …, U^{−T}W̃_L, with the W̃_j of Lemma 4 for
 * UᵀMV, where ‖U‖_F² and ‖V‖_F² are in the places of d_L and d_0. Null where U or V is not square and regular, which
 * the stored entries tell exactly, or UᵀMV is zero within rounding.
 */
export function pairedMinimizer({ U, V }: Pairs, m: Matrix, widths: readonly number[]): Matrix[] | null {
  const isRegular = (x: Matrix) => x.rows === x.cols && exactRank(x) === x.rows;
  if (!isRegular(U) || !isRegular(V)) return null;
  const [left, right] = [pseudoInverse(U, U.rows), pseudoInverse(V, V.rows)];
  const seen = chain([U.T, m, V]);
  const size = nuclearNorm(seen);
  if (!isClearlyPositive(size, "for UᵀMV = 0 the constants of the construction are arbitrary")) return null;
  const [above, below] = [frobeniusSquared(U), frobeniusSquared(V)];
  const depth = widths.length - 1;
  const alpha = size.over(above.times(below).power(1, 2)).power(1, depth);
  const layers = balancedFactorization(seen, widths, alpha, above.over(below).power(1, 4));
  return layers.map((layer, j) => {
    const inner = j === 0 ? layer.times(right) : layer;
    return j === depth - 1 ? left.T.times(inner) : inner;
  });
}
