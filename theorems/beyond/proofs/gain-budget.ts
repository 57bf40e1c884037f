import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy, KAMBER } from "./references.js";

export const proof = {
  matters: `All intermediate gains of a signal share one budget at a flattest minimum, and the factor for each layer
    is √(m−1), the best one, where the source has √m: for two layers both weights have the norm √σ exactly.`,
  shows: [
    "Σσ^{−2k/m}‖Pₖx‖² ≤ (m−1)‖x‖²",
    "Σσ^{−2(1−k/m)}‖Sₖᵀy‖² ≤ (m−1)‖y‖²",
    "σ_max(Wₖ⋯W₁) ≤ √(m−1) σ^{k/m}, every k",
    "σ_max(W_m⋯Wₖ₊₁) ≤ √(m−1) σ^{1−k/m}, every k",
  ],
  steps: [
    {
      says: `λ_max(H_w)‖x‖²‖y‖² ≥ 2Σ_{k=1}^m‖S_kᵀy‖²‖P_{k−1}x‖² at every minimum, and λ_max = 2mσ^{2−2/m} at a
        flattest one.`,
      checks: ["λ_max(H_w)‖x‖²‖y‖² ≥ 2Σ‖Sₖᵀy‖²‖Pₖ₋₁x‖²"],
      cites: [
        checkedBy("mulayoff2020/lemma-3", "Lemma 3 of mulayoff2020"),
        checkedBy("mulayoff2020/theorem-1", "Theorem 1 of mulayoff2020"),
      ],
    },
    {
      says: `Let u, v be a first singular pair of T. For x = v, y = u, the first step and the inequality of the means
        give mσ^{2−2/m} ≥ Σ‖S_kᵀu‖²‖P_{k−1}v‖² ≥ m(∏‖S_kᵀu‖²‖P_{k−1}v‖²)^{1/m}, and the product is
        ∏_{k<m}‖S_kᵀu‖²‖P_kv‖² ≥ ∏_{k<m}(uᵀS_kP_kv)² = σ^{2m−2}. So all are equalities, ‖S_kᵀu‖‖P_{k−1}v‖ = σ^{1−1/m},
        ‖S_kᵀu‖‖P_kv‖ = σ, hence ‖P_kv‖ = σ^{1/m}‖P_{k−1}v‖: ‖P_kv‖ = σ^{k/m}, ‖S_kᵀu‖ = σ^{1−k/m}.`,
      checks: ["m(∏‖Sₖᵀy‖²‖Pₖ₋₁x‖²)^{1/m} ≤ Σ‖Sₖᵀy‖²‖Pₖ₋₁x‖²", "Σ‖Pₖv‖ = Σσ^{k/m}"],
    },
    {
      says: `The first step with y = u: Σσ^{2−2k/m}‖P_{k−1}x‖² ≤ mσ^{2−2/m}‖x‖². Divide by σ^{2−2/m}, and take away
        the term of k = 1, which is ‖x‖². The second budget is the same with x = v.`,
      checks: ["Σσ^{−2k/m}‖Pₖx‖² ≤ (m−1)‖x‖²", "Σσ^{−2(1−k/m)}‖Sₖᵀy‖² ≤ (m−1)‖y‖²"],
    },
    {
      says: `Best: W_1 = diag(1, √(m−1)), W_2 = … = W_m = diag(1, 0) has a diagonal Gram matrix with the sums of the
        first step on it: m for (1, 1), 1 + (m−1) for i = 2, j = 1, and at most m − 1 for j = 2. For k > 1 give the
        first k products of layers the gains ε, …, ε, g on the second path, g² = m − 1 − (k−1)ε²: for
        ε → 0 the factor is approached, and the budget says that it is not reached, as P_kx ≠ 0 has P_jx ≠ 0 for j < k. A single layer has
        no bound: in the last example W_k has the norm g/ε.`,
    },
  ],
  elsewhere: `Kamber and Parhi have the case m = 2, for a given minimizer of ‖M − W_m⋯W_1‖_F²: it is flat if and only if its two layers
    have the same spectral norm. They have it for deep factorizations of a scalar, too, and that constant products of norms suffice at any
    depth. A budget for all k together, and the factor √(m−1), were not found elsewhere.`,
  cites: [KAMBER],
  read: READ["gain-budget"],
} as const satisfies ProofText<string>;
