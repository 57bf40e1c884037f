import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy } from "./references.js";

export const proof = {
  matters: `Two measures of flatness disagree: the minima of least trace are known exactly, how sharp they are, and
    when they are the flattest. For wide layers and depth three or more they can be sharper than the flattest by any
    factor.`,
  shows: ["λ_max(H_W) = 2κ(ρ/d₀ + ρ/d_L + (L−2)ρ²)", "λ_max(H_W) = f(ρ)·2Lσ^{2−2/L}"],
  steps: [
    {
      says: `P_j = W_j⋯W_1, S_j = W_L⋯W_{j+1}, T = S_jP_j. The Hessian has the nonzero eigenvalues of
        2Σ(P_{j−1}ᵀP_{j−1}) ⊗ (S_jS_jᵀ), and its trace is 2Σ‖P_{j−1}‖_F²‖S_j‖_F², at least
        2L(d_0d_L∏‖S_j‖_F²‖P_j‖_F²)^{1/L} ≥ 2L(d_0d_LN^{2L−2})^{1/L}, N = ‖T‖_*.`,
      checks: ["tr H_W = 2L(d₀d_L)^{1/L}‖T‖_*^{2−2/L}"],
      cites: [
        checkedBy("gatmiry2023/lemma-4", "Lemma 4 of gatmiry2023"),
        checkedBy("mulayoff2020/lemma-3", "Lemma 3 of mulayoff2020"),
      ],
    },
    {
      says: `A minimizer has equality in the inequality of the means, so that ‖P_{j−1}‖_F²‖S_j‖_F² = κ =
        (d_0d_L)^{1/L}N^{2−2/L} for all j, and in ‖T‖_* = ⟨S_jᵀU, P_jV⟩ ≤ ‖S_j‖_F‖P_j‖_F, where T = UΣVᵀ, Σ of size
        rank T, so that S_jᵀ = S_jᵀUUᵀ, P_j = P_jVVᵀ, S_jᵀU ∥ P_jV, and S_jᵀS_j = tP_jP_jᵀ for some t > 0: then TTᵀ =
        (S_jS_jᵀ)²/t, and S_jS_jᵀ ∝ (TTᵀ)^{1/2}, P_jᵀP_j ∝ (TᵀT)^{1/2}, for 1 ≤ j ≤ L − 1.`,
    },
    {
      says: `As tr (TTᵀ)^{1/2} = N, the terms of the sum are κI ⊗ (TTᵀ)^{1/2}/(d_0N) for j = 1, κ(TᵀT)^{1/2} ⊗
        I/(d_LN) for j = L and κ(TᵀT)^{1/2} ⊗ (TTᵀ)^{1/2}/N² for the others. All are largest at the first pair v ⊗ u,
        with the values κρ/d_0, κρ/d_L and κρ², ρ = σ/N.`,
      checks: ["λ_max(H_W) = 2κ(ρ/d₀ + ρ/d_L + (L−2)ρ²)", "λ_max(H_W) = f(ρ)·2Lσ^{2−2/L}"],
    },
    {
      says: `By the inequality of the means the bracket is at least L(ρ^{2L−2}/(d_0d_L))^{1/L}, so that f ≥ 1, with
        equality where ρ/d_0 = ρ/d_L, and = ρ² for L ≥ 3: then ρ = 1/d, all singular values are equal.`,
      checks: ["f(ρ) ≥ 1"],
    },
    {
      says: `f′(ρ) is ρ^{2/L−2} times an increasing function for L ≥ 3, constant for L = 2: f falls, then rises, and
        1/r ≤ ρ ≤ 1.`,
      checks: ["f(ρ) ≤ max(f(1/r), f(1))"],
    },
  ],
  elsewhere: `The sources have the least trace and the least sharpness, each by itself.`,
  cites: [checkedBy("mulayoff2020/theorem-1", "Theorem 1 of mulayoff2020")],
  read: READ["trace-minimizer-sharpness"],
} as const satisfies ProofText<string>;
