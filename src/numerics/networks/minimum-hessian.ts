import { exact } from "../arithmetic/index.js";
import type { Matrix } from "../matrices/index.js";
import { explicitHessian } from "./explicit-hessian.js";
import { endToEnd, predictions } from "./network.js";
import { whitenedProblem } from "./whitened-problem.js";

/**
 * The full N × N Hessian of Ê‖y − W_m ⋯ W_1 x‖² at a global minimum, by `explicitHessian`: parameters layer by layer,
 * each row-major. The data are Σ̂_x^{1/2}e_k, times their number, with the labels of the network itself: only Σ̂_x and
 * T = E(W) count at a minimum. Radius: that of the operations.
 * @param root Σ̂_x^{1/2}, d_x × d_x; the identity for white data
 * @throws ShapeError
 */
export function explicitMinimumHessian(weights: readonly Matrix[], root?: Matrix): Matrix {
  const white = whitenedProblem(endToEnd(weights)).measurements;
  const measurements = root === undefined ? white : white.map((a) => a.times(root));
  const hessian = explicitHessian(weights, { measurements, labels: predictions(weights, measurements) });
  // `whitenedProblem` counts the loss as often as T has entries.
  return hessian.times(exact(1).over(measurements.length));
}
