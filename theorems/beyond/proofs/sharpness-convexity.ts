import type { ProofText } from "../../../src/claim/index.js";
import { JOSZ, KEMPF, SION } from "./references.js";

export const proof = {
  matters: `The least sharpness is a minimum over networks, which is no convex problem in their weights. Along the right paths
    it is one: on the networks of one product with invertible partial products no local minimum of sharpness or trace is worse
    than another one, and a mixture of the measurements certifies the least sharpness, at every depth.`,
  shows: ["2 tr(ZK_W) ≤ tr(ZK_U) + tr(ZK_V)", "λ_max(W)² ≤ λ_max(U)λ_max(V)"],
  steps: [
    {
      says: `For 0 < k < L let G_k be symmetric and invertible, G_0 = I, G_L = I. The layers U_k = G_kW_kG_{k−1}⁻¹ and V_k =
        G_k⁻¹W_kG_{k−1} have the product of the W_k, since what stands between two layers cancels.`,
      checks: ["E(U) = E(W)", "E(V) = E(W)"],
    },
    {
      says: `With P_k = W_k⋯W_1, S_k = W_L⋯W_{k+1} the gradient of f_i by the k-th layer is Θ_ik = S_kᵀA_iP_{k−1}ᵀ at W, so that it
        is G_k⁻¹Θ_ikG_{k−1} at U and G_kΘ_ikG_{k−1}⁻¹ at V. The inner product of the one for i and the other for j is
        tr(G_{k−1}Θ_ikᵀΘ_jkG_{k−1}⁻¹) = ⟨Θ_ik, Θ_jk⟩; summed over k this is J_UJ_Vᵀ = K_W.`,
      checks: ["J_UJ_Vᵀ = K_W"],
    },
    {
      says: `As K_W is symmetric, K_U + K_V − 2K_W = (J_U − J_V)(J_U − J_V)ᵀ ⪰ 0, and for Z = FFᵀ, 2 tr(ZK_W) ≤ tr(ZK_U) + tr(ZK_V).
        By the inequality of Cauchy and Schwarz ‖J_Wᵀz‖² = ⟨J_Uᵀz, J_Vᵀz⟩ ≤ ‖J_Uᵀz‖‖J_Vᵀz‖, so that log λ_max has the same
        inequality. And (2/n)tr(ZK_W) ≤ λ_max(∇²ℒ(W)) tr Z, equal for some Z.`,
      checks: ["2 tr(ZK_W) ≤ tr(ZK_U) + tr(ZK_V)", "λ_max(W)² ≤ λ_max(U)λ_max(V)", "(2/n) tr(ZK_W) ≤ λ_max(W)"],
      cites: [KEMPF],
    },
    {
      says: `Let d_0 ≤ d_L (else transpose all), and d_j = d_0 for the hidden layers at first. Two networks U′ and V of one product M
        whose partial products P_k are invertible are of this form, but for rotations of hidden units, which leave K as it is: V_k =
        C_kU′_kC_{k−1}⁻¹ for C_k = P_k(V)P_k(U′)⁻¹, 0 < k < L (for k = L both have the last layer M P_{L−1}⁻¹); C_k = O_kQ_k with O_k
        orthogonal and Q_k ≻ 0, and without the O_k, V_k = Q_kU′_kQ_{k−1}⁻¹. With G_k = Q_k^{−1/2} the middle is W_k =
        G_k⁻¹U′_kG_{k−1}. Taking middles again and again, K_{W(t)} for the layers Q_k^tU′_kQ_{k−1}^{−t}, which are
        continuous in t, is convex in t: K_{W(t)} ⪯ (1−t)K_U′ + tK_V. A local minimum of λ_max(K) or tr(ZK) among these networks is
        hence a least one.`,
    },
    {
      says: `Hence the Q with Q ⪰ K_W for some such W are a convex set 𝒬, and as λ_max and tr(Z·) do not decrease in the order of ⪰, the
        infima over 𝒬 are those over W. λ_max(Q) = max_Z tr(ZQ) is linear in Q and in Z, and the Z are convex and compact: inf and max
        may be exchanged.`,
      cites: [SION],
    },
    {
      says: `Other W of the product M, hidden widths at least d_0, M of any rank, add nothing. Let X_k = P_kᵀP_k + εI for 0 < k < L,
        X_0 = I, ε > 0. As M = S_kP_k, M X_k⁻¹Mᵀ ⪯ S_kS_kᵀ. The network with the partial products X_k^{1/2} and the last layer
        M X_{L−1}^{−1/2} has d_0 units in each hidden layer, the product M, and S_kS_kᵀ = M X_k⁻¹Mᵀ, and tr(ZK) = Σ tr(S_kS_kᵀ B_c P_{k−1}ᵀP_{k−1}B_cᵀ) over
        k and c, B_c = Σ_iF_icA_i, increases with both factors: it is at most that of W and ε times a number that is the same for all Z of trace 1. With ε → 0
        neither infimum, with max_Z or for one Z, is below that over the networks of the fourth step; and these fit into wider
        layers, with zeros.`,
    },
  ],
  elsewhere: `The squared length along an orbit of a group is convex in this way by Kempf and Ness; Josz has the flow that balances two
    layers, from symmetries of this kind. That the Hessians of deep linear networks are ordered along such paths, and the duality, were
    not found elsewhere. For two layers the inner infimum has a closed form (sharpness-duality).`,
  cites: [JOSZ],
} as const satisfies ProofText<string>;
