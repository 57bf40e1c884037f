import { asQuantity, DomainError, note, type Quantity, sum } from "../arithmetic/index.js";
import { frobeniusSquared, matricesFrom, type MatrixList, prefixProducts, suffixProducts } from "../matrices/index.js";
import { validateNetwork } from "./network.js";
import { gradientsByLayer } from "./prediction-gradients.js";

/**
 * The trace of the Hessian of the loss (1/n) Σ (⟨A_i, E(W)⟩ − b_i)²,
 *
 *   tr ∇²L(W) = (2/n) Σ_i Σ_j ‖W_{j−1} ⋯ W_1 A_iᵀ W_L ⋯ W_{j+1}‖_F².
 *
 * It holds at every W, not only at zero loss: ∇²L = (2/n) Σ (∇f_i ∇f_iᵀ + (f_i − b_i) ∇²f_i), and f_i = ⟨A_i, E(W)⟩
 * is linear in each layer, so that every diagonal entry of ∇²f_i is zero. Hence it takes no labels.
 * The factor 2 is the one of Lemma 2 of Gatmiry et al. (2023), which their display below it leaves out.
 *
 * O(nL) matrix products. The error bound is that of the products and of the sum of squares.
 * @throws ShapeError
 */
export function hessianTrace(weights: MatrixList, measurements: MatrixList): Quantity {
  weights = matricesFrom(weights, "hessianTrace, weights");
  measurements = matricesFrom(measurements, "hessianTrace, measurements");
  return gradientSquares(weights, measurements).times(2).over(measurements.length);
}

/**
 * Σ_i Σ_j ‖W_{j−1} ⋯ W_1 A_iᵀ W_L ⋯ W_{j+1}‖_F², the sum of (7) in Gatmiry et al. (2023): all squared gradients of the
 * predictions. Without the factor 2/n of the trace of the Hessian.
 * @throws ShapeError
 */
export function gradientSquares(weights: MatrixList, measurements: MatrixList): Quantity {
  weights = matricesFrom(weights, "gradientSquares, weights");
  measurements = matricesFrom(measurements, "gradientSquares, measurements");
  const terms = gradientsByLayer(weights, measurements, "above").map(frobeniusSquared);
  return note(sum(terms), "gradientSquares", weights, measurements);
}

/**
 * R(W) of (10) in Gatmiry et al. (2023),
 *
 *   d_0 ‖W_L ⋯ W_2‖_F² + Σ_{j=2}^{L−1} ‖W_L ⋯ W_{j+1}‖_F² ‖W_{j−1} ⋯ W_1‖_F² + d_L ‖W_{L−1} ⋯ W_1‖_F²:
 *
 * what the sum of squared gradients becomes, per measurement, for measurements that are isometric on rank one.
 * @throws ShapeError; DomainError for a depth below 2, where (10) is not defined
 */
export function regularizerR(weights: MatrixList): Quantity {
  weights = matricesFrom(weights, "regularizerR");
  validateNetwork(weights);
  const depth = weights.length;
  if (depth < 2) {
    throw new DomainError({ where: "regularizerR", expected: "a network of depth 2 or more", got: `depth ${depth}` });
  }
  const prefixes = prefixProducts(weights);
  const suffixes = suffixProducts(weights);
  const inputs = weights[0]!.cols;
  const outputs = weights[depth - 1]!.rows;
  const terms = weights.map((_, index) => {
    const below = index === 0 ? inputs : frobeniusSquared(prefixes[index]!);
    const above = index === depth - 1 ? outputs : frobeniusSquared(suffixes[index + 1]!);
    return asQuantity(above).times(below);
  });
  return note(sum(terms), "regularizerR", weights);
}
