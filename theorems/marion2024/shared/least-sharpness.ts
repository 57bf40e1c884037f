import {
  between,
  exact,
  flattestMinimum,
  frobeniusSquared,
  inner,
  type Matrix,
  product,
  type Quantity,
  regressionMeasurements,
  sharpness,
  squareRoot,
  svd,
  type UnivariateProblem,
} from "../../../src/numerics/index.js";

/**
 * An enclosure of S_min = inf S(W) over the minimizers of depth L ≥ 2 of a regression with p = 1 and w* ≠ 0.
 *
 *   (2L/n)(‖Xᵀz‖|⟨Xw*, z⟩|^{L−1})^{2/L}/‖z‖² ≤ S_min ≤ S(W):
 *
 * on the left for the z, on the right for the minimizer that `flattestMinimum` finds; both are S_min up to what its
 * search leaves. The right end is the sharpness of a minimizer. The left one is a bound for every z: S is (2/n) times
 * the largest zᵀGz/‖z‖², with zᵀGz = Σ_k‖q_k‖²‖P_{k−1}Xᵀz‖², P_k = W_k⋯W_1 and q_k = (W_L⋯W_{k+1})ᵀ, and the inequality
 * of the means and ‖q_k‖‖P_kXᵀz‖ ≥ |⟨Xw*, z⟩| do the rest (beyond/regression-flattest). Hidden widths play no role.
 * @param solution w*, d × 1 @throws DomainError for w* = 0
 */
export function leastSharpness(depth: number, problem: UnivariateProblem, solution: Matrix): Quantity {
  const { inputs } = problem;
  const root = inputs.T.times(squareRoot(exact(1).over(inputs.rows)));
  const shapes = Array.from({ length: depth }, (_, k) => ({ rows: 1, cols: k === 0 ? inputs.cols : 1 }));
  const { weights, direction } = flattestMinimum(svd(solution.T), root, shapes);
  const z = direction.T;
  const along = inner(inputs.times(solution), z).squared();
  const mean = product([frobeniusSquared(inputs.T.times(z)), along.power(depth - 1)]).power(1, depth);
  const lower = mean.times(2 * depth).over(product([inputs.rows, frobeniusSquared(z)]));
  const upper = sharpness(weights, regressionMeasurements(problem));
  return between(lower.value - lower.error, upper.value + upper.error);
}
