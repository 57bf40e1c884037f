import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy } from "./references.js";

export const proof = {
  matters: `Flat has two meanings. Minima of least trace recover the ground truth; those of least largest eigenvalue
    need not, with any constant and at any depth.`,
  shows: [
    "λ_max(W) ≥ 2(1+δ₂)L(½)^{2−2/L}",
    "λ_max(W_t) = 2c2^{2/L}max(f(t), (1−1/k)f(1−t)+f(t)/k)",
    "max(f(t), (1−1/k)f(1−t)+f(t)/k) ≥ L/4 + (L−1)(1−2/k)|t−½|",
  ],
  steps: [
    {
      says: `(1/n)Σ⟨A_i,X⟩² = c(‖X‖_F² − (tr X)²/k), which for rank r lies between c(1−r/k)‖X‖_F² and c‖X‖_F², as |tr
        X| ≤ ‖X‖_* ≤ √r‖X‖_F; for r = 2 the scale c = k/(k−1) puts 1 in the middle, and δ_2 = 1/(k−1), 1 + δ_2 = c.`,
      checks: ["δ₂ = 1/(k−1)"],
    },
    {
      says: `The interpolating W have E(W) = M* − tI for some t. For tr B = 0 and θ_j = S_jᵀBP_{j−1}ᵀ let N(B) = Σ‖θ_j‖_F²
        = ⟨B, DE[θ]⟩, which sees no multiple of I: by the first step and the inequality of Cauchy and Schwarz,
        λ_max‖B‖_F² ≥ 2cN(B).`,
      checks: ["λ_max(W)‖B‖_F² ≥ 2cN(B)"],
    },
    {
      says: `For y = e_1 + u and x = e_1 − u with a unit u across e_1, B = yxᵀ has trace 0, and yᵀE(W)x = 1 whatever t
        is. As for the spectral norm, N(B) ≥ L(‖y‖‖x‖)^{2/L}|yᵀE(W)x|^{2−2/L} = 2^{2/L}L, and ‖B‖_F² = 4: λ_max ≥
        2cL(½)^{2−2/L}.`,
      checks: ["N(yxᵀ) ≥ 2^{2/L}L", "λ_max(W) ≥ 2(1+δ₂)L(½)^{2−2/L}"],
      cites: [checkedBy("beyond/sharpness-spectral-norm", "the largest eigenvalue and the spectral norm")],
    },
    {
      says: `Let W̄ have the layers 2^{−1/L}I and the last one 2^{−1/L}D, D = diag(1, −1, …, −1), so that t = ½:
        ‖ΣS_jθ_jP_{j−1}‖_F ≤ 2^{−(L−1)/L}Σ‖θ_j‖_F and the first step give λ_max ≤ 2cL(½)^{2−2/L}. W̄ is flattest.`,
      checks: ["λ_max(W_t) = 2c2^{2/L}max(f(t), (1−1/k)f(1−t)+f(t)/k)"],
    },
    {
      says: `Where λ_max is that, the third step is an equality for every u: S_jᵀy = (½)^{1−2j/L}P_jx for 1 ≤ j < L. With
        u and −u, S_jᵀ = (½)^{1−2j/L}P_jD, and E(W) = S_jP_j makes P_jᵀP_j = (½)^{2j/L−1}diag(a), a = (1 − t, t, …, t),
        so that 0 ≤ t ≤ 1. Hence N(B) = 2^{2/L}ΣB_pq²(½a_p + ½a_q + (L−2)a_pa_q).`,
      checks: ["λ_max(W_t) = 2c2^{2/L}max(f(t), (1−1/k)f(1−t)+f(t)/k)"],
      cites: [checkedBy("beyond/near-flattest", "what equality says of the layers")],
    },
    {
      says: `With f(a) = a + (L−2)a², B = e_2e_3ᵀ and B = diag(k−1, −1, …, −1) say λ_max ≥ 2c2^{2/L}max(f(t),
        (1−1/k)f(1−t)+f(t)/k), which is 2c2^{2/L}L/4 at t = ½ and, f being convex with f′(½) = L − 1, larger elsewhere. So
        t = ½ at every flattest W, and the error is ‖½I‖_F² = k/4: from k = 8 on above the bound (6) of the source, which
        goes to 0.`,
      checks: ["max(f(t), (1−1/k)f(1−t)+f(t)/k) ≥ L/4 + (L−1)(1−2/k)|t−½|", "k/4 ≥ 8δ₂/(1−δ₂)²‖M*‖_*², k ≥ 8"],
    },
    {
      says: `The least trace keeps (6), so that kt² goes to 0: the other end of the same line, where ‖M*−tI‖_* is least,
        at t = 0 alone.`,
      checks: ["‖M*−tI‖_* ≥ ‖M*‖_*"],
    },
  ],
  picture: {
    figure: "gatmiry2023/no-recovery",
    chart: "error",
    title: "Squared error of what fits with least λ_max, and with least trace, for Gaussian measurements",
  },
  elsewhere: `The source has recovery by least trace. That least λ_max fails was not found elsewhere.`,
  cites: [checkedBy("gatmiry2023/theorem-2", "Theorem 2 of gatmiry2023")],
  read: READ["flattest-no-recovery"],
} as const satisfies ProofText<string>;
