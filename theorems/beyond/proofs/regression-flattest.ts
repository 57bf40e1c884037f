import type { ProofText } from "../../../src/claim/index.js";
import { READ } from "./readings.js";
import { checkedBy } from "./references.js";

export const proof = {
  matters: `The source bounds the least sharpness of regression from both sides. Here is its value, for data of any rank. It is the case of one
    output of the conjecture of mulayoff2020, so that two sources meet.`,
  shows: ["(2L/n)(‖p‖‖Xᵀz‖|ŷᵀz|^{L−1})^{2/L} ≤ S(W)‖z‖²", "S(W*) ≤ (1+2⁻²⁰)(2L/n)(‖p‖‖Xᵀz‖|ŷᵀz|^{L−1})^{2/L}"],
  steps: [
    {
      says: `W is a minimizer iff its product w_prod has Xᵀ(y − Xw_prod) = 0, iff Xw_prod = ŷ. The Hessian there is (2/n)Σg_ig_iᵀ, g_i the gradient of the
        i-th prediction f(x_i), whose part in W_k is q_k(P_{k−1}x_i)ᵀ, P_k = W_k⋯W_1, q_k = (W_L⋯W_{k+1})ᵀp. So S(W) = (2/n) max_{‖z‖=1}
        ‖Σz_ig_i‖² = (2/n) max_{‖z‖=1} Σ‖q_k‖²‖P_{k−1}Xᵀz‖².`,
      checks: ["‖∇Σz_if(x_i)‖² = Σ‖q_k‖²‖P_{k−1}Xᵀz‖²"],
    },
    {
      says: `Of W_L only pᵀW_L counts. W′_k = ‖p‖^{1/L}W_k for k < L and W′_L = ‖p‖^{1/L}(p/‖p‖)ᵀW_L have one output, no p and the same predictions; every
        network of one output is such a W′. In the first step the k-th term of W′ is that of W over ‖p‖^{2/L}: ‖q′_k‖ = ‖p‖^{−k/L}‖q_k‖ for k < L, ‖q′_L‖
        = 1, ‖q_L‖ = ‖p‖, and P′_{k−1} = ‖p‖^{(k−1)/L}P_{k−1}. So S(W) = ‖p‖^{2/L}S(W′), and S_min is ‖p‖^{2/L} times that for p = 1. That is
        flattest-any-data with d_y = 1, R = Σ̂^{1/2} and T = w*ᵀ: Ω is w_prodᵀR = (1/n)yᵀXR⁺ = w*ᵀR, the minimizers, rank(TR) = 1, and v and z give the same
        values along v = Rx, z = Xx/√n, in the ranges of R and X, outside of which nothing is seen. All else follows from there; the steps below say it directly.`,
      checks: ["S(W) = ‖p‖^{2/L}S(W′), W′ of step (ii), one output"],
      cites: [checkedBy("beyond/flattest-any-data", "the least sharpness for any data")],
    },
    {
      says: `By the inequality of the means the sum is at least L(∏‖q_k‖‖P_{k−1}Xᵀz‖)^{2/L}. Regroup: ‖q_L‖ = ‖p‖, ‖P_0Xᵀz‖ = ‖Xᵀz‖, and ‖q_k‖‖P_kXᵀz‖ ≥
        |q_kᵀP_kXᵀz| = |ŷᵀz| for k < L by Cauchy and Schwarz, checked for k = 1. Hence the bound for every z.`,
      checks: [
        "L(∏‖q_k‖²‖P_{k−1}Xᵀz‖²)^{1/L} ≤ Σ‖q_k‖²‖P_{k−1}Xᵀz‖²",
        "(ŷᵀz)² ≤ ‖q_1‖²‖P_1Xᵀz‖²",
        "(2L/n)(‖p‖‖Xᵀz‖|ŷᵀz|^{L−1})^{2/L} ≤ S(W)‖z‖²",
      ],
    },
    {
      says: `For L ≥ 2, β > 0 and γ = ‖p‖ let W_1 = e_1w*ᵀ/(γβ^{L−1}), W_k = βe_1e_1ᵀ, W_L = βγpe_1ᵀ/‖p‖²: a minimizer. For any γ ≠ 0 and any w its
        product is w, and the sum of the first step is s^{L−1}γ²‖Xᵀz‖² + (L−2+‖p‖²/γ²)s⁻¹(ŷᵀz)², s = β², ŷ = Xw.`,
      checks: [
        "W_1ᵀ⋯W_Lᵀp = w for W of step (iv)",
        "Σ‖q_k‖²‖P_{k−1}Xᵀz‖² of (iv), with γ for ‖p‖",
        "w_prod = w* for W of step (iv)",
        "S(W) = (2/n)max_z[s^{L−1}‖p‖²‖Xᵀz‖² + (L−1)s⁻¹(ŷᵀz)²]",
      ],
    },
    {
      says: `So S_min is at most (2/n) min_s max_z [s^{L−1}y + (L−1)s⁻¹x], x = (ŷᵀz)² and y = ‖p‖²‖Xᵀz‖². Minimum and maximum change places as in
        flattest-any-data, with n for d_x, where y = 0 only if x = 0, as ŷ is in the range of X; the inner minimum is
        L(‖p‖²‖Xᵀz‖²(ŷᵀz)^{2L−2})^{1/L}, an infimum if x = 0. The outer one is reached since X ≠ 0 and ŷ ≠ 0. For L = 1 no s is needed, and |ŷᵀz|⁰ is 1.`,
      checks: ["S(W*) ≤ (1+2⁻²⁰)(2L/n)(‖p‖‖Xᵀz‖|ŷᵀz|^{L−1})^{2/L}"],
      cites: [checkedBy("beyond/flattest-any-data", "the least sharpness for any data")],
    },
  ],
  elsewhere: `The source has bounds of this number on both sides; its value was not found elsewhere.`,
  cites: [checkedBy("marion2024/theorem-2", "Theorem 2 of marion2024")],
  read: READ["regression-flattest"],
} as const satisfies ProofText<string>;
