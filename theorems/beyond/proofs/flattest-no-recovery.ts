import type { ProofText } from "../../../src/claim/index.js";
import { checkedBy } from "./references.js";

export const proof = {
  matters: `Flat has two meanings. Minima of least trace recover the ground truth; those of least largest eigenvalue
    need not, with any constant and at any depth.`,
  shows: ["λ_max(W) ≥ 2c(1−L/k)L‖M*−tI‖₂^{2−2/L}", "k(1−½(1−L/k)^{−L/(2L−2)})² ≥ k/8, k ≥ 16"],
  steps: [
    {
      says: `(1/n)Σ⟨A_i,X⟩² = c(‖X‖_F² − (tr X)²/k), which for rank r lies between c(1−r/k)‖X‖_F² and c‖X‖_F², as |tr
        X| ≤ ‖X‖_* ≤ √r‖X‖_F; for r = 2 the scale c = k/(k−1) puts 1 in the middle, and δ_2 = 1/(k−1), 1 + δ_2 = c.`,
      checks: ["δ₂ = 1/(k−1)"],
    },
    {
      says: `The interpolating W have E(W) = M* − tI for some t, and ‖M*−tI‖_2 = max(|1−t|, |t|) ≥ ½.`,
      checks: ["‖M*−tI‖₂ ≥ ½"],
    },
    {
      says: `With 1 − δ_L for the scale c, λ_max ≥ 2c(1−L/k)L‖M*−tI‖_2^{2−2/L}.`,
      checks: ["λ_max(W) ≥ 2c(1−L/k)L‖M*−tI‖₂^{2−2/L}"],
      cites: [checkedBy("beyond/sharpness-spectral-norm", "the largest eigenvalue and the spectral norm")],
    },
    {
      says: `For t = ½ let W̄ have the layers 2^{−1/L}I and the last one 2^{−1/L}diag(1, −1, …, −1):
        ‖ΣS_kθ_kP_{k−1}‖_F ≤ 2^{−(L−1)/L}Σ‖θ_k‖_F and the first step give λ_max ≤ 2cL(½)^{2−2/L}, with equality along
        a traceless sum.`,
      checks: ["λ_max(W̄) = 2(1+δ₂)L(½)^{2−2/L}"],
    },
    {
      says: `So every interpolating W that is at most as sharp as that one has 2c(1−L/k)L‖M*−tI‖_2^{2−2/L} ≤
        2cL(½)^{2−2/L}, hence 1 − t ≤ ‖M*−tI‖_2 ≤ ½(1−L/k)^{−L/(2L−2)}, and ‖E(W)−M*‖_F² = kt² where that is below 1.
        From k = 16 on this is above the bound (6) of the source for L ≤ 4, and (6) goes to 0.`,
      checks: [
        "k(1−½(1−L/k)^{−L/(2L−2)})² ≥ k/8, k ≥ 16",
        "k(1−½(1−L/k)^{−L/(2L−2)})² ≤ k/4",
        "k/8 ≥ 8δ₂/(1−δ₂)²‖M*‖_*², k ≥ 16",
      ],
    },
    {
      says: `The least trace goes to the other end of the same line: ‖M*−tI‖_* ≥ 1, and = 1 at t = 0 alone for k > 2.`,
      checks: ["‖M*−tI‖_* ≥ ‖M*‖_*"],
    },
  ],
  elsewhere: `The source has recovery by least trace. That least λ_max fails was not found elsewhere.`,
  cites: [checkedBy("gatmiry2023/theorem-2", "Theorem 2 of gatmiry2023")],
} as const satisfies ProofText<string>;
