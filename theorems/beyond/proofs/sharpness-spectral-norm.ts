import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy } from "./references.js";

export const proof = {
  matters: `Under restricted isometry the trace grows with the nuclear norm of what a network computes, and its
    largest eigenvalue with the spectral norm: two measures of flatness prefer different matrices.`,
  shows: ["2(1−δ)L‖E(W)‖₂^{2−2/L} ≤ λ_max"],
  steps: [
    {
      says: `Let P_k = W_k⋯W_1, S_k = W_L⋯W_{k+1}, and DE[θ] = ΣS_kθ_kP_{k−1} the derivative of E. At zero loss θᵀ∇²ℒθ
        = (2/n)Σ⟨A_i,DE[θ]⟩².`,
      checks: ["(2/n)Σ⟨A_i,DE[θ]⟩² ≤ λ_max N"],
    },
    {
      says: `For θ_k = S_kᵀyxᵀP_{k−1}ᵀ, DE[θ] has rank at most L, and ⟨yxᵀ, DE[θ]⟩ = Σ‖S_kᵀy‖²‖P_{k−1}x‖² = Σ‖θ_k‖_F²,
        which is called N.`,
      checks: ["⟨yxᵀ, DE[θ]⟩ = N"],
    },
    {
      says: `λ_max ≥ 0, which is all that is said where δ ≥ 1. Else, for unit x, y, λ_max N ≥
        2(1−δ)‖DE[θ]‖_F² ≥ 2(1−δ)N², so that λ_max ≥ 2(1−δ)N where N > 0; for N = 0,
        yᵀE(W)x = 0 by the next step.`,
      checks: ["(1−δ)‖DE[θ]‖_F² ≤ (1/n)Σ⟨A_i,DE[θ]⟩²"],
    },
    {
      says: `N ≥ L(∏‖S_kᵀy‖‖P_{k−1}x‖)^{2/L}, the inequality of the means, and the product is ∏_{k<L}‖S_kᵀy‖‖P_kx‖ ≥
        |yᵀE(W)x|^{L−1} by the inequality of Cauchy and Schwarz. For the first singular pair this is the bound.`,
      checks: ["L(∏‖S_kᵀy‖²‖P_{k−1}x‖²)^{1/L} ≤ N", "2(1−δ)L‖E(W)‖₂^{2−2/L} ≤ λ_max"],
    },
  ],
  elsewhere: `The source has the trace and the nuclear norm. For white data and two layers related statements on
    spectral norms are known.`,
  cites: [checkedBy("gatmiry2023/lemma-3", "Lemma 3 of gatmiry2023")],
  read: READ["sharpness-spectral-norm"],
} as const satisfies ProofText<string>;
