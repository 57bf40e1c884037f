import {
  allocate,
  DomainError,
  exact,
  OUTWARD,
  SMALLEST_SUBNORMAL,
  squareRoot,
  UNIT_ROUNDOFF,
} from "../arithmetic/index.js";
import { hypot } from "../elementary/index.js";
import { frobeniusNorm, fromRows, identity, Matrix, type MatrixLike } from "../matrices/index.js";
import { exactRank, scaledColumns, svd } from "../spectra/index.js";

/** M = left·right with left = UΛ^{1/2} (rows × r) and right = Λ^{1/2}Vᵀ (r × cols). */
export interface BalancedFactors {
  readonly left: Matrix;
  readonly right: Matrix;
}

/** √(6/(4(√2 − 1))), see `balancedFactors`. */
const PROCRUSTES = 1.9031;

/**
 * The factors UΛ^{1/2} and Λ^{1/2}Vᵀ of a singular value decomposition M = UΛVᵀ, with `rank` columns.
 *
 * The radii promise: some exact singular value decomposition of M, with one rotation of the r columns applied to both
 * factors, lies within the radius of each. Singular vectors need not be well-conditioned for that. With ε ≥ ‖M − ŨΛṼᵀ‖_F
 * for the orthonormal Ũ, Ṽ next to the computed ones, stack X = [ŨΛ^{1/2}; ṼΛ^{1/2}], and Y likewise for M. Then
 * ‖XXᵀ − YYᵀ‖_F ≤ √6 ε (Araki and Yamagami 1981 for the diagonal blocks), and ‖X − YO‖_F for the best rotation O is at most
 * - 1.9031 ε/√λ_r, by Tu et al. (2016), Lemma 5.4, as σ_r(X)² = 2λ_r;
 * - (√(2k) √6 ε)^{1/2} with k = min(rows, cols), by Powers and Størmer (1970).
 *
 * @param rank a bound of the rank of the true M that the caller vouches for; by default the exact rank of the entries
 *   of an M without radius, else min(rows, cols). At least one column is made.
 * @throws DomainError for an impossible rank
 */
export function balancedFactors(m: MatrixLike, rank?: number): BalancedFactors {
  m = fromRows(m, "balancedFactors");
  const most = Math.min(m.rows, m.cols);
  const columns = Math.max(1, rank ?? (m.radius === 0 ? exactRank(m) : most));
  if (!(Number.isInteger(columns) && columns <= most)) {
    throw new DomainError({ where: "balancedFactors", expected: `a rank from 0 to ${most}`, got: String(columns) });
  }
  if (most === 1 && m.normBound > 0) return vectorFactors(m);
  const { u, values, v, error } = svd(m);
  const kept = values.slice(0, columns);
  const roots = kept.map(Math.sqrt);
  const away = (error + hypot(...values.slice(columns))) * OUTWARD;
  const least = roots[columns - 1]!;
  const underflow = away === 0 ? 0 : SMALLEST_SUBNORMAL;
  const byGap = least > 0 ? (PROCRUSTES * away + underflow) / least : Infinity;
  const byTrace = Math.sqrt(Math.sqrt(12 * most) * away + underflow);
  const rotated = Math.min(byGap, byTrace) * OUTWARD;
  return {
    left: factor(u, roots, rotated),
    right: factor(v, roots, rotated).T,
  };
}

/** The factors of a row or a column M ≠ 0 without a decomposition: M/√‖M‖_F and √‖M‖_F. */
function vectorFactors(m: Matrix): BalancedFactors {
  const root = squareRoot(frobeniusNorm(m));
  const size = identity(1).times(root);
  const direction = m.times(exact(1).over(root));
  return m.cols === 1 ? { left: direction, right: size } : { left: size, right: direction };
}

/** The first columns of Q times the roots: `rotated`, the distance of Q to orthonormal columns, and roundings. */
function factor(q: Matrix, roots: Float64Array, rotated: number): Matrix {
  const data = allocate(q.rows * roots.length);
  for (let i = 0; i < q.rows; i++) for (let j = 0; j < roots.length; j++) data[i * roots.length + j] = q.at(i, j);
  const columns = scaledColumns(new Matrix(q.rows, roots.length, data), roots);
  const own = roots[0]! * q.radius + 2 * UNIT_ROUNDOFF * columns.normBound + SMALLEST_SUBNORMAL;
  return new Matrix(columns.rows, columns.cols, columns.data, (columns.radius + own + rotated) * OUTWARD);
}
