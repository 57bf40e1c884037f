import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy } from "./references.js";

export const proof = {
  matters: `The factor δ/(1+δ), half of the printed one or less, serves nearly as far as it can: up to δ = 17/20, and not
    beyond 0.8598. For δ ≥ 1/2 it is at most 1.115 times the best one.`,
  shows: ["(1+δ)‖D‖_F² ≤ δ‖D‖_*², δ ≤ 17/20"],
  steps: [
    {
      says: `D = Σσ_kX_k, X_k = u_kv_kᵀ, G(X, Y) = (1/n)Σ⟨A_i,X⟩⟨A_i,Y⟩, B_kl = G(X_k,X_l) − ⟨X_k,X_l⟩, β_k = B_kk. On the span of X_k and X_l, all of rank
        two at most, the form B is a 2 × 2 matrix of norm at most δ: with g_k = √(δ+β_k), h_k = √(δ−β_k), |B_kl| ≤ g_kg_l and |B_kl| ≤ h_kh_l. As D is not seen,
        0 = G(X_k,D) = (1+β_k)σ_k + Σ_{l≠k}σ_lB_kl.`,
    },
    {
      says: `For k = 1, with B_1l ≥ −g_1g_l; sums are over l > 1. For k > 1, with B_1k ≥ −g_1g_k and B_kl ≥ −h_kh_l, (1+β_k)σ_k ≤ σ_1g_1g_k + h_k(Σσ_lh_l − σ_kh_k), and h_k² = δ − β_k. Where D is seen,
        |G(X_k,D)| ≤ √(1+β_k)𝒜(D) is added.`,
      checks: ["(1+β₁)σ₁ ≤ g₁Σσₗgₗ + √(1+δ)𝒜(D)", "(1+δ)σₖ ≤ σ₁g₁gₖ + hₖΣσₗhₗ + √(1+δ)𝒜(D), k > 1"],
    },
    {
      says: `Let D ≠ 0; as 1 + β_1 ≥ 1 − δ > 0 the second step gives δ, s > 0 for s = Σσ_l. Scale D so that s = 1; x = σ_1, g_k = √(2δ)s_k, h_k = √(2δ)c_k, so that s_k² + c_k² = 1, κ = (1−δ)/(2δ), p = xs_1, S = Σσ_ls_l, C = Σσ_lc_l, q = S − p.
        Divided by 2δ, the first line times x, the second step is κx² + p² ≤ pS, that is κx² ≤ pq, so that p, q > 0, and (1+κ)σ_k ≤ ps_k + c_kC = Ss_k + Cc_k − qs_k ≤ 1 − qs_k, as S² + C² ≤ (Σσ_l)² = 1. If 2σ_2
        ≥ 1: S ≤ σ_2s_2 + 1 − σ_2, so that s_2 ≥ 1 − (1−S)/σ_2 ≥ 2S − 1, and (1+κ)σ_2 ≤ 1 − q(2S−1) = 1 − 2pq − 2q² + q ≤ 9/8 − 2κx².`,
      checks: ["(1+δ)σ₂s ≤ (9/4)δs² − 2(1−δ)σ₁², 2σ₂ ≥ s"],
    },
    {
      says: `Q = Σσ_l² ≤ σ_2 ≤ ½ if 2σ_2 ≤ 1, and else Q ≤ σ_2² + (1−σ_2)² = ½ + 2(σ_2−½)².`,
      checks: ["Q ≤ ½s² + 2max(0, σ₂ − ½s)²"],
    },
    {
      says: `For δ ≤ 1/√2 the statement is in unseen-spread, and so it is for x ≤ 1 and any δ: (1+δ)‖D‖_F² ≤ 𝒜(D)² + δ(‖D‖_*² + max(0, 2‖D‖₂ − ‖D‖_*)²). Let
        1/√2 < δ ≤ 17/20, so that 3/34 ≤ κ < (√2−1)/2, and x > 1. It says (1+κ)(x²+Q) ≤ ½(1+x)², as δ/(1+δ) = 1/(2+2κ). With u = 5/8 − κ/2 − 2κx² the last two steps give
        σ_2 − ½ ≤ u/(1+κ) and (1+κ)Q ≤ (1+κ)/2 + 2max(0,u)². So H = x − κ/2 − (½+κ)x² − 2max(0,u)² ≥ 0 suffices.`,
      checks: ["2max(0,u)² ≤ x − ½κ − (½+κ)x²"],
      cites: [checkedBy("beyond/unseen-spread", "the energy of what is not seen, δ ≤ 1/√2, and x ≤ t")],
    },
    {
      says: `By the first bound of unseen-spread x ≤ t, which is 4κ(1+κ)x² ≤ 1. For fixed x the function H with u² for max(0,u)² is no larger, and concave in κ; so it is enough to see it at the ends of
        3/34 ≤ κ ≤ κ(x), where 4κ(1+κ)x² = 1 or κ = (√2−1)/2, which is x = 1 of that curve. At κ = 3/34 its second derivative in x is at most −2(½+κ) + 16κu < 0, as u ≤ 0.405: it is concave in x, 0.04
        or more at x = 1 and 0.008 or more at x = t = 17/√111.`,
    },
    {
      says: `On the curve u = 5/8 − κ/2 − 1/(2(1+κ)) decreases with κ, and is between 0.107 and 0.122: 2u² ≤ 0.0298. The rest of H is ½ − ½(x−1)² − (κ/2 + 1/(4(1+κ))), whose last bracket increases with κ,
        while x decreases to 1. For κ ≤ 1/10, x ≤ 17/√111 makes it at least 0.311 − 0.278; for larger κ, x ≤ 1.508 makes it at least 0.370 − 0.311.`,
      checks: ["(1+δ)‖D‖_F² ≤ δ‖D‖_*², δ ≤ 17/20"],
    },
  ],
  elsewhere: `Not found.`,
  read: READ["unseen-even"],
} as const satisfies ProofText<string>;
