import { DomainError, exact, note, OUTWARD, product, type Quantity, SMALLEST_SUBNORMAL } from "../arithmetic/index.js";
import {
  chain,
  frobeniusNorm,
  fromRows,
  identity,
  matricesFrom,
  Matrix,
  type MatrixLike,
  type MatrixList,
  requireSameShape,
  sideBySide,
} from "../matrices/index.js";
import { requireMeasurements } from "../measurements/index.js";
import { nuclearNorm, scaledColumns, schattenPower, svd } from "../spectra/index.js";

/**
 * K with KᵀK = Σ A_iA_iᵀ, that is K = QB for B = (Σ A_iA_iᵀ)^{1/2} and Q orthogonal: ΣUᵀ from the decomposition
 * UΣVᵀ of [A_1 … A_n]. Neither squares nor square roots of matrices, so singular sums are as accurate as regular ones.
 *
 * Radius: √2 times the error of the decomposition, by ‖|X| − |Y|‖_F ≤ √2‖X − Y‖_F (Araki and Yamagami 1981), and the
 * distance of U to orthonormal columns. Shape min(d, n·d') × d for measurements d × d'. For d = 1 it is ‖[A_1 … A_n]‖_F.
 */
export function rootFactor(measurements: MatrixList): Matrix {
  measurements = matricesFrom(measurements, "rootFactor");
  const beside = sideBySide(measurements);
  if (beside.rows === 1) return identity(1).times(frobeniusNorm(beside));
  const { u, values, error } = svd(beside);
  const columns = scaledColumns(u, values);
  const radius = columns.radius + (values[0] ?? 0) * u.radius + Math.SQRT2 * error * OUTWARD + SMALLEST_SUBNORMAL;
  return new Matrix(columns.rows, columns.cols, columns.data, radius * OUTWARD).T;
}

/**
 * K_1 M K_2ᵀ with K_1 = `rootFactor` of the measurements and K_2 that of their transposes: orthogonally equivalent to
 * B_1 M B_2 with B_1 = (Σ A_iA_iᵀ)^{1/2}, B_2 = (Σ A_iᵀA_i)^{1/2}, so with the same singular values.
 * @throws ShapeError
 */
export function whitened(measurements: MatrixList, m: MatrixLike): Matrix {
  measurements = matricesFrom(measurements, "whitened, measurements");
  m = fromRows(m, "whitened, m");
  requireSameShape(requireMeasurements(measurements, "whitened"), m, "whitened");
  return chain([rootFactor(measurements), m, rootFactor(measurements.map((x) => x.T)).T]);
}

/**
 * F(M) = inf over W_2W_1 = M of tr ∇²L(W) = (4/n) ‖(Σ A_iA_iᵀ)^{1/2} M (Σ A_iᵀA_i)^{1/2}‖_*, the depth-two case
 * (Ding et al. 2022; Theorem 5 of Gatmiry et al. 2023, whose (8) is half of it: the Hessian of (2) carries a 2/n).
 * For widths d_1 ≥ min(d_0, d_L). An infimum: where a sum is singular it need not be attained.
 * @throws ShapeError
 */
export function inducedRegularizerDepthTwo(measurements: MatrixList, m: MatrixLike): Quantity {
  measurements = matricesFrom(measurements, "inducedRegularizerDepthTwo, measurements");
  m = fromRows(m, "inducedRegularizerDepthTwo, m");
  const value = nuclearNorm(whitened(measurements, m)).times(4).over(measurements.length);
  return note(value, "inducedRegularizerDepthTwo", measurements, m);
}

/**
 * F(M) = inf over E(W) = M of tr ∇²L(W) = 2L Σ σ_i^{2/L}, σ_i the singular values of (AᵀM)^{L−1}Aᵀ, for the single
 * measurement A (Theorem 7 of Gatmiry et al. 2023, up to the factor 2 of the Hessian of (2)).
 * @throws ShapeError; DomainError for a depth that is not a positive integer
 */
export function inducedRegularizerSingle(a: MatrixLike, m: MatrixLike, depth: number): Quantity {
  a = fromRows(a, "inducedRegularizerSingle, a");
  m = fromRows(m, "inducedRegularizerSingle, m");
  requireSameShape(a, m, "inducedRegularizerSingle");
  requireDepth(depth, 1, "inducedRegularizerSingle");
  const core = singleMeasurementCore(a, m, depth);
  return schattenPower(core, 2, depth).times(2 * depth);
}

/** (AᵀM)^{L−1}Aᵀ, of shape d_0 × d_L. */
export function singleMeasurementCore(a: MatrixLike, m: MatrixLike, depth: number): Matrix {
  a = fromRows(a, "singleMeasurementCore, a");
  m = fromRows(m, "singleMeasurementCore, m");
  const across = a.T;
  const cycle = depth > 1 ? across.times(m) : across;
  return chain([...new Array<Matrix>(depth - 1).fill(cycle), across]);
}

/**
 * F'(M) = min over E(W) = M of R(W) = L (d_0d_L)^{1/L} ‖M‖_*^{2(L−1)/L} (Lemma 4 of Gatmiry et al. 2023).
 * @throws DomainError for a depth that is not an integer of at least 2
 */
export function inducedR(m: MatrixLike, depth: number): Quantity {
  m = fromRows(m, "inducedR");
  requireDepth(depth, 2, "inducedR");
  const sizes = exact(m.rows * m.cols).power(1, depth);
  return product([depth, sizes, nuclearNorm(m).power(2 * (depth - 1), depth)]);
}

/** @throws DomainError */
export function requireDepth(depth: number, least: number, where: string): void {
  if (!(Number.isInteger(depth) && depth >= least)) {
    throw new DomainError({ where, expected: `a depth that is an integer of at least ${least}`, got: String(depth) });
  }
}
