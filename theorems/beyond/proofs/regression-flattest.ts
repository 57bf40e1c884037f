import type { ProofText } from "../../../src/claim/index.js";
import { BRICKMAN, checkedBy, SION } from "./references.js";

export const proof = {
  matters: `The source bounds the least sharpness of regression from both sides. Here is its value, for data of any rank; for p = 1 it is the value of
    the conjecture of mulayoff2020 for one output, so that two sources meet.`,
  shows: ["(2L/n)(‖p‖‖Xᵀz‖|ŷᵀz|^{L−1})^{2/L} ≤ S(W)‖z‖²", "S(W*) ≤ (1+2⁻²⁰)(2L/n)(‖p‖‖Xᵀz‖|ŷᵀz|^{L−1})^{2/L}"],
  steps: [
    {
      says: `At a minimizer with product w, Xw = ŷ. The Hessian is (2/n)Σg_ig_iᵀ, g_i the gradient of the i-th prediction, whose part in W_k is
        q_k(P_{k−1}x_i)ᵀ, P_k = W_k⋯W_1, q_k = (W_L⋯W_{k+1})ᵀp. So S(W) = (2/n) max_{‖z‖=1} Σ‖q_k‖²‖P_{k−1}Xᵀz‖².`,
    },
    {
      says: `By the inequality of the means the sum is at least L(∏‖q_k‖‖P_{k−1}Xᵀz‖)^{2/L}. Regroup: ‖q_L‖ = ‖p‖, ‖P_0Xᵀz‖ = ‖Xᵀz‖, and ‖q_k‖‖P_kXᵀz‖ ≥
        |q_kᵀP_kXᵀz| = |ŷᵀz| for k < L. Hence the bound for every z.`,
      checks: ["(2L/n)(‖p‖‖Xᵀz‖|ŷᵀz|^{L−1})^{2/L} ≤ S(W)‖z‖²"],
    },
    {
      says: `For L ≥ 2 and β > 0 let W_1 = αe_1ŵᵀ, W_k = βe_1e_1ᵀ, W_L = βp̂e_1ᵀ with unit vectors ŵ, p̂ along w*, p and αβ^{L−1} = ‖w*‖/‖p‖: a minimizer.`,
      checks: ["w_prod = w* for W of step (iii)"],
    },
    {
      says: `Its sharpness is (2/n) max_z [s^{L−1}‖p‖²‖Xᵀz‖² + (L−1)s⁻¹(ŷᵀz)²], s = β², by the first step.`,
      checks: ["S(W) = (2/n)max_z[s^{L−1}‖p‖²‖Xᵀz‖² + (L−1)s⁻¹(ŷᵀz)²]"],
    },
    {
      says: `Minimum over s and maximum over z change places, word by word as in flattest-any-data, with n for d_x, x = (ŷᵀz)² and y = ‖p‖²‖Xᵀz‖², where y = 0
        only if x = 0, as ŷ is in the range of X; the inner minimum is L(‖p‖²‖Xᵀz‖²(ŷᵀz)^{2L−2})^{1/L}, an infimum if x = 0. It is reached since X ≠ 0
        and ŷ ≠ 0. For L = 1 no s is needed, and |ŷᵀz|⁰ is 1.`,
      checks: ["S(W*) ≤ (1+2⁻²⁰)(2L/n)(‖p‖‖Xᵀz‖|ŷᵀz|^{L−1})^{2/L}"],
      cites: [SION, BRICKMAN, checkedBy("beyond/flattest-any-data", "its sixth step")],
    },
  ],
  elsewhere: `The source has bounds of this number on both sides; its value was not found elsewhere.`,
  cites: [checkedBy("marion2024/theorem-2", "Theorem 2 of marion2024")],
} as const satisfies ProofText<string>;
