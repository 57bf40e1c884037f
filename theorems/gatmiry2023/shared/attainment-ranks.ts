import { type Matrix, type Quantity, rankOfProduct, sideBySide } from "../../../src/numerics/index.js";

/** [A_1 … A_n]ᵀ and [A_1ᵀ … A_nᵀ]: all A_iᵀ on top of each other, and side by side. Both are Aᵀ for n = 1. */
export function arrangements(measurements: readonly Matrix[]): { readonly stacked: Matrix; readonly beside: Matrix } {
  return { stacked: sideBySide(measurements).T, beside: sideBySide(measurements.map((x) => x.T)) };
}

/**
 * rank 𝒜ᵀM, rank M𝒜' and rank N for N = (𝒜ᵀM)^{L−1}𝒜', with 𝒜ᵀ and 𝒜' the arrangements of the measurements, n = 1
 * or L = 2: a network with product M that reaches the infimum of the trace has the first two at most the third. M is
 * given by factors with exact entries, so that elimination in integers decides.
 */
export function attainmentRanks(
  measurements: readonly Matrix[],
  m: readonly Matrix[],
  depth: number,
): { readonly before: Quantity; readonly after: Quantity; readonly core: Quantity } {
  const { stacked, beside } = arrangements(measurements);
  const cycles = Array.from({ length: depth - 1 }, () => [stacked, ...m]).flat();
  return {
    before: rankOfProduct([stacked, ...m]),
    after: rankOfProduct([...m, beside]),
    core: rankOfProduct([...cycles, beside]),
  };
}
