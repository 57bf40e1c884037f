import { asQuantity, DomainError, exact, type Quantity, ShapeError, squareRoot } from "../arithmetic/index.js";
import {
  chain,
  diagonal,
  fromRows,
  identity,
  matricesFrom,
  type Matrix,
  type MatrixLike,
  type MatrixList,
  padded,
  requireSameShape,
  trace,
} from "../matrices/index.js";
import { isZeroExactly, nuclearNorm, pseudoInverse } from "../spectra/index.js";
import { balancedFactors } from "./balanced-factors.js";
import { requireDepth, rootFactor, singleMeasurementCore, whitened } from "./induced-regularizer.js";
import { polarPowers } from "./polar-powers.js";

/**
 * The factorization of the proof of Lemma 4 of Gatmiry et al. (2023): with M = UΛVᵀ and Q_i the first columns of the
 * identity of size d_i,
 *
 *   W_L = α' α^{−(L−2)/2} UΛ^{1/2} Q_{L−1}ᵀ,   W_i = α Q_i Q_{i−1}ᵀ,   W_1 = α'^{−1} α^{−(L−2)/2} Q_1 Λ^{1/2}Vᵀ.
 *
 * Radii: some exact factorization of this form, with product exactly M, lies within them (see `balancedFactors`).
 *
 * @param widths d_0, …, d_L with L ≥ 2, d_0 and d_L those of M and the rest at least the number of columns used
 * @param alpha α > 0
 * @param alphaPrime α' > 0
 * @param rank a bound of the rank of the true M, and the number of columns used; by default as in `balancedFactors`
 * @throws ShapeError where the widths do not fit; DomainError for an impossible rank
 */
export function balancedFactorization(
  m: MatrixLike,
  widths: readonly number[],
  alpha: Quantity | number,
  alphaPrime: Quantity | number,
  rank?: number,
): Matrix[] {
  m = fromRows(m, "balancedFactorization");
  const depth = widths.length - 1;
  requireDepth(depth, 2, "balancedFactorization");
  const { left, right } = balancedFactors(m, rank);
  const columns = right.rows;
  requireWidths(m, widths, columns, "balancedFactorization");
  const interior = asQuantity(alpha);
  const outer = interior.power(-(depth - 2) / 2);
  return widths.slice(1).map((rows, index) => {
    const cols = widths[index]!;
    if (index === 0) return padded(right, rows, cols).times(outer.over(alphaPrime));
    if (index === depth - 1) return padded(left, rows, cols).times(outer.times(alphaPrime));
    return diagonal(new Array<number>(columns).fill(1), rows, cols).times(interior);
  });
}

/** @throws ShapeError unless the widths go from d_0 to d_L of M through at least `columns` everywhere */
function requireWidths(m: Matrix, widths: readonly number[], columns: number, where: string): void {
  if (widths[0] !== m.cols || widths.at(-1) !== m.rows || widths.some((d) => d < columns)) {
    throw new ShapeError({
      where,
      expected: `widths from ${m.cols} to ${m.rows}, all at least ${columns}`,
      got: widths.join(", "),
    });
  }
}

/**
 * A minimizer of R(W) over E(W) = M, of value L(d_0d_L)^{1/L} ‖M‖_*^{2(L−1)/L} (Lemma 4 of Gatmiry et al. 2023):
 * `balancedFactorization` with α' = (d_L/d_0)^{1/4} and α = ((d_0d_L)^{-1/2} ‖M‖_*)^{1/L}, which make the L terms of R equal.
 * The constants printed in the proof, α' = (d_L/d_0)^{1/2} and α = ((d_0d_L)^{-1} ‖M‖_*)^{1/L}, do not.
 *
 * For M = 0 any α serves, and 1 is taken. Where ‖M‖_* is zero within its error, but M is not, the radii are infinite.
 * @param widths d_0, …, d_L @param rank as for `balancedFactorization`
 * @throws ShapeError, DomainError
 */
export function minimumRNetwork(m: MatrixLike, widths: readonly number[], rank?: number): Matrix[] {
  m = fromRows(m, "minimumRNetwork");
  const depth = widths.length - 1;
  requireDepth(depth, 2, "minimumRNetwork");
  const alphaPrime = exact(m.rows).over(m.cols).power(0.25);
  const ratio = nuclearNorm(m).over(squareRoot(m.rows * m.cols));
  const root = ratio.power(1, depth);
  const alpha = isZeroExactly(m) ? exact(1) : root;
  return balancedFactorization(m, widths, alpha, alphaPrime, rank);
}

/**
 * A minimizer of the trace of the Hessian over W_2W_1 = M, of value (4/n) ‖B_1MB_2‖_* with B_1 = (Σ A_iA_iᵀ)^{1/2},
 * B_2 = (Σ A_iᵀA_i)^{1/2} (proof of Theorem 5 of Gatmiry et al. 2023): W_2 = B_1^{-1} UΛ^{1/2}, W_1 = Λ^{1/2}Vᵀ B_2^{-1}
 * with B_1MB_2 = UΛVᵀ, and zeros up to the width. B_1, B_2 are replaced by `rootFactor`, equal up to a rotation.
 *
 * Radii: some exact minimizer with product M lies within them.
 * @param width d_1 ≥ min(d_0, d_L)
 * @throws ShapeError; DomainError where B_1 or B_2 may be singular: then the product would miss part of M
 */
export function depthTwoMinimizer(measurements: MatrixList, m: MatrixLike, width: number): Matrix[] {
  measurements = matricesFrom(measurements, "depthTwoMinimizer, measurements");
  m = fromRows(m, "depthTwoMinimizer, m");
  const { left, right } = balancedFactors(whitened(measurements, m));
  requireWidths(m, [m.cols, width, m.rows], right.rows, "depthTwoMinimizer");
  const above = inverse(rootFactor(measurements));
  const below = inverse(rootFactor(measurements.map((x) => x.T))).T;
  return [padded(right.times(below), width, m.cols), padded(above.times(left), m.rows, width)];
}

function inverse(factor: Matrix): Matrix {
  if (factor.rows === 1 && factor.cols === 1) {
    const reciprocal = exact(1).over(trace(factor));
    if (reciprocal.error < Infinity) return identity(1).times(reciprocal);
  }
  // With the full rank said to be that of the true matrix the radius is finite only where it is.
  const result = factor.rows === factor.cols ? pseudoInverse(factor, factor.rows) : undefined;
  if (result === undefined || !(result.radius < Infinity)) {
    throw new DomainError({
      where: "depthTwoMinimizer",
      expected: "Σ A_iA_iᵀ and Σ A_iᵀA_i that are invertible beyond rounding",
      got: "a singular one",
      remedy: "add measurements; otherwise the infimum need not be attained",
    });
  }
  return result;
}

/**
 * A minimizer of the trace of the Hessian over E(W) = M for a single measurement A, of value 2L Σ σ_i^{2/L} with σ_i
 * the singular values of N = (AᵀM)^{L−1}Aᵀ (Theorem 7 of Gatmiry et al. 2023), for invertible square A and M.
 *
 * With G_j = W_{j−1} ⋯ W_1 Aᵀ W_L ⋯ W_{j+1}, always G_1 ⋯ G_L = N, and the Schatten–Hölder and the AM–GM inequality give
 * the bound. Equality asks for N = HZ (polar), G_1 = ⋯ = G_{L−1} = H^{1/L}, G_L = H^{1/L}Z. These come from
 *
 *   W_1 = H^{−1/L}AᵀM,   W_j = H^{−j/L}AᵀM H^{(j−1)/L},   W_L = MAᵀ Zᵀ H^{−1/L}.
 *
 * Radii: those of the exact expressions, so they contain an exact minimizer.
 * @throws ShapeError; DomainError for a depth below 2, and where N may be singular
 */
export function singleMeasurementMinimizer(a: MatrixLike, m: MatrixLike, depth: number): Matrix[] {
  a = fromRows(a, "singleMeasurementMinimizer, a");
  m = fromRows(m, "singleMeasurementMinimizer, m");
  requireSameShape(a, m, "singleMeasurementMinimizer");
  requireDepth(depth, 2, "singleMeasurementMinimizer");
  const { orthogonal, power: powerOf } = polarPowers(singleMeasurementCore(a, m, depth));
  const cycle = a.T.times(m);
  return Array.from({ length: depth }, (_, index) => {
    if (index === 0) return powerOf(-1, depth).times(cycle);
    if (index === depth - 1) return chain([m, a.T, orthogonal.T, powerOf(-1, depth)]);
    return chain([powerOf(-(index + 1), depth), cycle, powerOf(index, depth)]);
  });
}
