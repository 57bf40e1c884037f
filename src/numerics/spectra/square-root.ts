import { DomainError, NonFiniteError, note, OUTWARD, SMALLEST_SUBNORMAL, UNIT_ROUNDOFF } from "../arithmetic/index.js";
import { hypot } from "../elementary/index.js";
import { fromRows, Matrix, type MatrixLike } from "../matrices/index.js";
import { scaledColumns } from "./decomposition-error.js";
import { exactRank } from "./exact-rank.js";
import { svd } from "./svd.js";
import { symmetricEigen } from "./symmetric-eigen.js";

/**
 * The positive semidefinite square root of a positive semidefinite A (d×d): Q Λ₊^{1/2} Qᵀ, symmetrized by construction
 * of the product's inputs up to rounding.
 *
 * Radius: with B = Q̃ Λ₊ Q̃ᵀ and δ ≥ ‖A − B‖_F, the smaller of
 * - (√d δ)^{1/2}: ‖√A − √B‖_F ≤ ‖|A−B|^{1/2}‖_F = ‖A − B‖_*^{1/2} (Ando 1988; Bhatia, Matrix Analysis, Thm X.1.3);
 * - δ/(√λ_min(A) + √λ_min(B)), from √A X + X √B = A − B for X = √A − √B (van Hemmen & Ando 1980);
 * and the rounding of the product. Negative eigenvalues that the error explains count as zero.
 * @throws ShapeError, NonFiniteError, ConvergenceError; DomainError where an eigenvalue is certainly negative
 */
export function squareRootPsd(a: MatrixLike): Matrix {
  a = fromRows(a, "squareRootPsd");
  const { values, vectors, error } = symmetricEigen(a);
  // A 0×0 matrix has no eigenvalue, and is its own root.
  const least = values.at(-1) ?? 0;
  if (least < -error) {
    throw new DomainError({
      where: "squareRootPsd",
      expected: "a positive semidefinite matrix",
      got: `an eigenvalue ${least.toPrecision(6)} ± ${error.toPrecision(2)}`,
    });
  }
  const cut = hypot(...values.map((x) => Math.min(x, 0)));
  const delta = (error + cut) * OUTWARD;
  const slopes = Math.sqrt(Math.max(least - error, 0)) + Math.sqrt(Math.max(least, 0));
  const underflow = delta === 0 ? 0 : SMALLEST_SUBNORMAL;
  const holder = Math.sqrt(Math.sqrt(a.rows) * delta + underflow);
  const own = slopes > 0 ? Math.min(holder, delta / slopes + underflow) : holder;
  const roots = values.map((x) => Math.sqrt(Math.max(x, 0)));
  const left = scaledColumns(vectors, roots);
  const root = left.times(vectors.T);
  const rounding = UNIT_ROUNDOFF * hypot(...roots);
  const radius = (root.radius + own + 2 * rounding) * OUTWARD;
  return note(new Matrix(a.rows, a.rows, root.data, radius), "squareRootPsd", a);
}

/**
 * The Moore–Penrose inverse A† (n×m) of A (m×n): V_r Σ_r^{-1} U_rᵀ, where r counts the singular values above their
 * error bound; so the rank of A is at least r.
 *
 * Radius: √2 ‖A†‖_2 ‖Ã†‖_2 ‖A − Ã‖_F for matrices of one rank (Wedin 1973, Thm 4.1), with 1/‖A†‖_2 ≥ σ̂_r − error, and
 * the rounding of the product. It needs the rank of A to be r. That is certain for r = min(m, n); for smaller r and
 * exact entries `exactRank` settles it; for a matrix with an error radius the caller has to know. Where the rank is
 * not known to be r the radius is infinite.
 * @param rank the rank of the true matrix, where theory knows it
 * @throws NonFiniteError where A or 1/σ_r is not finite; DomainError where `rank` is certainly wrong; ConvergenceError
 */
export function pseudoInverse(a: MatrixLike, rank?: number): Matrix {
  a = fromRows(a, "pseudoInverse");
  const { u, values, v, error } = svd(a);
  const k = values.length;
  const r = values.reduce((count, x) => (x > error ? count + 1 : count), 0);
  if (rank !== undefined && !(Number.isInteger(rank) && rank >= r && rank <= k)) {
    throw new DomainError({ where: "pseudoInverse", expected: `a rank between ${r} and ${k}`, got: String(rank) });
  }
  const inverses = values.map((x, i) => (i < r ? 1 / x : 0));
  if (!inverses.every(Number.isFinite)) {
    throw new NonFiniteError({ where: "pseudoInverse", expected: "a finite 1/σ", got: String(Math.max(...inverses)) });
  }
  const result = scaledColumns(v, inverses).times(u.T);
  const known = rank ?? (r < k && a.radius === 0 ? exactRank(a) : k);
  const radius = known === r ? result.radius + wedin(values, inverses, r, error) : Infinity;
  return note(new Matrix(a.cols, a.rows, result.data, radius), "pseudoInverse", a);
}

/** The part of the radius of A† that is due to A ≠ Ã, and the rounding of the reciprocals. */
function wedin(values: Float64Array, inverses: Float64Array, r: number, error: number): number {
  if (r === 0) return 0;
  const least = values[r - 1]! - error;
  const moved = (error + hypot(...values.subarray(r))) * OUTWARD;
  const rounding = 2 * UNIT_ROUNDOFF * hypot(...inverses);
  // The quotient first: of two numbers of a few bits, 1.4143 times one would be rounded coarsely.
  return ((1.4143 * (moved / least)) / values[r - 1]! + rounding + (r + 3) * SMALLEST_SUBNORMAL) * OUTWARD;
}
