import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";

export const proof = {
  matters: `What the measurements get wrong of a matrix depends on how its singular values are spread. This bound cannot be
    improved: whatever δ ≤ 1 and the singular values are, some measurements reach it.`,
  shows: ["|B(M)| ≤ δ(‖M‖_*² − ‖M‖_F² + max(0, 2‖M‖₂−‖M‖_*)²)"],
  steps: [
    {
      says: `M = Σσ_kX_k, X_k = u_kv_kᵀ, σ_1 ≥ σ_2 ≥ …, s = Σ_{k>1}σ_k; |B(Z)| ≤ δ‖Z‖_F² for rank Z ≤ 2, so that B_{kl}^± =
        B(X_k ± X_l) is at most 2δ in size. B is a quadratic form, B(M) = Σσ_k²B(X_k) + ½Σ_{k<l}σ_kσ_l(B_{kl}⁺ − B_{kl}⁻),
        for any number of X_k; checked for three.`,
      checks: ["B(ΣσₖXₖ) = Σσₖ²B(Xₖ) + ½Σσₖσₗ(Bₖₗ⁺ − Bₖₗ⁻)"],
    },
    {
      says: `If σ_1 ≤ s there is a closed polygon in the plane with sides w_k of lengths σ_k. A triangle will do, with the sides
        σ_1, b = σ_2 + … + σ_j and c = σ_{j+1} + …, j the largest with b ≤ h = ½‖M‖_*: σ_1 ≤ h; if c is not empty, b + σ_{j+1} > h and
        c = 2h − σ_1 − b < h − σ_1 + σ_{j+1} ≤ h. No side is longer than the two others together.`,
      checks: ["σ₁, σ₂ + … + σⱼ and the rest ≤ ½‖M‖_*, where σ₁ ≤ s"],
    },
    {
      says: `Then Σ_{l≠k}⟨w_k, w_l⟩ = −σ_k², and with B_{kl}⁺ + B_{kl}⁻ = 2B(X_k) + 2B(X_l), Σσ_k²B(X_k) =
        −½Σ_{k<l}⟨w_k,w_l⟩(B_{kl}⁺ + B_{kl}⁻). Together B(M) = ½Σ_{k<l}[(σ_kσ_l − ⟨w_k,w_l⟩)B_{kl}⁺ − (σ_kσ_l + ⟨w_k,w_l⟩)B_{kl}⁻].
        As |⟨w_k,w_l⟩| ≤ σ_kσ_l, both brackets are ≥ 0, of the sum 2σ_kσ_l, and |B(M)| ≤ 2δΣ_{k<l}σ_kσ_l = δ(‖M‖_*² − ‖M‖_F²).`,
      checks: ["Σ‖wₖ‖²B(Xₖ) = −½Σ⟨wₖ,wₗ⟩(Bₖₗ⁺ + Bₖₗ⁻), Σwₖ = 0"],
    },
    {
      says: `For every M with s > 0 let Y_k = σ_1X_1 + sX_k, so that M is the mean of the Y_k, k > 1, with the weights σ_k/s. A
        quadratic form at a mean is its mean less half the mean of its values at the differences, Y_k − Y_l = s(X_k − X_l):
        B(M) = Σ(σ_k/s)B(Y_k) − ½Σ_{k≠l}σ_kσ_lB_{kl}⁻, all k, l > 1. The rank of Y_k is 2 at most: |B(M)| ≤ δ(σ_1² + s²) + δΣ_{k≠l}σ_kσ_l =
        δ(σ_1² + 2s² − Σ_{k>1}σ_k²). For s = 0 it is |B(M)| ≤ δσ_1².`,
      checks: ["sB(M) = ΣσₖB(Yₖ) − sΣσₖσₗBₖₗ⁻, 1 < k < l"],
    },
    {
      says: `This is δ(‖M‖_*² − ‖M‖_F² + (σ_1 − s)²): the claim where σ_1 ≥ s, and weaker than the third step elsewhere. Since
        (σ_1 − s)² ≤ σ_1² ≤ ‖M‖_F² there, the claim is at most the bound of restricted-energy.`,
      checks: [
        "‖M‖_*² − ‖M‖_F² + max(…)² ≤ σ₁² + 2s² − Σσₖ², k > 1",
        "|B(M)| ≤ δ(‖M‖_*² − ‖M‖_F² + max(0, 2‖M‖₂−‖M‖_*)²)",
        "‖M‖_*² − ‖M‖_F² + max(0, 2‖M‖₂−‖M‖_*)² ≤ ‖M‖_*²",
      ],
    },
    {
      says: `Best: let M = diag(σ_1, σ_2, …), G = diag(x, 1, …, 1), x = min(1, s/σ_1), and measurements with B(Z) = δ(‖Z‖_F² + ⟨G,Z⟩² −
        ‖GZ‖_F² − ‖ZG‖_F²). There are some, as ‖Z‖_F² + B(Z) ≥ (1−δ)‖Z‖_F² ≥ 0. They have (2, δ)-RIP: B(Z) ≥ −δ‖Z‖_F², and for rank
        Z ≤ 2, ⟨G,Z⟩² = (tr GZ)² is at most 2‖GZ‖_F² and at most 2‖ZG‖_F². And B(M) = δ(σ_1²(1−x²) + 2xσ_1s + s² − Σ_{k>1}σ_k²), the right
        side. M is any matrix with these singular values after a rotation on both sides; where it is not
        square, G and Z stand for their first min(d_0, d_L) rows and columns, and the first term for all of Z. The equality cases are such.`,
    },
  ],
  elsewhere: `Nothing like it was found. For rank two it is the definition of δ; the first term alone is that of restricted-energy
    for k equal singular values, 1 − 1/k of it.`,
  read: READ["restricted-energy-spread"],
} as const satisfies ProofText<string>;
