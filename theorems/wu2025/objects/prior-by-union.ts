import { exact, logarithm, type Quantity, twoTo } from "../../../src/numerics/index.js";

/** ‖θ‖, σ = 1. */
export const PLACES = Array.from({ length: 33 }, (_, i) => i / 4);

/** The number of the prior: the first j with 4^j ≥ 1 + x²/k. */
export function priorFor(x: number, k: number): number {
  let j = 0;
  while (k * twoTo(2 * j) < k + x * x) j += 1;
  return j;
}

/** D_KL(𝒩(θ, I_k)‖𝒩(0, 4^jI_k)) for ‖θ‖ = x. */
export function divergence(x: number, k: number, j: number): Quantity {
  const ratio = exact(x)
    .squared()
    .plus(k)
    .over(twoTo(2 * j));
  return ratio
    .minus(k)
    .plus(logarithm(twoTo(2 * j)).times(k))
    .over(2);
}
