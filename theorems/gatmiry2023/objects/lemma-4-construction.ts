import { balancedFactorization, type Quantity } from "../../../src/numerics/index.js";
import { frobeniusNorm, type Matrix, prefixProducts, suffixProducts } from "../../../src/numerics/matrices/index.js";

/** The network of the construction for α and α′, and the norms that the displays speak of, j from 1 or 2 to L−1. */
export function construction(m: Matrix, widths: readonly number[], alpha: Quantity, prime: Quantity) {
  const weights = balancedFactorization(m, widths, alpha, prime);
  const below = prefixProducts(weights).map(frobeniusNorm);
  const above = suffixProducts(weights).map(frobeniusNorm);
  const from = (j: number) => Array.from({ length: weights.length - j }, (_, i) => i + j);
  return {
    weights,
    /** ‖W_L⋯W_{j+1}‖_F²‖W_j⋯W_1‖_F². */
    splits: from(1).map((j) => above[j]!.times(below[j]!).squared()),
    /** ‖W_L⋯W_{j+1}‖_F‖W_{j−1}⋯W_1‖_F: the left side of (16). */
    inner: from(2).map((j) => above[j]!.times(below[j - 1]!)),
    /** ‖W_L⋯W_2‖_F and ‖W_{L−1}⋯W_1‖_F. */
    upper: above[1]!,
    lower: below[weights.length - 1]!,
  };
}
