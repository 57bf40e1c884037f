import type { Quantity } from "../arithmetic/index.js";
import {
  fromRows,
  identity,
  kronecker,
  matricesFrom,
  type Matrix,
  type MatrixLike,
  type MatrixList,
  prefixProducts,
  suffixProducts,
  timesTransposed,
  transposedTimes,
} from "../matrices/index.js";
import { largestEigenvalue } from "../spectra/index.js";
import { validateNetwork } from "./network.js";

/**
 * The blocks Φ_k = (W_{k−1} ⋯ W_1 Σ̂_x^{1/2}) ⊗ (W_m ⋯ W_{k+1})ᵀ, k = 1, …, m, of shape d_k d_{k−1} × d_x d_y, whose
 * stack Φ has H = 2ΦΦᵀ for the Hessian H of Ê‖y − W_m ⋯ W_1 x‖² at a global minimum (Mulayoff and Michaeli 2020,
 * Lemma 3). Rows stand for vec W_k, columns first. Radii: those of the products.
 * @param root Σ̂_x^{1/2}, d_x × d_x; the identity for white data
 * @throws ShapeError
 */
export function hessianFactors(weights: MatrixList, root?: MatrixLike): Matrix[] {
  weights = matricesFrom(weights, "hessianFactors, weights");
  if (root !== undefined) root = fromRows(root, "hessianFactors, root");
  validateNetwork(weights);
  const prefixes = prefixProducts(weights);
  const suffixes = suffixProducts(weights);
  return weights.map((_, index) => {
    const before = prefixes[index]!;
    return kronecker(root === undefined ? before : before.times(root), suffixes[index + 1]!.T);
  });
}

/**
 * 2ΦᵀΦ = 2 Σ_k (Σ̂_x^{1/2} P_{k−1}ᵀ P_{k−1} Σ̂_x^{1/2}) ⊗ (S_k S_kᵀ) with P_{k−1} = W_{k−1} ⋯ W_1, S_k = W_m ⋯ W_{k+1}:
 * d_x d_y × d_x d_y, with the nonzero eigenvalues of the Hessian at a global minimum. O(m) small products; Φ is not
 * formed. Radius: that of the operations.
 * @param root Σ̂_x^{1/2}; the identity for white data
 * @throws ShapeError
 */
export function sharpnessGram(weights: MatrixList, root?: MatrixLike): Matrix {
  weights = matricesFrom(weights, "sharpnessGram, weights");
  if (root !== undefined) root = fromRows(root, "sharpnessGram, root");
  validateNetwork(weights);
  const prefixes = prefixProducts(weights);
  const suffixes = suffixProducts(weights);
  const start = root ?? identity(weights[0]!.cols);
  const terms = weights.map((_, index) => {
    const before = prefixes[index]!.times(start);
    const after = suffixes[index + 1]!;
    return kronecker(transposedTimes(before, before), timesTransposed(after, after));
  });
  return terms.reduce((x, y) => x.plus(y)).times(2);
}

/**
 * λ_max of the Hessian of Ê‖y − W_m ⋯ W_1 x‖² at a global minimum: that of `sharpnessGram`. Error: Weyl, with the
 * radius of the Gram matrix.
 * @param root Σ̂_x^{1/2}; the identity for white data
 * @throws ShapeError, NonFiniteError, ConvergenceError
 */
export function minimumSharpness(weights: MatrixList, root?: MatrixLike): Quantity {
  weights = matricesFrom(weights, "minimumSharpness, weights");
  if (root !== undefined) root = fromRows(root, "minimumSharpness, root");
  return largestEigenvalue(sharpnessGram(weights, root));
}
