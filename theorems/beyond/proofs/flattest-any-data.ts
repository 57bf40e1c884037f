import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { BRICKMAN, checkedBy, DANSKIN, KAMBER, SION } from "./references.js";

export const proof = {
  matters: `It settles, as far as a proof of ours goes, what the source leaves as a conjecture: the sharpness of the flattest minima for
    data that are not white, and its value, which is a problem in one direction v alone.`,
  shows: ["λ_max(H_{w*}) ≤ (1+2⁻²⁰) ν(B*), B* of rank one", "2m(‖Rv‖²‖TRv‖^{2m−2})^{1/m} ≤ λ_max(H_w)‖v‖²"],
  steps: [
    {
      says: `Σ̂_x = R² ⪰ 0. The normal equations E(w)Σ̂_x = Σ̂_yx say E(w)R = Σ̂_yxR⁺, as Σ̂_yx vanishes on the kernel of R; that is Ω. Let G
        be this matrix, TR = G. The Hessian at w ∈ Ω has the nonzero eigenvalues of 2Σ_k(RP_{k−1}ᵀP_{k−1}R) ⊗ (S_kS_kᵀ), P_k = W_k⋯W_1, S_k =
        W_m⋯W_{k+1}. So for ‖B‖_F = 1, λ_max ≥ 2Σ‖Ψ_k‖_F², Ψ_k = S_kᵀBRP_{k−1}ᵀ. As RP_{k−1}ᵀS_{k−1}ᵀ = RE(w)ᵀ = Gᵀ, Ψ_m⋯Ψ_1 =
        (BGᵀ)^{m−1}BR, and λ_max ≥ ν(B), which depends on G and R alone.`,
      cites: [
        checkedBy("mulayoff2020/lemma-3", "Lemma 3 of mulayoff2020"),
        checkedBy("mulayoff2020/lemma-4", "Lemma 4 of mulayoff2020"),
      ],
    },
    {
      says: `For z = TRv ≠ 0, ‖v‖ = 1, and B = zvᵀ/‖z‖, BGᵀ = zzᵀ/‖z‖ and ν(B) = 2m(‖z‖^{m−1}‖Rv‖)^{2/m}; for z = 0 the value at v is 0. So min ≥
        max ν ≥ the value.`,
      checks: ["ν(TRvvᵀ)‖v‖² = 2m(‖Rv‖²‖TRv‖^{2m−2})^{1/m}", "2m(‖Rv‖²‖TRv‖^{2m−2})^{1/m} ≤ λ_max(H_w)‖v‖²"],
    },
    {
      says: `G ≠ 0, of rank r ≤ min_j d_j with left singular vectors U_r, and T = GR⁺, so that TR = G and T = U_rU_rᵀT. For s > 0 let W_m = √s·U_r[I 0], W_j = √s times the
        partial identity of rank r, W_1 = s^{−(m−1)/2}[I; 0]U_rᵀT. Its product is T, and in Ω.`,
      checks: ["W_m⋯W_1 = T, W of step (iii)"],
    },
    {
      says: `There S_kS_kᵀ ⪯ s^{m−k}I and RP_{k−1}ᵀP_{k−1}R = s^{k−1−m}GᵀG for k ≥ 2, and hence λ_max ≤ 2 max_{‖v‖=1} g_s(v), g_s(v) = s^{m−1}y + (m−1)x/s, y =
        ‖Rv‖², x = ‖TRv‖². With I for U_r it is an equality.`,
      checks: ["λ_max(H_w) = 2λ_max(s^{m−1}Σ + (m−1)s⁻¹RTᵀTR), w of (iii)"],
    },
    {
      says: `min_{s>0} g_s(v) = m(yx^{m−1})^{1/m} by the inequality of the means, an infimum if x = 0.`,
      checks: ["m(yx^{m−1})^{1/m} ≤ s^{m−1}y + (m−1)s⁻¹x"],
    },
    {
      says: `g_s is convex in log s and linear in (x, y). Let K be the convex hull of all pairs (x, y), a compact set: inf_s max_v g_s = inf_s max_K g_s =
        max_K inf_s g_s = max_K m(yx^{m−1})^{1/m}. This function does not decrease in x or y, and increases along (1, 1) where it is positive, so
        that it is largest on the boundary of K. The boundary consists of pairs of some v: for d_x ≥ 3 the set of pairs is convex, for d_x = 2 it
        is an affine image of the circle of (cos 2θ, sin 2θ), an ellipse or a segment, for d_x = 1 a point. So min ≤ the value, and all are equal.
        The infimum over s is a minimum, as max_v g_s → ∞ for s → 0 and s → ∞: G ≠ 0, and so R ≠ 0.`,
      checks: ["λ_max(H_{w*}) ≤ (1+2⁻²⁰) ν(B*), B* of rank one"],
      cites: [SION, BRICKMAN],
    },
    {
      says: `The same without these two theorems: at the s of that minimum the one-sided derivatives of max_v g_s by log s are the least and the largest
        ∂g_s(v) over the unit v of the first eigenspace, ≤ 0 and ≥ 0. It is even in v, so that some such v has ∂g_s(v) = 0; s is the minimum for
        it, and max_v g_s = m(yx^{m−1})^{1/m} there. For G = 0 all is 0, at w = 0.`,
      cites: [DANSKIN],
    },
  ],
  elsewhere: `Kamber and Parhi have the sharpness at a given minimizer of ‖M − W_m⋯W_1‖_F², without a covariance of the data, and
    conditions for it to be the least: that is for white data. It is another question than the conjecture. The proof here is ours and
    was not refereed.`,
  cites: [KAMBER],
  read: READ["flattest-any-data"],
} as const satisfies ProofText<string>;
