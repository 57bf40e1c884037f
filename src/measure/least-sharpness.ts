import {
  between,
  dualSharpness,
  exact,
  flattestMinimum,
  isClearlyPositive,
  type Matrix,
  minimumSharpness,
  pseudoInverse,
  type Quantity,
  smallestEigenvalue,
  spectralNorm,
  squareRootPsd,
  svd,
} from "../numerics/index.js";

/** An enclosure, or why there is none. */
type Least = { readonly quantity: Quantity } | { readonly leftOut: string };

/**
 * S_min = inf λ_max(∇²L) over the minima of L = (1/n)Σ‖W_L⋯W_1x_i − y_i‖², between ν(B) of (25) of mulayoff2020, a lower bound
 * at every minimum for any B, and the sharpness of a minimum, for those that `flattestMinimum` finds. That both are S_min up
 * to the search is `beyond/regression-flattest` for one output and `beyond/flattest-any-data` for several.
 * @param inputs n × d_x @param targets n × d_y
 */
export function leastSharpness(weights: readonly Matrix[], inputs: Matrix, targets: Matrix): Least {
  const depth = weights.length;
  if (depth === 1) return { leftOut: "S_min: of a single layer all minima are as sharp" };
  const ends = Math.min(inputs.cols, targets.cols);
  if (weights.some(({ rows }) => rows < ends)) return { leftOut: "S_min: a hidden width is below min(d_x, d_y)" };
  const moment = inputs.T.times(inputs).times(exact(1).over(inputs.rows));
  const full = isClearlyPositive(smallestEigenvalue(moment), "of full rank or not is asked of several outputs alone");
  if (targets.cols > 1 && !full) return { leftOut: "S_min: several outputs, and inputs that are not of full rank" };
  const target = pseudoInverse(inputs).times(targets).T;
  if (!isClearlyPositive(spectralNorm(target), "the flattest minimum divides by it")) {
    return { leftOut: "S_min: the best linear map is zero, or cannot be told from it" };
  }
  const root = squareRootPsd(moment);
  const decomposition = svd(target);
  const { weights: flattest, direction } = flattestMinimum(decomposition, root, weights);
  const below = dualSharpness(depth, target, root, direction);
  const found = minimumSharpness(flattest, root);
  const above = target.rows <= target.cols ? found : aroundTall(found, decomposition.error, root, depth);
  return { quantity: between(below.value - below.error, above.value + above.error) };
}

/**
 * An upper bound of S_min for a T with ‖T − T̃‖_F ≤ e, from one for T̃, the T of the decomposition: S_min(T) is the maximum of
 * 2m‖Rv‖^{2/m}‖TRv‖^{2−2/m} over unit v (`beyond/flattest-any-data`), so that with q = m/(2(m−1)) its power S_min^q grows by
 * (2m)^q e‖R‖^{m/(m−1)} at most.
 */
export function aroundTall(found: Quantity, e: number, root: Matrix, m: number): Quantity {
  const grows = exact(2 * m)
    .power(m, 2 * (m - 1))
    .times(spectralNorm(root).power(m, m - 1))
    .times(e);
  return found
    .power(m, 2 * (m - 1))
    .plus(grows)
    .power(2 * (m - 1), m);
}
