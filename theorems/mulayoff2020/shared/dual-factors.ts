import { chain, type Matrix, prefixProducts, suffixProducts } from "../../../src/numerics/index.js";

/**
 * Ψ_k = (W_m⋯W_{k+1})ᵀ X (W_{k−1}⋯W_1)ᵀ, d_k × d_{k−1}: with X = BΣ̂_x^{1/2} the terms of (21) and the factors of (23).
 */
export function dualFactors(weights: readonly Matrix[], x: Matrix): Matrix[] {
  const prefixes = prefixProducts(weights);
  const suffixes = suffixProducts(weights);
  return weights.map((_, k) => chain([suffixes[k + 1]!.T, x, prefixes[k]!.T]));
}
