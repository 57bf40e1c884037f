import { type Matrix, type Quantity, spectralNorm } from "../../../src/numerics/index.js";

/** ‖D_k‖₂ for k = 1, …, L − 1, where D_k = W_{k+1}ᵀW_{k+1} − W_kW_kᵀ is what gradient flow conserves (Lemma 1). */
export function conservedSizes(weights: readonly Matrix[]): Quantity[] {
  return weights.slice(1).map((above, k) => {
    const below = weights[k]!;
    return spectralNorm(above.T.times(above).minus(below.times(below.T)));
  });
}
