import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy } from "./references.js";

export const proof = {
  matters: `The source describes flattest minima for white data. For any data, a minimum that is nearly flattest is
    nearly so, and by how much is said: its layers hand the signal on.`,
  shows: ["∏cos²φ_k ≥ (c/λ_max)^m", "Σ(s_j − s_k)² ≤ (m−1)(λ_max − c)/2", "Σ‖S_kᵀu‖²‖P_{k−1}Rx‖² ≤ λ_max‖x‖²/2"],
  steps: [
    {
      says: `λ_max‖B‖_F² ≥ 2Σ‖S_kᵀBRP_{k−1}ᵀ‖_F², and for B = uxᵀ the term is ‖S_kᵀu‖²‖P_{k−1}Rx‖²: the third bound,
        and λ_max ≥ 2Σs_k² for x = v.`,
      checks: ["λ_max(H_w) ≥ 2Σs_k²", "Σ‖S_kᵀu‖²‖P_{k−1}Rx‖² ≤ λ_max‖x‖²/2"],
      cites: [checkedBy("mulayoff2020/lemma-3", "Lemma 3 of mulayoff2020")],
    },
    {
      says: `‖S_kᵀu‖‖P_kRv‖ cos φ_k = uᵀS_kP_kRv = uᵀTRv = ‖TRv‖.`,
      checks: ["⟨S_kᵀu, P_kRv⟩ = ‖TRv‖, summed over k"],
    },
    {
      says: `∏s_k = ‖Rv‖∏_{k<m}‖S_kᵀu‖‖P_kRv‖ = ‖Rv‖‖TRv‖^{m−1}/∏_{k<m}cos φ_k, as ‖S_mᵀu‖ = 1. The inequality of the
        means λ_max ≥ 2Σs_k² ≥ 2m(∏s_k)^{2/m} is λ_max ≥ c∏(cos φ_k)^{−2/m}: the first bound.`,
      checks: ["m(∏s_k²)^{1/m} ≤ Σs_k²", "∏cos²φ_k ≥ (c/λ_max)^m"],
    },
    {
      says: `Σ_{j<k}(s_j−s_k)² = (m−1)Σs_k² − 2Σ_{j<k}s_js_k, and Σ_{j<k}s_js_k ≥ ½m(m−1)(∏s_k)^{2/m} by the
        inequality of the means; with 2m(∏s_k)^{2/m} ≥ c this is the second bound.`,
      checks: ["Σ(s_j − s_k)² ≤ (m−1)(λ_max − c)/2"],
    },
    {
      says: `Where λ_max = c all cos φ_k are 1 and all s_k are one s. For 1 ≤ k < m, ‖S_kᵀu‖‖P_kRv‖ = ‖TRv‖, also for
        k = m; so ‖P_kRv‖/‖P_{k−1}Rv‖ = ‖TRv‖/s for all k, g^{1/m} as their product is g, and ‖S_kᵀu‖ = g^{1−k/m}. The
        third bound divided by g^{2−2/m} is the budget.`,
      cites: [checkedBy("beyond/flattest-any-data", "that c is reached, where rank(TR) ≤ min d_j")],
    },
  ],
  elsewhere: `For white data and flattest minima these are Theorems 2 and 3 of the source.`,
  cites: [
    checkedBy("mulayoff2020/theorem-2", "Theorem 2 of mulayoff2020"),
    checkedBy("mulayoff2020/theorem-3", "Theorem 3 of mulayoff2020"),
  ],
  read: READ["near-flattest"],
} as const satisfies ProofText<string>;
