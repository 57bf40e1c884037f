import { DomainError, type Quantity, squareRoot, sum } from "../arithmetic/index.js";
import {
  chain,
  frobeniusSquared,
  fromRows,
  matricesFrom,
  type Matrix,
  type MatrixLike,
  type MatrixList,
  zeros,
} from "../matrices/index.js";
import { requireMeasurements } from "../measurements/index.js";

/**
 * Layers of rank one whose L terms of S(W) = Σ_i Σ_j ‖W_{j−1} ⋯ W_1 A_iᵀ W_L ⋯ W_{j+1}‖_F² are equal,
 *
 *   W_1 = a_1 e_1vᵀ,   W_j = a_j e_1e_1ᵀ,   W_L = a_L ue_1ᵀ,
 *   a_1² = Σ‖A_iᵀu‖²,  a_j² = Σ(uᵀA_iv)²,   a_L² = Σ‖A_iv‖²,
 *
 * so that S(W) = L ∏ a_k². It minimizes the trace of the Hessian over E(W) = (∏ a_k) uvᵀ where L = 2, and where all
 * A_i are multiples of one matrix: there it meets the bounds of Theorems 5 and 7 of Gatmiry et al. (2023). Unlike
 * `depthTwoMinimizer` and `singleMeasurementMinimizer` it needs nothing to be invertible. Radius: that of the a_j.
 *
 * @param widths d_0, …, d_L with L ≥ 2 @param u d_L×1 @param v d_0×1
 * @throws ShapeError; DomainError for a depth below 2
 */
export function rankOneMinimizer(
  widths: readonly number[],
  measurements: MatrixList,
  u: MatrixLike,
  v: MatrixLike,
): Matrix[] {
  measurements = matricesFrom(measurements, "rankOneMinimizer, measurements");
  u = fromRows(u, "rankOneMinimizer, u");
  v = fromRows(v, "rankOneMinimizer, v");
  requireMeasurements(measurements, "rankOneMinimizer");
  const depth = widths.length - 1;
  if (depth < 2) {
    throw new DomainError({ where: "rankOneMinimizer", expected: "a depth of at least 2", got: String(depth) });
  }
  const across = u.T;
  const inner = rootOfSquares(measurements, (a) => chain([across, a, v]));
  return widths.slice(1).map((rows, index) => {
    const below = firstUnit(widths[index]!).T;
    if (index === 0) {
      const first = rootOfSquares(measurements, (a) => across.times(a));
      return firstUnit(rows).times(v.T).times(first);
    }
    if (index < depth - 1) return firstUnit(rows).times(below).times(inner);
    return u.times(below).times(rootOfSquares(measurements, (a) => a.times(v)));
  });
}

/** (Σ_i ‖of(A_i)‖_F²)^{1/2}. */
function rootOfSquares(measurements: readonly Matrix[], of: (a: Matrix) => Matrix): Quantity {
  return squareRoot(sum(measurements.map((a) => frobeniusSquared(of(a)))));
}

/** e_1 as a column. */
function firstUnit(size: number): Matrix {
  const unit = zeros(size, 1);
  unit.data[0] = 1;
  return unit;
}
